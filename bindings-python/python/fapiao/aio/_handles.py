# Made by `cargo xtask generate`; do not edit.
"""The operations, to be awaited."""

from __future__ import annotations

import datetime as _dt
from collections.abc import Sequence
from functools import partial

from .. import _handles
from .._types import *
from ._call import AsyncCaller


class AsyncPublic(AsyncCaller[_handles.Public]):
    """What anybody may call: on the desk itself."""

    __slots__ = ()

    async def register(self,
        *,
        order_number: str,
        email: str,
        password: str,
        password_repeat: str,
        ordered_on: _dt.date | None = None,
        locale: Locale | None = None,
        request_id: str | None = None,
    ) -> RegistrationView:
        """Registers with an order number and mails an activation link (A1, A4, A6)."""
        return await self._run(partial(self._caller.register, order_number=order_number, email=email, password=password, password_repeat=password_repeat, ordered_on=ordered_on, locale=locale, request_id=request_id))

    async def activate(self, *, token: str, request_id: str | None = None) -> Done:
        """Activates a registration by the mailed link (A3, A4)."""
        return await self._run(partial(self._caller.activate, token=token, request_id=request_id))

    async def resend_activation(self, email: str, *, request_id: str | None = None) -> MailSentView:
        """Mails a fresh activation link and kills the older (A5, A6)."""
        return await self._run(partial(self._caller.resend_activation, email=email, request_id=request_id))

    async def sign_in(self, *, email: str, password: str) -> SessionView:
        """Opens a session (A7, A8)."""
        return await self._run(partial(self._caller.sign_in, email=email, password=password))

    async def forgot_password(self, email: str, *, request_id: str | None = None) -> MailSentView:
        """Mails a reset link or a temporary password, as the policy says (A6, A11)."""
        return await self._run(partial(self._caller.forgot_password, email=email, request_id=request_id))

    async def reset_password(self,
        *,
        token: str,
        new_password: str,
        new_password_repeat: str,
        request_id: str | None = None,
    ) -> Done:
        """Sets a new password by the mailed link and ends all sessions (A8, A11)."""
        return await self._run(partial(self._caller.reset_password, token=token, new_password=new_password, new_password_repeat=new_password_repeat, request_id=request_id))

    async def confirm_email(self, *, token: str, request_id: str | None = None) -> Done:
        """Makes a new e-mail take effect by the mailed link and ends all sessions (A8, A10)."""
        return await self._run(partial(self._caller.confirm_email, token=token, request_id=request_id))

    async def registration_form(self, *, order_number: str = "", link: str = "") -> RegistrationFormView:
        """Tells what a registration form shows, prefilled from its link (A16, A17)."""
        return await self._run(partial(self._caller.registration_form, order_number=order_number, link=link))

    async def support(self) -> SupportView:
        """Tells whom to call and whether somebody answers now (A18)."""
        return await self._run(partial(self._caller.support))

    async def notices(self) -> NoticesView:
        """Shows the shortage notices that run (D7)."""
        return await self._run(partial(self._caller.notices))


