"""Runs the scenarios of `tests/scenarios` through the public names. Their format stands in `tests/README.md`."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import contract
import fapiao
from memory_store import MemoryStore

ROOT = Path(__file__).resolve().parents[2] / "tests"
SCENARIOS = sorted(ROOT.glob("scenarios/*.json"))
SECRET = ("password", "token", "email", "phone", "mobile", "tax_id", "bank_account", "id_number")
#: What a call that the types cannot make is refused with: JSON that is none, wrong types, unknown fields and choices,
#: operations of another role.
UNTYPED = ("invalid_input", "operation_not_allowed", "unknown_operation")
UNITS = {"ms": "milliseconds", "s": "seconds", "m": "minutes", "h": "hours", "d": "days"}

Json = Any


def compare(expected: Json, actual: Json, path: str = "/") -> None:
    """Whether the value has everything that is expected."""
    told = f"{path}: expected {expected!r}, found {actual!r}"
    if isinstance(expected, dict):
        if "$any" in expected:
            assert actual is not None, told
        elif "$lacks" in expected:
            text = json.dumps(actual, ensure_ascii=False)
            assert actual is not None, told
            assert not any(part in text for part in expected["$lacks"]), told
        elif "$contains" in expected:
            for part in expected["$contains"]:
                assert within(part, actual), told
        else:
            assert isinstance(actual, dict), told
            for name, inner in expected.items():
                compare(inner, actual.get(name), f"{path}{name}/")
    elif isinstance(expected, list):
        assert isinstance(actual, list) and len(actual) == len(expected), told
        for at, inner in enumerate(expected):
            compare(inner, actual[at], f"{path}{at}/")
    elif expected is None:
        # A text or list that is left out when it is empty is there again in a value with types.
        assert actual in (None, "", []), told
    else:
        assert type(actual) is type(expected) and actual == expected, told


def within(part: Json, actual: Json) -> bool:
    if isinstance(actual, str):
        return part in actual
    return isinstance(actual, list) and any(matches(part, item) for item in actual)


def matches(expected: Json, actual: Json) -> bool:
    try:
        compare(expected, actual)
    except AssertionError:
        return False
    return True


def pointed(value: Json, pointer: str) -> Json:
    for part in pointer.split("/")[1:]:
        value = value[int(part) if isinstance(value, list) else part]
    return value


class Run:
    """A scenario on a desk."""

    def __init__(self, scenario: Json, opened: Callable[..., fapiao.Desk], store: MemoryStore | None) -> None:
        self.scenario = scenario
        self.store = store
        self.clock = fapiao.ManualClock(dt.datetime.fromisoformat(scenario["clock"]))
        self.desk = opened(
            policy=scenario.get("policy"),
            clock=self.clock,
            seed=scenario.get("seed", 1),
            cheap_passwords=True,
        )
        self.variables: dict[str, Json] = {}
        #: Calls that the types have no way to make.
        self.untyped = 0

    def run(self) -> None:
        for at, step in enumerate(self.scenario["steps"]):
            try:
                self.step(step)
            except (AssertionError, fapiao.FapiaoError) as error:
                raise AssertionError(f"step {at} {step.get('op')}: {error}") from error
        assert self.desk.staff("the runner").verify_all().sound

    def fill(self, value: Json) -> Json:
        if isinstance(value, str):
            if re.fullmatch(r"\$\w+", value):
                return self.variables[value[1:]]
            return re.sub(r"\$\{(\w+)\}", lambda found: str(self.variables[found[1]]), value)
        if isinstance(value, list):
            return [self.fill(item) for item in value]
        if isinstance(value, dict):
            if "$file" in value:
                return (ROOT / value["$file"]).read_text("utf-8")
            return {name: self.fill(inner) for name, inner in value.items()}
        return value

    def handle(self, caller: Json) -> Any:
        filled: Json = self.fill(caller)
        match filled:
            case "public":
                return self.desk
            case "platform":
                return self.desk.platform()
            case "system":
                return self.desk.system()
            case {"staff": name}:
                return self.desk.staff(name)
            case {"session": token}:
                return self.desk.customer(token)
            case {"customer_reference": reference}:
                vouched = contract.typed(fapiao.Locale | None, filled.get("locale"))
                return self.desk.customer_by_reference(
                    reference, email=filled.get("email"), locale=vouched
                )
        raise AssertionError(f"who is {caller}?")

    def call(self, step: Json) -> Callable[[], Json]:
        """How the call of a step is made."""
        handle = self.handle(step["as"])
        command = self.fill(step.get("in", {}))
        under = {}
        if "request_id" in step:
            under["request_id"] = self.fill(step["request_id"])
        try:
            method = getattr(handle, step["op"], None)
            if method is None:
                raise contract.Untyped("not an operation of this role")
            given = contract.arguments(method, command)
        except contract.Untyped:
            assert step.get("refuse", {}).get("code") in UNTYPED, "a call that the types cannot make"
            self.untyped += 1
            text = command if isinstance(command, str) else json.dumps(command)
            native = handle._native
            return lambda: json.loads(native.call(step["op"], text, under.get("request_id")))
        return lambda: contract.plain(method(**given, **under))

    def step(self, step: Json) -> None:
        if "wait" in step:
            number, unit = re.fullmatch(r"(\d+)(\w+)", step["wait"]).groups()  # type: ignore[union-attr]
            self.clock.advance(dt.timedelta(**{UNITS[unit]: int(number)}))
            return
        if "until" in step:
            self.clock.set(dt.datetime.fromisoformat(step["until"]))
            return
        call = self.call(step)
        seen = self.facts_so_far(step)
        before = self.content()
        answer = attempt(call)
        if isinstance(answer, fapiao.FapiaoError):
            keeps_secrets(self.fill(step.get("in", {})), answer)
            if not step.get("remembered"):
                assert self.content() == before, "a refused call changed the store"
        if "request_id" in step and not step.get("remembered"):
            self.again(call, answer)
        if "refuse" in step:
            assert isinstance(answer, fapiao.FapiaoError), f"expected {step['refuse']}, found {answer}"
            self.compare_refusal(step["refuse"], contract.refusal(answer))
        elif isinstance(answer, fapiao.FapiaoError):
            raise answer
        else:
            compare(self.fill(step.get("expect", {})), answer)
            for name, pointer in step.get("save", {}).items():
                self.variables[name] = pointed(answer, pointer)
        self.compare_mails(step.get("mails", []))
        self.compare_facts(step, seen)

    def content(self) -> object:
        return None if self.store is None else self.store.content()

    def again(self, call: Callable[[], Json], answer: Json) -> None:
        after = self.content()
        second = attempt(call)
        if isinstance(answer, fapiao.FapiaoError):
            assert isinstance(second, fapiao.FapiaoError) and second.code == answer.code
        else:
            assert second == answer, f"repeated, it was {second!r} instead of {answer!r}"
        assert self.content() == after, "repeated, it changed the store"

    def compare_refusal(self, expected: Json, actual: Json) -> None:
        wanted = {name: inner for name, inner in expected.items() if name not in ("problems", "texts")}
        compare(self.fill(wanted | expected.get("texts", {})), actual)
        if "problems" in expected:
            found = list(actual["problems"])
            for problem in expected["problems"]:
                same = next((one for one in found if matches(problem, one)), None)
                assert same is not None, f"no {problem} in {found}"
                found.remove(same)
            assert not found, f"problems that were not expected: {found}"

    def compare_mails(self, expected: Json) -> None:
        mails: list[fapiao.RenderedMail] = []
        self.desk.system().deliver_due(1000, lambda id, mail: mails.append(mail))
        if expected == "any":
            return
        for wanted in expected:
            to = self.fill(wanted["to"])
            same = [mail for mail in mails if mail.template == wanted["template"] and mail.to == to]
            assert same, f"no mail {wanted['template']} in {[mail.template for mail in mails]}"
            mails.remove(same[0])
            self.compare_mail(wanted, same[0])
        assert not mails, f"mails that were not expected: {[mail.template for mail in mails]}"

    def compare_mail(self, wanted: Json, mail: fapiao.RenderedMail) -> None:
        assert mail.locale == wanted.get("locale", mail.locale)
        for part in wanted.get("subject_contains", []):
            assert self.fill(part) in mail.subject
        for part in wanted.get("text_contains", []):
            assert self.fill(part) in mail.text
        for part in wanted.get("text_lacks", []):
            assert self.fill(part) not in mail.text
        for name, place in wanted.get("save", {}).items():
            self.variables[name] = mail.text.split(place["after"], 1)[1].split()[0]

    def history(self, kind: str, id: str, after: int) -> tuple[fapiao.Fact, ...]:
        try:
            return self.desk.staff("the runner").history(kind, id, after=after, limit=1000).facts
        except fapiao.NotFoundError:
            return ()

    def facts_so_far(self, step: Json) -> dict[tuple[str, str], int]:
        seen = {}
        for fact in step.get("facts", []):
            try:
                row = (fact["kind"], self.fill(fact["id"]))
            except KeyError:
                continue  # its id is to be saved by this step
            seen[row] = len(self.history(*row, 0))
        return seen

    def compare_facts(self, step: Json, seen: dict[tuple[str, str], int]) -> None:
        rows: dict[tuple[str, str], list[Json]] = {}
        for fact in step.get("facts", []):
            rows.setdefault((fact["kind"], self.fill(fact["id"])), []).append(fact)
        for row, expected in rows.items():
            found = self.history(*row, seen.get(row, 0))
            assert [fact.operation for fact in found] == [fact["operation"] for fact in expected]
            for wanted, fact in zip(expected, found, strict=True):
                assert fact.actor == wanted.get("actor", fact.actor)


def attempt(call: Callable[[], Json]) -> Json:
    try:
        return call()
    except fapiao.FapiaoError as error:
        return error


def keeps_secrets(command: Json, error: fapiao.FapiaoError) -> None:
    text = json.dumps(contract.refusal(error), ensure_ascii=False)

    def look(value: Json, secret: bool) -> None:
        if isinstance(value, str):
            assert not (secret and len(value) >= 6 and value in text), "the refusal tells a secret"
        elif isinstance(value, list):
            for item in value:
                look(item, secret)
        elif isinstance(value, dict):
            for name, inner in value.items():
                look(inner, any(known in name for known in SECRET))

    look(command, False)
