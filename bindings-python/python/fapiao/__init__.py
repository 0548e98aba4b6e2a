"""An embeddable fapiao desk (发票服务台): what a seller in China needs to give its customers their official tax invoices.

Open a `Desk`, take the handle of a role (`Customer`, `Staff`, `Platform`, `System`), and call the operations that it has:

    import fapiao

    with fapiao.Desk.open("sqlite:desk.db") as desk:
        me = desk.customer_by_reference("C-1")
        for bill in me.bills():
            print(bill.bill_id, bill.amount, bill.label.zh)
"""

from ._base import Page as Page
from ._desk import Channel as Channel
from ._desk import Customer as Customer
from ._desk import Desk as Desk
from ._desk import ManualClock as ManualClock
from ._desk import Platform as Platform
from ._desk import Staff as Staff
from ._desk import System as System
from ._desk import as_planned as as_planned
from ._desk import fen as fen
from ._import import StatementSource as StatementSource
from ._mail import MailRefused as MailRefused
from ._mail import MailTransport as MailTransport
from ._mail import Relay as Relay
from ._mail import Smtp as Smtp
from ._types import *
from .errors import *
from .store import *