class AsyncCustomerOperations(AsyncCaller[_handles.CustomerOperations]):
    """What a customer can do. A customer never sees or names another's rows."""

    __slots__ = ()

    async def sign_out(self, *, request_id: str | None = None) -> Done:
        """Ends the session (A8)."""
        return await self._run(partial(self._caller.sign_out, request_id=request_id))

    async def me(self) -> AccountView:
        """Shows the customer's own account (A14)."""
        return await self._run(partial(self._caller.me))

    async def change_password(self,
        *,
        old_password: str,
        new_password: str,
        new_password_repeat: str,
        request_id: str | None = None,
    ) -> Done:
        """Changes the password and ends all other sessions (A8, A9)."""
        return await self._run(partial(self._caller.change_password, old_password=old_password, new_password=new_password, new_password_repeat=new_password_repeat, request_id=request_id))

    async def change_email(self, *, password: str, new_email: str, request_id: str | None = None) -> MailSentView:
        """Mails a link to the new address and tells the old one (A10)."""
        return await self._run(partial(self._caller.change_email, password=password, new_email=new_email, request_id=request_id))

    async def add_order(self,
        order_number: str,
        *,
        ordered_on: _dt.date | None = None,
        request_id: str | None = None,
    ) -> Done:
        """Adds an order number to the account (A14)."""
        return await self._run(partial(self._caller.add_order, order_number=order_number, ordered_on=ordered_on, request_id=request_id))

    async def set_locale(self, locale: Locale, *, request_id: str | None = None) -> Done:
        """Chooses the language of mails (N1)."""
        return await self._run(partial(self._caller.set_locale, locale=locale, request_id=request_id))

    async def bills(self,
        *,
        batch_number: str | None = None,
        stage: BillStage | None = None,
        paid_from: _dt.date | None = None,
        paid_to: _dt.date | None = None,
        billing_month: str | None = None,
        min_fen: int | None = None,
        max_fen: int | None = None,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> BillsView:
        """Lists the customer's bills with stage, amounts and allowed actions, latest payment first (B10)."""
        return await self._run(partial(self._caller.bills, batch_number=batch_number, stage=stage, paid_from=paid_from, paid_to=paid_to, billing_month=billing_month, min_fen=min_fen, max_fen=max_fen, limit=limit, cursor=cursor))

    async def bill(self, bill_id: str) -> BillView:
        """Shows one bill and what makes up its available amount (B5)."""
        return await self._run(partial(self._caller.bill, bill_id=bill_id))

    async def fapiao(self,
        *,
        batch_number: str | None = None,
        status: FapiaoStatus | None = None,
        applied_from: _dt.date | None = None,
        applied_to: _dt.date | None = None,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> FapiaoPage:
        """Lists the customer's fapiao with stage and allowed actions, latest application first (B10)."""
        return await self._run(partial(self._caller.fapiao, batch_number=batch_number, status=status, applied_from=applied_from, applied_to=applied_to, limit=limit, cursor=cursor))

    async def prepare(self, draft: Draft | Sequence[str]) -> Prepared:
        """Dry run of an application: prefilled, every choice, what is wrong, exactly what would be issued (P1, P5)."""
        return await self._run(partial(self._caller.prepare, draft=draft))

    async def apply(self, draft: Draft | Sequence[str], *, request_id: str | None = None) -> ApplicationView:
        """Submits an application over one or several bills (P1, P2)."""
        return await self._run(partial(self._caller.apply, draft=draft, request_id=request_id))

    async def cancel(self, batch_number: str, *, request_id: str | None = None) -> ApplicationView:
        """Cancels an application that is not printed; its bills return (P6, B7)."""
        return await self._run(partial(self._caller.cancel, batch_number=batch_number, request_id=request_id))

    async def progress(self, batch_number: str) -> ProgressView:
        """Tells how far an application is, with its whole timeline (D5)."""
        return await self._run(partial(self._caller.progress, batch_number=batch_number))

    async def confirm_receipt(self, batch_number: str, *, request_id: str | None = None) -> ApplicationView:
        """Says that the fapiao arrived."""
        return await self._run(partial(self._caller.confirm_receipt, batch_number=batch_number, request_id=request_id))

    async def why_not_received(self, batch_number: str) -> WhyView:
        """Answers from the data why a fapiao has not arrived (R2)."""
        return await self._run(partial(self._caller.why_not_received, batch_number=batch_number))

    async def titles(self) -> TitlesView:
        """Shows the title book (P5)."""
        return await self._run(partial(self._caller.titles))

    async def keep_title(self, name: str, buyer: Buyer, *, request_id: str | None = None) -> TitlesView:
        """Keeps a title under a name (P5)."""
        return await self._run(partial(self._caller.keep_title, name=name, buyer=buyer, request_id=request_id))

    async def remove_title(self, name: str, *, request_id: str | None = None) -> TitlesView:
        """Removes a title from the book (P5)."""
        return await self._run(partial(self._caller.remove_title, name=name, request_id=request_id))

    async def open_request(self,
        contact: Contact,
        *,
        kind: RequestKind = RequestKind.OTHER,
        bill_id: str | None = None,
        batch_number: str | None = None,
        fapiao_id: str | None = None,
        text: str = "",
        parts: Sequence[SplitPart] = (),
        change: ReissueChange | None = None,
        request_id: str | None = None,
    ) -> RequestView:
        """Asks for a split or a reissue, or asks a question (R1, S1)."""
        return await self._run(partial(self._caller.open_request, kind=kind, bill_id=bill_id, batch_number=batch_number, fapiao_id=fapiao_id, contact=contact, text=text, parts=parts, change=change, request_id=request_id))

    async def requests(self, *, limit: int | None = None, cursor: str | None = None) -> RequestPage:
        """Lists the customer's requests, latest first (R1)."""
        return await self._run(partial(self._caller.requests, limit=limit, cursor=cursor))

    async def request(self, request: str) -> RequestView:
        """Shows one request with its steps (R1)."""
        return await self._run(partial(self._caller.request, request=request))

    async def withdraw_request(self, request: str, *, reason: str = "", request_id: str | None = None) -> RequestView:
        """Takes a request back, until the original is void or red (R3)."""
        return await self._run(partial(self._caller.withdraw_request, request=request, reason=reason, request_id=request_id))


class AsyncStaffOperations(AsyncCaller[_handles.StaffOperations]):
    """What the service centre can do."""

    __slots__ = ()

    async def find_account(self, *, order_number: str = "", customer_reference: str = "") -> FoundAccountView:
        """Finds an account by order number or customer reference; its address is masked (A12)."""
        return await self._run(partial(self._caller.find_account, order_number=order_number, customer_reference=customer_reference))

    async def start_email_change(self,
        account: str,
        new_email: str,
        note: str,
        *,
        request_id: str | None = None,
    ) -> MailSentView:
        """Starts a change of e-mail for a customer, after checking (A10, A12)."""
        return await self._run(partial(self._caller.start_email_change, account=account, new_email=new_email, note=note, request_id=request_id))

    async def reveal_account(self, account: str, reason: str) -> RevealedAccountView:
        """Shows the e-mail of an account; the look is recorded (H3)."""
        return await self._run(partial(self._caller.reveal_account, account=account, reason=reason))

    async def anonymise_account(self, account: str, note: str, *, request_id: str | None = None) -> Done:
        """Takes the personal data out of an account; its history stays (H3)."""
        return await self._run(partial(self._caller.anonymise_account, account=account, note=note, request_id=request_id))

    async def queue(self,
        *,
        stage: QueueStage = QueueStage.TO_ISSUE,
        due_by: _dt.date | None = None,
        overdue: bool = False,
        delivery_method: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> QueuePage:
        """Lists what is to be issued or delivered, the earliest promise first (D6)."""
        return await self._run(partial(self._caller.queue, stage=stage, due_by=due_by, overdue=overdue, delivery_method=delivery_method, limit=limit, cursor=cursor))

    async def application(self, batch_number: str) -> ProgressView:
        """Shows one application with its timeline, masked (D5, H3)."""
        return await self._run(partial(self._caller.application, batch_number=batch_number))

    async def reveal(self, batch_number: str, reason: str, *, request_id: str | None = None) -> ApplicationView:
        """Shows the personal data of an application; the look is recorded (H3)."""
        return await self._run(partial(self._caller.reveal, batch_number=batch_number, reason=reason, request_id=request_id))

    async def reject(self, batch_number: str, reason: str, *, request_id: str | None = None) -> ApplicationView:
        """Rejects an application with a reason; its bills return (P7, B7)."""
        return await self._run(partial(self._caller.reject, batch_number=batch_number, reason=reason, request_id=request_id))

    async def issue(self,
        fapiao_id: str,
        document: IssuedDocument,
        *,
        request_id: str | None = None,
    ) -> IssueView:
        """Records a fapiao issued by hand; one that differs goes into quarantine (I1, I2)."""
        return await self._run(partial(self._caller.issue, fapiao_id=fapiao_id, document=document, request_id=request_id))

    async def issue_through_channel(self, fapiao_id: str, *, request_id: str | None = None) -> IssueView:
        """Issues a fapiao through the tax platform's channel (I1)."""
        return await self._run(partial(self._caller.issue_through_channel, fapiao_id=fapiao_id, request_id=request_id))

    async def ask_channel(self, fapiao_id: str, *, request_id: str | None = None) -> IssueView:
        """Asks the channel what became of a call without an answer (I1)."""
        return await self._run(partial(self._caller.ask_channel, fapiao_id=fapiao_id, request_id=request_id))

    async def discard_quarantined(self, fapiao_id: str, note: str, *, request_id: str | None = None) -> FapiaoView:
        """Takes a fapiao out of quarantine, once its document is voided outside (I2)."""
        return await self._run(partial(self._caller.discard_quarantined, fapiao_id=fapiao_id, note=note, request_id=request_id))

    async def read_fapiao(self, fapiao_id: str) -> FapiaoView:
        """Shows one fapiao, masked (I2, H3)."""
        return await self._run(partial(self._caller.read_fapiao, fapiao_id=fapiao_id))

    async def mail(self,
        batch_number: str,
        carrier: str,
        *,
        waybill: str = "",
        request_id: str | None = None,
    ) -> ApplicationView:
        """Gives the fapiao to a courier, with its waybill (D3)."""
        return await self._run(partial(self._caller.mail, batch_number=batch_number, carrier=carrier, waybill=waybill, request_id=request_id))

    async def hand_over(self, batch_number: str, to: str, *, request_id: str | None = None) -> ApplicationView:
        """Hands the fapiao over at pick-up (D1)."""
        return await self._run(partial(self._caller.hand_over, batch_number=batch_number, to=to, request_id=request_id))

    async def return_by_courier(self, batch_number: str, reason: str, *, request_id: str | None = None) -> ApplicationView:
        """Records that the courier brought it back (D3)."""
        return await self._run(partial(self._caller.return_by_courier, batch_number=batch_number, reason=reason, request_id=request_id))

    async def courier_sheet(self,
        delivery_method: str,
        *,
        limit: int | None = None,
        request_id: str | None = None,
    ) -> CourierSheetView:
        """Makes the sheet of what a courier takes, to print or export (D6)."""
        return await self._run(partial(self._caller.courier_sheet, delivery_method=delivery_method, limit=limit, request_id=request_id))

    async def post_notice(self,
        zh: str,
        en: str,
        mail_by: _dt.date,
        *,
        starts_at: _dt.datetime | None = None,
        ends_at: _dt.datetime | None = None,
        request_id: str | None = None,
    ) -> NoticeView:
        """Posts a shortage notice; promises move (D4, D7)."""
        return await self._run(partial(self._caller.post_notice, zh=zh, en=en, mail_by=mail_by, starts_at=starts_at, ends_at=ends_at, request_id=request_id))

    async def end_notice(self, notice: str, *, request_id: str | None = None) -> NoticeView:
        """Ends a shortage notice early (D7)."""
        return await self._run(partial(self._caller.end_notice, notice=notice, request_id=request_id))

    async def request_queue(self, *, limit: int | None = None, cursor: str | None = None) -> RequestPage:
        """Lists the requests to be dealt with, oldest first, masked (R1)."""
        return await self._run(partial(self._caller.request_queue, limit=limit, cursor=cursor))

    async def read_request(self, request: str) -> RequestView:
        """Shows one request with its steps, masked (R1, H3)."""
        return await self._run(partial(self._caller.read_request, request=request))

    async def approve_request(self, request: str, *, request_id: str | None = None) -> RequestView:
        """Approves a split or a reissue (S1, R3)."""
        return await self._run(partial(self._caller.approve_request, request=request, request_id=request_id))

    async def reject_request(self, request: str, reason: str, *, request_id: str | None = None) -> RequestView:
        """Rejects a request with a reason (R1)."""
        return await self._run(partial(self._caller.reject_request, request=request, reason=reason, request_id=request_id))

    async def answer_request(self, request: str, answer: str, *, request_id: str | None = None) -> RequestView:
        """Answers a question (R1)."""
        return await self._run(partial(self._caller.answer_request, request=request, answer=answer, request_id=request_id))

    async def withdraw_for_customer(self, request: str, reason: str, *, request_id: str | None = None) -> RequestView:
        """Takes a request back for the customer (R3)."""
        return await self._run(partial(self._caller.withdraw_for_customer, request=request, reason=reason, request_id=request_id))

    async def record_return(self,
        request: str,
        *,
        condition: OriginalCondition = OriginalCondition.COMPLETE,
        note: str = "",
        arrived_on: _dt.date | None = None,
        request_id: str | None = None,
    ) -> RequestView:
        """Records that the original came back, and its condition (R3)."""
        return await self._run(partial(self._caller.record_return, request=request, condition=condition, note=note, arrived_on=arrived_on, request_id=request_id))

    async def void(self, request: str, *, request_id: str | None = None) -> RequestView:
        """Records that the original was voided, in the month of its issue (R3)."""
        return await self._run(partial(self._caller.void, request=request, request_id=request_id))

    async def issue_red(self,
        request: str,
        document: IssuedDocument,
        *,
        request_id: str | None = None,
    ) -> RequestView:
        """Records the red fapiao of the original, in another month (R3, R5)."""
        return await self._run(partial(self._caller.issue_red, request=request, document=document, request_id=request_id))

    async def read_bill(self, bill_id: str) -> StaffBillView:
        """Shows one bill, masked, with changes kept aside (B2)."""
        return await self._run(partial(self._caller.read_bill, bill_id=bill_id))

    async def may_refund(self, bill_id: str, amount_fen: int) -> MayRefundView:
        """Tells whether an amount may be paid back, and which fapiao stand against it (B9)."""
        return await self._run(partial(self._caller.may_refund, bill_id=bill_id, amount_fen=amount_fen))

    async def asides(self, *, limit: int | None = None, cursor: str | None = None) -> AsidePage:
        """Lists changes by the platform that touch bills in use (B2)."""
        return await self._run(partial(self._caller.asides, limit=limit, cursor=cursor))

    async def settle_aside(self,
        bill_id: str,
        aside: int,
        note: str,
        *,
        accept: bool = False,
        request_id: str | None = None,
    ) -> StaffBillView:
        """Decides on a change that was kept aside (B2)."""
        return await self._run(partial(self._caller.settle_aside, bill_id=bill_id, aside=aside, accept=accept, note=note, request_id=request_id))

    async def settle_order(self,
        order_number: str,
        note: str,
        *,
        accept: bool = False,
        request_id: str | None = None,
    ) -> Done:
        """Decides on a change of an order's owner that was kept aside (B2)."""
        return await self._run(partial(self._caller.settle_order, order_number=order_number, accept=accept, note=note, request_id=request_id))

    async def history(self, kind: str, id: str, *, after: int = 0, limit: int | None = None) -> HistoryView:
        """Shows the facts of a row (H1)."""
        return await self._run(partial(self._caller.history, kind=kind, id=id, after=after, limit=limit))

    async def verify(self,
        *,
        kind: str | None = None,
        id: str | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> VerifyView:
        """Proves that the facts are whole and add up to the rows (H1)."""
        return await self._run(partial(self._caller.verify, kind=kind, id=id, cursor=cursor, limit=limit))

    async def export_case(self, batch_number: str, *, request_id: str | None = None) -> CaseView:
        """Exports the whole case of an application; recorded (H2)."""
        return await self._run(partial(self._caller.export_case, batch_number=batch_number, request_id=request_id))

    async def mails(self,
        *,
        state: MailState | None = None,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> MailPage:
        """Lists mails by state, masked (N2)."""
        return await self._run(partial(self._caller.mails, state=state, limit=limit, cursor=cursor))

    async def requeue_mail(self, mail: str, *, request_id: str | None = None) -> MailView:
        """Has a mail sent again that was given up (N2)."""
        return await self._run(partial(self._caller.requeue_mail, mail=mail, request_id=request_id))


class AsyncPlatformOperations(AsyncCaller[_handles.PlatformOperations]):
    """What the payment platform can do."""

    __slots__ = ()

    async def orders(self,
        customer_reference: str,
        *,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> PageOfOrderSummary:
        """Lists the orders of a customer, for finding an order number (A17)."""
        return await self._run(partial(self._caller.orders, customer_reference=customer_reference, limit=limit, cursor=cursor))

    async def registration_link(self, order_number: str) -> RegistrationLinkView:
        """Makes the registration link of an order, for the host's own mail (A16)."""
        return await self._run(partial(self._caller.registration_link, order_number=order_number))

    async def feed(self, records: Sequence[FeedRecord], *, request_id: str | None = None) -> FeedReport:
        """Takes orders, payments and refunds in, in any order and more than once (B1, B2)."""
        return await self._run(partial(self._caller.feed, records=records, request_id=request_id))

    async def import_statement(self,
        *,
        format: StatementFormat = StatementFormat.DETECT,
        columns: ColumnMap | None = None,
        text: str | None = None,
        base64: str | bytes | None = None,
        seller: str | None = None,
        request_id: str | None = None,
    ) -> StatementReport:
        """Reads a statement as the seller downloads it and takes it in (B1, B11)."""
        return await self._run(partial(self._caller.import_statement, format=format, columns=columns, text=text, base64=base64, seller=seller, request_id=request_id))


class AsyncSystemOperations(AsyncCaller[_handles.SystemOperations]):
    """What happens by itself when its time comes."""

    __slots__ = ()

    async def run_deadlines(self, *, limit: int | None = None, request_id: str | None = None) -> DeadlinesView:
        """Lets due deadlines take effect: send, receive, tell of shortages (D4, D7)."""
        return await self._run(partial(self._caller.run_deadlines, limit=limit, request_id=request_id))
