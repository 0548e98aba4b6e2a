"""The desk for asyncio."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import fapiao
from desks import draft, how, payment
from fapiao import aio
from memory_store import MemoryStore


async def fed(desk: aio.AsyncDesk, bills: int) -> aio.AsyncCustomer:
    await desk.platform().feed([payment(number) for number in range(bills)])
    return desk.customer_by_reference("C-1", email="lin@example.com")


def test_a_journey() -> None:
    async def main() -> None:
        async with await aio.AsyncDesk.open("memory:", **how()) as desk:
            me = await fed(desk, 45)
            assert len([bill.bill_id async for bill in await me.bills()]) == 45
            application = await me.apply(draft("PAY-0"), request_id="r-1")
            assert (await me.apply(draft("PAY-0"), request_id="r-1")) == application
            with pytest.raises(fapiao.RefusedError):
                await me.apply(draft("PAY-0"))
            mails: list[str] = []
            delivered = await desk.system().deliver_due(10, lambda id, mail: mails.append(mail.to))
            assert delivered.sent == 1 and mails == ["lin@example.com"]
            assert (await desk.staff("li").verify_all()).sound
            assert (await desk.support()).phone == desk.policy.support.phone
            with pytest.raises(fapiao.FapiaoError):
                await desk.customer("none").me()
            assert desk.now == how()["clock"].now
        with pytest.raises(RuntimeError):
            await me.bills()

    asyncio.run(main())


def test_the_loop_is_not_held_up_by_a_thousand_calls(tmp_path: Path) -> None:
    async def main() -> None:
        url = f"sqlite:{tmp_path / 'desk.db'}"
        async with await aio.AsyncDesk.open(url, **how()) as desk:
            me = await fed(desk, 100)
            done = asyncio.gather(
                *(me.apply(draft(f"PAY-{number}")) for number in range(100)),
                *(me.bills() for _ in range(900)),
            )
            begun = last = time.perf_counter()
            gaps: list[float] = []
            while not done.done():
                await asyncio.sleep(0.001)
                now = time.perf_counter()
                gaps.append(now - last)
                last = now
            assert len(await done) == 1000
            gaps.sort()
            # Putting a thousand calls in line is all that the loop does itself. A loop that waited for them would have
            # one gap as long as all of it.
            total = time.perf_counter() - begun
            assert gaps[-1] < total / 4 and gaps[len(gaps) * 95 // 100] < total / 20, (total, gaps[-10:])

    asyncio.run(main())


class SlowStore(MemoryStore):
    """A store that waits to be let go."""

    def __init__(self) -> None:
        super().__init__()
        self.go = threading.Event()
        self.entered = threading.Event()
        self.slow = False

    def commit(self, batch: fapiao.Batch) -> None:
        if self.slow:
            self.entered.set()
            assert self.go.wait(10)
        super().commit(batch)


def test_a_call_that_is_cancelled_comes_to_its_end_or_never_begins() -> None:
    async def main() -> None:
        store = SlowStore()
        async with await aio.AsyncDesk.open_on(store, threads=1, **how()) as desk:
            me = await fed(desk, 2)
            store.slow = True
            running = asyncio.create_task(me.apply(draft("PAY-0"), request_id="r-0"))
            await asyncio.to_thread(store.entered.wait)
            waiting = asyncio.create_task(me.apply(draft("PAY-1"), request_id="r-1"))
            await asyncio.sleep(0)
            for task in (running, waiting):
                task.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await task
            store.slow = False
            store.go.set()
            stages = {bill.bill_id: bill.status async for bill in await me.bills()}
            assert stages == {"PAY-0": "submitted", "PAY-1": "not_applied"}
            again = await me.apply(draft("PAY-0"), request_id="r-0")
            assert again.status == "submitted"

    asyncio.run(main())


def test_a_time_limit() -> None:
    async def main() -> None:
        store = SlowStore()
        async with await aio.AsyncDesk.open_on(store, **how()) as desk:
            me = await fed(desk, 1)
            store.slow = True
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.05):
                    await me.apply(draft("PAY-0"))
            store.go.set()

    asyncio.run(main())


def test_what_opening_is_refused_with() -> None:
    async def main() -> None:
        before = threading.active_count()
        with pytest.raises(fapiao.FapiaoError):
            await aio.AsyncDesk.open("nowhere:")
        await asyncio.sleep(0.05)
        assert threading.active_count() <= before + 1

    asyncio.run(main())


def test_context_variables_reach_a_store() -> None:
    import contextvars

    name: contextvars.ContextVar[str] = contextvars.ContextVar("name", default="nobody")
    seen: list[str] = []

    class Looking(MemoryStore):
        def load(self, lookups: Sequence[Any]) -> Sequence[fapiao.Row | None]:
            seen.append(name.get())
            return super().load(lookups)

    async def main() -> None:
        async with await aio.AsyncDesk.open_on(Looking(), **how()) as desk:
            name.set("li")
            await desk.staff("li").queue()
            with pytest.raises(fapiao.NotFoundError):
                await desk.staff("li").read_bill("PAY-0")

    asyncio.run(main())
    assert set(seen) == {"li"}
