"""Values: immutable, equal by content, quiet about secrets, and read as if they had been there all the time."""

from __future__ import annotations

import copy
import dataclasses
import datetime as dt
import pickle
import sys
import threading
from decimal import Decimal

import pytest
import fapiao
from desks import NOW, draft, opened, payment
from fapiao._base import read

BEYOND = "𠮷野家🧾𝕏"
MOST = 2**53 - 1


def test_what_is_read_is_as_what_is_made() -> None:
    made = fapiao.Text(zh="未申请", en="not applied")
    unread = read(fapiao.Text, {"zh": "未申请", "en": "not applied", "a field of a newer desk": 1})
    assert unread == made
    assert hash(read(fapiao.Text, b'{"zh": "\xe6\x9c\xaa", "en": "x"}')) == hash(
        fapiao.Text(zh="未", en="x")
    )
    for change in (copy.copy, copy.deepcopy, dataclasses.replace, lambda it: pickle.loads(pickle.dumps(it))):
        again = change(read(fapiao.Text, {"zh": "未申请", "en": "not applied"}))
        assert again == made and repr(again) == "Text(zh='未申请', en='not applied')"
    assert dataclasses.asdict(read(fapiao.Text, {"zh": "a", "en": "b"})) == {"zh": "a", "en": "b"}


def test_nothing_can_be_set_and_nothing_else_is_there() -> None:
    _, me = opened()
    bill = me.bill("PAY-0")
    with pytest.raises(dataclasses.FrozenInstanceError):
        bill.amount_fen = 1  # type: ignore[misc]
    with pytest.raises(AttributeError, match="colour"):
        bill.colour  # type: ignore[attr-defined]
    with pytest.raises(AttributeError):
        fapiao.Text(zh="", en="").fr  # type: ignore[attr-defined]


def test_types_of_a_bill() -> None:
    _, me = opened()
    bill = me.bill("PAY-0")
    assert bill.paid_at == NOW - dt.timedelta(hours=1) and bill.paid_at.tzinfo is dt.UTC
    assert bill.paid_on == dt.date(2026, 3, 12)
    assert bill.stage is fapiao.BillStage.NOT_APPLIED
    assert f"{bill.stage}" == "not_applied"
    assert (bill.amount_fen, bill.amount) == (128_000, Decimal("1280.00"))
    assert str(bill.amount) == "1280.00"
    assert bill.allowed == ("apply", "split")
    assert bill.batch_number is None
    assert repr(bill).startswith("BillView(bill_id='PAY-0', order_number='SO-0', description='云服务'")


def test_a_choice_of_a_newer_desk_stays_text() -> None:
    _, me = opened()
    told = dataclasses.asdict(me.bill("PAY-0"))
    told |= {"stage": "on_the_moon", "paid_at": "2026-03-12T02:06:33.000Z", "paid_on": "2026-03-12"}
    bill = read(fapiao.BillView, told)
    assert bill.stage == "on_the_moon"
    page = read(fapiao.BillsView, {"items": [told, told], "missing": []})
    assert [bill.stage for bill in page] == ["on_the_moon", "on_the_moon"]


