"""The desk for asyncio: the same handles, to be awaited.

    async with await AsyncDesk.open("sqlite:desk.db") as desk:
        me = desk.customer_by_reference("C-1")
        async for bill in await me.bills():
            print(bill.bill_id)

Calls run in threads of the desk's own, so that the event loop is never held up. A call that is cancelled before a thread
took it is not made; one that runs comes to its end, and its answer is dropped. Whether a write has happened is then found
out by repeating it under the same `request_id`.
"""

from ._desk import AsyncCustomer as AsyncCustomer
from ._desk import AsyncDesk as AsyncDesk
from ._desk import AsyncPlatform as AsyncPlatform
from ._desk import AsyncRelay as AsyncRelay
from ._desk import AsyncStaff as AsyncStaff
from ._desk import AsyncSystem as AsyncSystem