def test_threads_that_read_the_same_value_see_the_same() -> None:
    _, me = opened()
    pause = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(50):
            bill = me.bill("PAY-0")
            start = threading.Barrier(4)
            seen: list[object] = []

            def look() -> None:
                start.wait()
                seen.append((bill.bill_id, bill.available.available_fen, bill.label.zh, bill.allowed))

            threads = [threading.Thread(target=look) for _ in range(4)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert seen == [("PAY-0", 128_000, "未申请", ("apply", "split"))] * 4
    finally:
        sys.setswitchinterval(pause)


def test_secrets_and_personal_data_are_not_printed() -> None:
    desk, me = opened()
    mails: list[fapiao.RenderedMail] = []
    desk.register(
        order_number="SO-0",
        email="wang@example.com",
        password="Harbour-Light-7",
        password_repeat="Harbour-Light-7",
    )
    desk.system().deliver_due(10, lambda id, mail: mails.append(mail))
    assert mails[0].link is not None
    token = mails[0].link.split("token=")[1]
    desk.activate(token=token)
    session = desk.sign_in(email="wang@example.com", password="Harbour-Light-7")
    told = repr((mails, session, desk.customer(session.token).me(), draft("PAY-0"), payment(1, payer="王先生")))
    told += repr(desk.customer(session.token)) + repr(desk)
    for secret in (token, session.token, "wang@", "lin@", "Harbour", "林小鱼", "王先生"):
        assert secret not in told
    assert "RenderedMail(template=<Template.ACTIVATE: 'activate'>" in told


@pytest.mark.parametrize("amount", [1, MOST])
def test_amounts_are_exact(amount: int) -> None:
    desk, me = opened()
    desk.platform().feed([payment(7, amount_fen=amount)])
    bill = me.bill("PAY-7")
    assert (bill.amount_fen, bill.available.available_fen) == (amount, amount)
    assert bill.amount * 100 == amount and fapiao.fen(bill.amount) == amount
    assert desk.staff("li").may_refund("PAY-7", amount).refundable_fen == amount


@pytest.mark.parametrize("amount", [0, -1, MOST + 1, 2**63, 10**40])
def test_amounts_that_cannot_be(amount: int) -> None:
    desk, me = opened()
    try:
        report = desk.platform().feed([payment(7, amount_fen=amount)])
        assert amount in (0, -1) and report.accepted == 0
    except fapiao.InvalidError as error:
        assert error.problems[0].path == "records[0].payment.amount_fen"
    with pytest.raises(fapiao.NotFoundError):
        me.bill("PAY-7")
    assert len(me.bills(min_fen=0, max_fen=MOST).items) == 1
    if amount > MOST:
        with pytest.raises(fapiao.InvalidError):
            me.bills(min_fen=amount)


def test_yuan_and_fen() -> None:
    assert [fapiao.fen(yuan) for yuan in ("1280.00", 3, Decimal("0.01"), "-1.5", "1e2")] == [128_000, 300, 1, -150, 10_000]
    assert fapiao.fen("90071992547409.91") == MOST
    for wrong in ("0.001", "x", "NaN", "Infinity", ""):
        with pytest.raises(ValueError):
            fapiao.fen(wrong)


def test_characters_beyond_the_basic_plane() -> None:
    desk, me = opened()
    desk.platform().feed([payment(7, description=BEYOND, method=BEYOND, payer=BEYOND)])
    bill = me.bill("PAY-7")
    assert (bill.description, bill.method) == (BEYOND, BEYOND)
    assert desk.staff(BEYOND).read_bill("PAY-7").payer == "𠮷**"
    person = fapiao.Buyer(kind=fapiao.BuyerKind.INDIVIDUAL, title=BEYOND, address=BEYOND)
    titles = me.keep_title(BEYOND, person).titles
    assert titles[0].name == titles[0].buyer.title == titles[0].buyer.address == BEYOND
    contact = fapiao.Contact(family_name=BEYOND, given_name=BEYOND, phone="13800000000", email="lin@example.com")
    request = me.open_request(contact, text=BEYOND)
    again = desk.staff(BEYOND).read_request(request.request)
    assert (again.text, again.contact.family_name) == (BEYOND, BEYOND)
    answered = desk.staff(BEYOND).answer_request(request.request, BEYOND)
    assert answered.answer == BEYOND


def test_half_a_character_is_refused() -> None:
    _, me = opened()
    with pytest.raises(fapiao.InvalidError):
        me.bill("\ud83e")
    with pytest.raises(fapiao.InvalidError):
        me.open_request(fapiao.Contact(), text="a\udc00b")


def test_times_need_a_zone() -> None:
    desk, me = opened()
    with pytest.raises(fapiao.InvalidError) as caught:
        desk.platform().feed([payment(7, paid_at=dt.datetime(2026, 3, 12))])
    assert caught.value.problems[0].path == "records[0].payment.paid_at"
    china = dt.timezone(dt.timedelta(hours=8))
    desk.platform().feed([payment(7, paid_at=dt.datetime(2026, 3, 12, 1, 0, 0, 999_999, tzinfo=china))])
    assert me.bill("PAY-7").paid_at == dt.datetime(2026, 3, 11, 17, 0, 0, 999_000, tzinfo=dt.UTC)
    assert me.bill("PAY-7").paid_on == dt.date(2026, 3, 12)


def test_lists_given_become_tuples() -> None:
    one, two = draft("PAY-1"), fapiao.Draft(bills=["PAY-1"])
    assert two.bills == ("PAY-1",) == one.bills
    assert hash(two)


def test_pandas_has_typed_columns() -> None:
    pandas = pytest.importorskip("pandas")
    _, me = opened(3)
    frame = pandas.DataFrame(list(me.bills()))
    assert len(frame) == 3
    assert frame.amount_fen.dtype == "int64" and frame.amount_fen.sum() == 384_000
    assert frame.paid_at.dt.tz is not None and frame.paid_at.dtype.kind == "M"
    assert frame.split_approved.dtype == "bool"
    assert frame.paid_on[0] == dt.date(2026, 3, 12)
    assert (frame.stage == "not_applied").all()
    assert (frame[frame.stage == fapiao.BillStage.NOT_APPLIED].bill_id == ["PAY-0", "PAY-1", "PAY-2"]).all()
    assert frame.label[0] == {"zh": "未申请", "en": "not applied"}
    assert frame.groupby("billing_month").amount_fen.sum().to_dict() == {"2026-03": 384_000}
