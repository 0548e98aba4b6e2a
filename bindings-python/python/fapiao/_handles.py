# Made by `cargo xtask generate`; do not edit.
"""The operations, on the handle of their role."""

from __future__ import annotations

import datetime as _dt
from collections.abc import Sequence
from typing import Any

from ._base import follow, read
from ._call import Caller, draft_of, each
from ._types import *
from ._types import write_feed_record


class Public(Caller):
    """What anybody may call: on the desk itself."""

    __slots__ = ()

    def register(self,
        *,
        order_number: str,
        email: str,
        password: str,
        password_repeat: str,
        ordered_on: _dt.date | None = None,
        locale: Locale | None = None,
        request_id: str | None = None,
    ) -> RegistrationView:
        """Registers with an order number and mails an activation link (A1, A4, A6).

        Args:
            order_number: Order number.
            email: E-mail; the activation link goes there.
            password: Password; its length is policy.
            password_repeat: The password once more.
            ordered_on: The day of the order, China time, where the customer knows it: an unknown order number
                that should have arrived by now is then sent to support at once (SPEC B3).
            locale: Language of mails; that of the policy when absent.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"order_number": order_number, "email": email, "password": password, "password_repeat": password_repeat}
        if ordered_on is not None:
            command["ordered_on"] = ordered_on
        if locale is not None:
            command["locale"] = locale
        return read(RegistrationView, self._call("register", command, request_id))

    def activate(self, *, token: str, request_id: str | None = None) -> Done:
        """Activates a registration by the mailed link (A3, A4).

        Args:
            token: The token of the mailed link.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"token": token}
        return read(Done, self._call("activate", command, request_id))

    def resend_activation(self, email: str, *, request_id: str | None = None) -> MailSentView:
        """Mails a fresh activation link and kills the older (A5, A6).

        Args:
            email: E-mail of the registration.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"email": email}
        return read(MailSentView, self._call("resend_activation", command, request_id))

    def sign_in(self, *, email: str, password: str) -> SessionView:
        """Opens a session (A7, A8).

        Args:
            email: E-mail.
            password: Password, or a temporary one.
        """
        command: dict[str, Any] = {"email": email, "password": password}
        return read(SessionView, self._call("sign_in", command))

    def forgot_password(self, email: str, *, request_id: str | None = None) -> MailSentView:
        """Mails a reset link or a temporary password, as the policy says (A6, A11).

        Args:
            email: E-mail of the account.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"email": email}
        return read(MailSentView, self._call("forgot_password", command, request_id))

    def reset_password(self,
        *,
        token: str,
        new_password: str,
        new_password_repeat: str,
        request_id: str | None = None,
    ) -> Done:
        """Sets a new password by the mailed link and ends all sessions (A8, A11).

        Args:
            token: The token of the mailed link.
            new_password: New password.
            new_password_repeat: The new password once more.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"token": token, "new_password": new_password, "new_password_repeat": new_password_repeat}
        return read(Done, self._call("reset_password", command, request_id))

    def confirm_email(self, *, token: str, request_id: str | None = None) -> Done:
        """Makes a new e-mail take effect by the mailed link and ends all sessions (A8, A10).

        Args:
            token: The token of the mailed link.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"token": token}
        return read(Done, self._call("confirm_email", command, request_id))

    def registration_form(self, *, order_number: str = "", link: str = "") -> RegistrationFormView:
        """Tells what a registration form shows, prefilled from its link (A16, A17).

        Args:
            order_number: Order number to fill in, if it is known by itself.
            link: Or the registration link that was followed; its order number is filled in.
        """
        command: dict[str, Any] = {"order_number": order_number, "link": link}
        return read(RegistrationFormView, self._call("registration_form", command))

    def support(self) -> SupportView:
        """Tells whom to call and whether somebody answers now (A18)."""
        command: dict[str, Any] = {}
        return read(SupportView, self._call("support", command))

    def notices(self) -> NoticesView:
        """Shows the shortage notices that run (D7)."""
        command: dict[str, Any] = {}
        return read(NoticesView, self._call("notices", command))


class CustomerOperations(Caller):
    """What a customer can do. A customer never sees or names another's rows."""

    __slots__ = ()

    def sign_out(self, *, request_id: str | None = None) -> Done:
        """Ends the session (A8).

        Args:
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {}
        return read(Done, self._call("sign_out", command, request_id))

    def me(self) -> AccountView:
        """Shows the customer's own account (A14)."""
        command: dict[str, Any] = {}
        return read(AccountView, self._call("me", command))

    def change_password(self,
        *,
        old_password: str,
        new_password: str,
        new_password_repeat: str,
        request_id: str | None = None,
    ) -> Done:
        """Changes the password and ends all other sessions (A8, A9).

        Args:
            old_password: The password so far; after signing in with a temporary password, that one.
            new_password: New password.
            new_password_repeat: The new password once more.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"old_password": old_password, "new_password": new_password, "new_password_repeat": new_password_repeat}
        return read(Done, self._call("change_password", command, request_id))

    def change_email(self, *, password: str, new_email: str, request_id: str | None = None) -> MailSentView:
        """Mails a link to the new address and tells the old one (A10).

        Args:
            password: Password.
            new_email: New e-mail; the link goes there.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"password": password, "new_email": new_email}
        return read(MailSentView, self._call("change_email", command, request_id))

    def add_order(self,
        order_number: str,
        *,
        ordered_on: _dt.date | None = None,
        request_id: str | None = None,
    ) -> Done:
        """Adds an order number to the account (A14).

        Args:
            order_number: Order number.
            ordered_on: The day of the order, China time, as in registering.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"order_number": order_number}
        if ordered_on is not None:
            command["ordered_on"] = ordered_on
        return read(Done, self._call("add_order", command, request_id))

    def set_locale(self, locale: Locale, *, request_id: str | None = None) -> Done:
        """Chooses the language of mails (N1).

        Args:
            locale: Language; required.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"locale": locale}
        return read(Done, self._call("set_locale", command, request_id))

    def bills(self,
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
        """Lists the customer's bills with stage, amounts and allowed actions, latest payment first (B10).

        Args:
            batch_number: Only bills of this application.
            stage: Only bills at this stage.
            paid_from: Only bills paid on this day or later, China time.
            paid_to: Only bills paid on this day or earlier, China time.
            billing_month: Only bills of this month, `yyyy-mm`.
            min_fen: Only bills of at least this amount.
            max_fen: Only bills of at most this amount.
            limit: Rows of a page; 20 unless the policy says otherwise.
            cursor: `next` of the page before.
        """
        command: dict[str, Any] = {}
        if batch_number is not None:
            command["batch_number"] = batch_number
        if stage is not None:
            command["stage"] = stage
        if paid_from is not None:
            command["paid_from"] = paid_from
        if paid_to is not None:
            command["paid_to"] = paid_to
        if billing_month is not None:
            command["billing_month"] = billing_month
        if min_fen is not None:
            command["min_fen"] = min_fen
        if max_fen is not None:
            command["max_fen"] = max_fen
        if limit is not None:
            command["limit"] = limit
        if cursor is not None:
            command["cursor"] = cursor
        page = read(BillsView, self._call("bills", command))
        follow(page, lambda cursor: self.bills(batch_number=batch_number, stage=stage, paid_from=paid_from, paid_to=paid_to, billing_month=billing_month, min_fen=min_fen, max_fen=max_fen, limit=limit, cursor=cursor))
        return page

    def bill(self, bill_id: str) -> BillView:
        """Shows one bill and what makes up its available amount (B5).

        Args:
            bill_id: Its id.
        """
        command: dict[str, Any] = {"bill_id": bill_id}
        return read(BillView, self._call("bill", command))

    def fapiao(self,
        *,
        batch_number: str | None = None,
        status: FapiaoStatus | None = None,
        applied_from: _dt.date | None = None,
        applied_to: _dt.date | None = None,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> FapiaoPage:
        """Lists the customer's fapiao with stage and allowed actions, latest application first (B10).

        Args:
            batch_number: Only fapiao of this application.
            status: Only fapiao of this status; all but `withdrawn` when absent.
            applied_from: Only fapiao applied for on this day or later, China time.
            applied_to: Only fapiao applied for on this day or earlier, China time.
            limit: Rows of a page; 20 unless the policy says otherwise.
            cursor: `next` of the page before.
        """
        command: dict[str, Any] = {}
        if batch_number is not None:
            command["batch_number"] = batch_number
        if status is not None:
            command["status"] = status
        if applied_from is not None:
            command["applied_from"] = applied_from
        if applied_to is not None:
            command["applied_to"] = applied_to
        if limit is not None:
            command["limit"] = limit
        if cursor is not None:
            command["cursor"] = cursor
        page = read(FapiaoPage, self._call("fapiao", command))
        follow(page, lambda cursor: self.fapiao(batch_number=batch_number, status=status, applied_from=applied_from, applied_to=applied_to, limit=limit, cursor=cursor))
        return page

    def prepare(self, draft: Draft | Sequence[str]) -> Prepared:
        """Dry run of an application: prefilled, every choice, what is wrong, exactly what would be issued (P1,
        P5).

        Args:
            draft: The draft so far; its bills are enough. What is empty is prefilled from the last application
                (SPEC P5).
        """
        command: dict[str, Any] = {"draft": draft_of(draft)}
        return read(Prepared, self._call("prepare", command))

    def apply(self, draft: Draft | Sequence[str], *, request_id: str | None = None) -> ApplicationView:
        """Submits an application over one or several bills (P1, P2).

        Args:
            draft: The draft.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"draft": draft_of(draft)}
        return read(ApplicationView, self._call("apply", command, request_id))

    def cancel(self, batch_number: str, *, request_id: str | None = None) -> ApplicationView:
        """Cancels an application that is not printed; its bills return (P6, B7).

        Args:
            batch_number: The application.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"batch_number": batch_number}
        return read(ApplicationView, self._call("cancel", command, request_id))

    def progress(self, batch_number: str) -> ProgressView:
        """Tells how far an application is, with its whole timeline (D5).

        Args:
            batch_number: The application.
        """
        command: dict[str, Any] = {"batch_number": batch_number}
        return read(ProgressView, self._call("progress", command))

    def confirm_receipt(self, batch_number: str, *, request_id: str | None = None) -> ApplicationView:
        """Says that the fapiao arrived.

        Args:
            batch_number: The application.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"batch_number": batch_number}
        return read(ApplicationView, self._call("confirm_receipt", command, request_id))

    def why_not_received(self, batch_number: str) -> WhyView:
        """Answers from the data why a fapiao has not arrived (R2).

        Args:
            batch_number: The application.
        """
        command: dict[str, Any] = {"batch_number": batch_number}
        return read(WhyView, self._call("why_not_received", command))

    def titles(self) -> TitlesView:
        """Shows the title book (P5)."""
        command: dict[str, Any] = {}
        return read(TitlesView, self._call("titles", command))

    def keep_title(self, name: str, buyer: Buyer, *, request_id: str | None = None) -> TitlesView:
        """Keeps a title under a name (P5).

        Args:
            name: The name.
            buyer: The title.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"name": name, "buyer": buyer}
        return read(TitlesView, self._call("keep_title", command, request_id))

    def remove_title(self, name: str, *, request_id: str | None = None) -> TitlesView:
        """Removes a title from the book (P5).

        Args:
            name: The name.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"name": name}
        return read(TitlesView, self._call("remove_title", command, request_id))

    def open_request(self,
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
        """Asks for a split or a reissue, or asks a question (R1, S1).

        Args:
            kind: Which kind.
            bill_id: The bill, of a split.
            batch_number: The application that is meant.
            fapiao_id: The fapiao, of a reissue; may be left out when the application has one.
            contact: Whom to answer.
            text: In their own words.
            parts: The parts, of a split.
            change: What shall change, of a reissue.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"kind": kind, "contact": contact, "text": text, "parts": parts}
        if bill_id is not None:
            command["bill_id"] = bill_id
        if batch_number is not None:
            command["batch_number"] = batch_number
        if fapiao_id is not None:
            command["fapiao_id"] = fapiao_id
        if change is not None:
            command["change"] = change
        return read(RequestView, self._call("open_request", command, request_id))

    def requests(self, *, limit: int | None = None, cursor: str | None = None) -> RequestPage:
        """Lists the customer's requests, latest first (R1).

        Args:
            limit: Rows of a page.
            cursor: `next` of the page before.
        """
        command: dict[str, Any] = {}
        if limit is not None:
            command["limit"] = limit
        if cursor is not None:
            command["cursor"] = cursor
        page = read(RequestPage, self._call("requests", command))
        follow(page, lambda cursor: self.requests(limit=limit, cursor=cursor))
        return page

    def request(self, request: str) -> RequestView:
        """Shows one request with its steps (R1).

        Args:
            request: The request.
        """
        command: dict[str, Any] = {"request": request}
        return read(RequestView, self._call("request", command))

    def withdraw_request(self, request: str, *, reason: str = "", request_id: str | None = None) -> RequestView:
        """Takes a request back, until the original is void or red (R3).

        Args:
            request: The request.
            reason: Why, optional.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"request": request, "reason": reason}
        return read(RequestView, self._call("withdraw_request", command, request_id))


class StaffOperations(Caller):
    """What the service centre can do."""

    __slots__ = ()

    def find_account(self, *, order_number: str = "", customer_reference: str = "") -> FoundAccountView:
        """Finds an account by order number or customer reference; its address is masked (A12).

        Args:
            order_number: By order number.
            customer_reference: By customer reference.
        """
        command: dict[str, Any] = {"order_number": order_number, "customer_reference": customer_reference}
        return read(FoundAccountView, self._call("find_account", command))

    def start_email_change(self,
        account: str,
        new_email: str,
        note: str,
        *,
        request_id: str | None = None,
    ) -> MailSentView:
        """Starts a change of e-mail for a customer, after checking (A10, A12).

        Args:
            account: Account.
            new_email: New e-mail; the link goes there.
            note: How the customer was checked; it becomes part of the history, so no personal data.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"account": account, "new_email": new_email, "note": note}
        return read(MailSentView, self._call("start_email_change", command, request_id))

    def reveal_account(self, account: str, reason: str) -> RevealedAccountView:
        """Shows the e-mail of an account; the look is recorded (H3).

        Args:
            account: Account.
            reason: Why; it becomes part of the history, so no personal data.
        """
        command: dict[str, Any] = {"account": account, "reason": reason}
        return read(RevealedAccountView, self._call("reveal_account", command))

    def anonymise_account(self, account: str, note: str, *, request_id: str | None = None) -> Done:
        """Takes the personal data out of an account; its history stays (H3).

        Args:
            account: Account.
            note: Why; it becomes part of the history, so no personal data.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"account": account, "note": note}
        return read(Done, self._call("anonymise_account", command, request_id))

    def queue(self,
        *,
        stage: QueueStage = QueueStage.TO_ISSUE,
        due_by: _dt.date | None = None,
        overdue: bool = False,
        delivery_method: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> QueuePage:
        """Lists what is to be issued or delivered, the earliest promise first (D6).

        Args:
            stage: Which part.
            due_by: Only those due on this day or earlier, China time, shortage taken into account.
            overdue: Only those whose promise is broken.
            delivery_method: Only those of this delivery method.
            limit: Rows of a page.
            cursor: `next` of the page before.
        """
        command: dict[str, Any] = {"stage": stage, "overdue": overdue}
        if due_by is not None:
            command["due_by"] = due_by
        if delivery_method is not None:
            command["delivery_method"] = delivery_method
        if limit is not None:
            command["limit"] = limit
        if cursor is not None:
            command["cursor"] = cursor
        page = read(QueuePage, self._call("queue", command))
        follow(page, lambda cursor: self.queue(stage=stage, due_by=due_by, overdue=overdue, delivery_method=delivery_method, limit=limit, cursor=cursor))
        return page

    def application(self, batch_number: str) -> ProgressView:
        """Shows one application with its timeline, masked (D5, H3).

        Args:
            batch_number: The application.
        """
        command: dict[str, Any] = {"batch_number": batch_number}
        return read(ProgressView, self._call("application", command))

    def reveal(self, batch_number: str, reason: str, *, request_id: str | None = None) -> ApplicationView:
        """Shows the personal data of an application; the look is recorded (H3).

        Args:
            batch_number: The application.
            reason: Why.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"batch_number": batch_number, "reason": reason}
        return read(ApplicationView, self._call("reveal", command, request_id))

    def reject(self, batch_number: str, reason: str, *, request_id: str | None = None) -> ApplicationView:
        """Rejects an application with a reason; its bills return (P7, B7).

        Args:
            batch_number: The application.
            reason: Why; the customer sees it.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"batch_number": batch_number, "reason": reason}
        return read(ApplicationView, self._call("reject", command, request_id))

    def issue(self,
        fapiao_id: str,
        document: IssuedDocument,
        *,
        request_id: str | None = None,
    ) -> IssueView:
        """Records a fapiao issued by hand; one that differs goes into quarantine (I1, I2).

        Args:
            fapiao_id: The fapiao, by its id here.
            document: What was issued.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"fapiao_id": fapiao_id, "document": document}
        return read(IssueView, self._call("issue", command, request_id))

    def issue_through_channel(self, fapiao_id: str, *, request_id: str | None = None) -> IssueView:
        """Issues a fapiao through the tax platform's channel (I1).

        Args:
            fapiao_id: The fapiao, by its id here.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"fapiao_id": fapiao_id}
        return read(IssueView, self._call("issue_through_channel", command, request_id))

    def ask_channel(self, fapiao_id: str, *, request_id: str | None = None) -> IssueView:
        """Asks the channel what became of a call without an answer (I1).

        Args:
            fapiao_id: The fapiao, by its id here.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"fapiao_id": fapiao_id}
        return read(IssueView, self._call("ask_channel", command, request_id))

    def discard_quarantined(self, fapiao_id: str, note: str, *, request_id: str | None = None) -> FapiaoView:
        """Takes a fapiao out of quarantine, once its document is voided outside (I2).

        Args:
            fapiao_id: The fapiao, by its id here.
            note: What was done about the document.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"fapiao_id": fapiao_id, "note": note}
        return read(FapiaoView, self._call("discard_quarantined", command, request_id))

    def read_fapiao(self, fapiao_id: str) -> FapiaoView:
        """Shows one fapiao, masked (I2, H3).

        Args:
            fapiao_id: The fapiao, by its id here.
        """
        command: dict[str, Any] = {"fapiao_id": fapiao_id}
        return read(FapiaoView, self._call("read_fapiao", command))

    def mail(self,
        batch_number: str,
        carrier: str,
        *,
        waybill: str = "",
        request_id: str | None = None,
    ) -> ApplicationView:
        """Gives the fapiao to a courier, with its waybill (D3).

        Args:
            batch_number: The application.
            carrier: Who carries it; required.
            waybill: Under which number (运单号).
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"batch_number": batch_number, "carrier": carrier, "waybill": waybill}
        return read(ApplicationView, self._call("mail", command, request_id))

    def hand_over(self, batch_number: str, to: str, *, request_id: str | None = None) -> ApplicationView:
        """Hands the fapiao over at pick-up (D1).

        Args:
            batch_number: The application.
            to: To whom.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"batch_number": batch_number, "to": to}
        return read(ApplicationView, self._call("hand_over", command, request_id))

    def return_by_courier(self, batch_number: str, reason: str, *, request_id: str | None = None) -> ApplicationView:
        """Records that the courier brought it back (D3).

        Args:
            batch_number: The application.
            reason: Why.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"batch_number": batch_number, "reason": reason}
        return read(ApplicationView, self._call("return_by_courier", command, request_id))

    def courier_sheet(self,
        delivery_method: str,
        *,
        limit: int | None = None,
        request_id: str | None = None,
    ) -> CourierSheetView:
        """Makes the sheet of what a courier takes, to print or export (D6).

        Args:
            delivery_method: The delivery method.
            limit: At most so many parcels; 100 when absent.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"delivery_method": delivery_method}
        if limit is not None:
            command["limit"] = limit
        return read(CourierSheetView, self._call("courier_sheet", command, request_id))

    def post_notice(self,
        zh: str,
        en: str,
        mail_by: _dt.date,
        *,
        starts_at: _dt.datetime | None = None,
        ends_at: _dt.datetime | None = None,
        request_id: str | None = None,
    ) -> NoticeView:
        """Posts a shortage notice; promises move (D4, D7).

        Args:
            zh: Text, Chinese.
            en: Text, English.
            mail_by: The day by which fapiao are mailed, China time.
            starts_at: From when it runs; now when absent.
            ends_at: Until when it runs; the close of `mail_by` when absent.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"zh": zh, "en": en, "mail_by": mail_by}
        if starts_at is not None:
            command["starts_at"] = starts_at
        if ends_at is not None:
            command["ends_at"] = ends_at
        return read(NoticeView, self._call("post_notice", command, request_id))

    def end_notice(self, notice: str, *, request_id: str | None = None) -> NoticeView:
        """Ends a shortage notice early (D7).

        Args:
            notice: The notice.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"notice": notice}
        return read(NoticeView, self._call("end_notice", command, request_id))

    def request_queue(self, *, limit: int | None = None, cursor: str | None = None) -> RequestPage:
        """Lists the requests to be dealt with, oldest first, masked (R1).

        Args:
            limit: Rows of a page.
            cursor: `next` of the page before.
        """
        command: dict[str, Any] = {}
        if limit is not None:
            command["limit"] = limit
        if cursor is not None:
            command["cursor"] = cursor
        page = read(RequestPage, self._call("request_queue", command))
        follow(page, lambda cursor: self.request_queue(limit=limit, cursor=cursor))
        return page

    def read_request(self, request: str) -> RequestView:
        """Shows one request with its steps, masked (R1, H3).

        Args:
            request: The request.
        """
        command: dict[str, Any] = {"request": request}
        return read(RequestView, self._call("read_request", command))

    def approve_request(self, request: str, *, request_id: str | None = None) -> RequestView:
        """Approves a split or a reissue (S1, R3).

        Args:
            request: The request.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"request": request}
        return read(RequestView, self._call("approve_request", command, request_id))

    def reject_request(self, request: str, reason: str, *, request_id: str | None = None) -> RequestView:
        """Rejects a request with a reason (R1).

        Args:
            request: The request.
            reason: Why; the customer sees it.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"request": request, "reason": reason}
        return read(RequestView, self._call("reject_request", command, request_id))

    def answer_request(self, request: str, answer: str, *, request_id: str | None = None) -> RequestView:
        """Answers a question (R1).

        Args:
            request: The request.
            answer: What; the customer sees it.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"request": request, "answer": answer}
        return read(RequestView, self._call("answer_request", command, request_id))

    def withdraw_for_customer(self, request: str, reason: str, *, request_id: str | None = None) -> RequestView:
        """Takes a request back for the customer (R3).

        Args:
            request: The request.
            reason: Why.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"request": request, "reason": reason}
        return read(RequestView, self._call("withdraw_for_customer", command, request_id))

    def record_return(self,
        request: str,
        *,
        condition: OriginalCondition = OriginalCondition.COMPLETE,
        note: str = "",
        arrived_on: _dt.date | None = None,
        request_id: str | None = None,
    ) -> RequestView:
        """Records that the original came back, and its condition (R3).

        Args:
            request: The request.
            condition: In which condition.
            note: A note about it, optional.
            arrived_on: The day it arrived, China time; today when absent.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"request": request, "condition": condition, "note": note}
        if arrived_on is not None:
            command["arrived_on"] = arrived_on
        return read(RequestView, self._call("record_return", command, request_id))

    def void(self, request: str, *, request_id: str | None = None) -> RequestView:
        """Records that the original was voided, in the month of its issue (R3).

        Args:
            request: The request.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"request": request}
        return read(RequestView, self._call("void", command, request_id))

    def issue_red(self,
        request: str,
        document: IssuedDocument,
        *,
        request_id: str | None = None,
    ) -> RequestView:
        """Records the red fapiao of the original, in another month (R3, R5).

        Args:
            request: The request.
            document: The red fapiao.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"request": request, "document": document}
        return read(RequestView, self._call("issue_red", command, request_id))

    def read_bill(self, bill_id: str) -> StaffBillView:
        """Shows one bill, masked, with changes kept aside (B2).

        Args:
            bill_id: The bill.
        """
        command: dict[str, Any] = {"bill_id": bill_id}
        return read(StaffBillView, self._call("read_bill", command))

    def may_refund(self, bill_id: str, amount_fen: int) -> MayRefundView:
        """Tells whether an amount may be paid back, and which fapiao stand against it (B9).

        Args:
            bill_id: The bill.
            amount_fen: How much.
        """
        command: dict[str, Any] = {"bill_id": bill_id, "amount_fen": amount_fen}
        return read(MayRefundView, self._call("may_refund", command))

    def asides(self, *, limit: int | None = None, cursor: str | None = None) -> AsidePage:
        """Lists changes by the platform that touch bills in use (B2).

        Args:
            limit: Rows of a page.
            cursor: `next` of the page before.
        """
        command: dict[str, Any] = {}
        if limit is not None:
            command["limit"] = limit
        if cursor is not None:
            command["cursor"] = cursor
        page = read(AsidePage, self._call("asides", command))
        follow(page, lambda cursor: self.asides(limit=limit, cursor=cursor))
        return page

    def settle_aside(self,
        bill_id: str,
        aside: int,
        note: str,
        *,
        accept: bool = False,
        request_id: str | None = None,
    ) -> StaffBillView:
        """Decides on a change that was kept aside (B2).

        Args:
            bill_id: The bill.
            aside: Its number within the bill.
            accept: Whether it takes effect.
            note: Why.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"bill_id": bill_id, "aside": aside, "accept": accept, "note": note}
        return read(StaffBillView, self._call("settle_aside", command, request_id))

    def settle_order(self,
        order_number: str,
        note: str,
        *,
        accept: bool = False,
        request_id: str | None = None,
    ) -> Done:
        """Decides on a change of an order's owner that was kept aside (B2).

        Args:
            order_number: The order.
            accept: Whether it takes effect. Bills in an application stay with the customer who applied.
            note: Why.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"order_number": order_number, "accept": accept, "note": note}
        return read(Done, self._call("settle_order", command, request_id))

    def history(self, kind: str, id: str, *, after: int = 0, limit: int | None = None) -> HistoryView:
        """Shows the facts of a row (H1).

        Args:
            kind: Its kind: `account`, `session`, `order`, `bill`, `application`, `fapiao`, `request`, `board`,
                `title_book`.
            id: Its id.
            after: Only facts after this one.
            limit: At most so many; 100 when absent.
        """
        command: dict[str, Any] = {"kind": kind, "id": id, "after": after}
        if limit is not None:
            command["limit"] = limit
        return read(HistoryView, self._call("history", command))

    def verify(self,
        *,
        kind: str | None = None,
        id: str | None = None,
        cursor: str | None = None,
        limit: int | None = None,
    ) -> VerifyView:
        """Proves that the facts are whole and add up to the rows (H1).

        Args:
            kind: Only rows of this kind; all kinds when absent.
            id: Only this row of the kind.
            cursor: `next` of the call before.
            limit: At most so many rows; 1000 when absent.
        """
        command: dict[str, Any] = {}
        if kind is not None:
            command["kind"] = kind
        if id is not None:
            command["id"] = id
        if cursor is not None:
            command["cursor"] = cursor
        if limit is not None:
            command["limit"] = limit
        return read(VerifyView, self._call("verify", command))

    def export_case(self, batch_number: str, *, request_id: str | None = None) -> CaseView:
        """Exports the whole case of an application; recorded (H2).

        Args:
            batch_number: The application.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"batch_number": batch_number}
        return read(CaseView, self._call("export_case", command, request_id))

    def mails(self,
        *,
        state: MailState | None = None,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> MailPage:
        """Lists mails by state, masked (N2).

        Args:
            state: In which; all when absent.
            limit: Rows of a page.
            cursor: `next` of the page before.
        """
        command: dict[str, Any] = {}
        if state is not None:
            command["state"] = state
        if limit is not None:
            command["limit"] = limit
        if cursor is not None:
            command["cursor"] = cursor
        page = read(MailPage, self._call("mails", command))
        follow(page, lambda cursor: self.mails(state=state, limit=limit, cursor=cursor))
        return page

    def requeue_mail(self, mail: str, *, request_id: str | None = None) -> MailView:
        """Has a mail sent again that was given up (N2).

        Args:
            mail: The mail.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"mail": mail}
        return read(MailView, self._call("requeue_mail", command, request_id))


class PlatformOperations(Caller):
    """What the payment platform can do."""

    __slots__ = ()

    def orders(self,
        customer_reference: str,
        *,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> PageOfOrderSummary:
        """Lists the orders of a customer, for finding an order number (A17).

        Args:
            customer_reference: Customer reference.
            limit: Rows of a page.
            cursor: `next` of the page before.
        """
        command: dict[str, Any] = {"customer_reference": customer_reference}
        if limit is not None:
            command["limit"] = limit
        if cursor is not None:
            command["cursor"] = cursor
        page = read(PageOfOrderSummary, self._call("orders", command))
        follow(page, lambda cursor: self.orders(customer_reference=customer_reference, limit=limit, cursor=cursor))
        return page

    def registration_link(self, order_number: str) -> RegistrationLinkView:
        """Makes the registration link of an order, for the host's own mail (A16).

        Args:
            order_number: Order number; it need not be known yet.
        """
        command: dict[str, Any] = {"order_number": order_number}
        return read(RegistrationLinkView, self._call("registration_link", command))

    def feed(self, records: Sequence[FeedRecord], *, request_id: str | None = None) -> FeedReport:
        """Takes orders, payments and refunds in, in any order and more than once (B1, B2).

        Args:
            records: The records.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"records": each(records, write_feed_record)}
        return read(FeedReport, self._call("feed", command, request_id))

    def import_statement(self,
        *,
        format: StatementFormat = StatementFormat.DETECT,
        columns: ColumnMap | None = None,
        text: str | None = None,
        base64: str | bytes | None = None,
        seller: str | None = None,
        request_id: str | None = None,
    ) -> StatementReport:
        """Reads a statement as the seller downloads it and takes it in (B1, B11).

        Args:
            format: Its format.
            columns: The columns of ordinary CSV.
            text: The statement as text.
            base64: The statement's bytes in base64.
            seller: The seller's id; the policy's first when absent.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {"format": format}
        if columns is not None:
            command["columns"] = columns
        if text is not None:
            command["text"] = text
        if base64 is not None:
            command["base64"] = base64
        if seller is not None:
            command["seller"] = seller
        return read(StatementReport, self._call("import_statement", command, request_id))


class SystemOperations(Caller):
    """What happens by itself when its time comes."""

    __slots__ = ()

    def run_deadlines(self, *, limit: int | None = None, request_id: str | None = None) -> DeadlinesView:
        """Lets due deadlines take effect: send, receive, tell of shortages (D4, D7).

        Args:
            limit: At most so many applications; 1000 when absent.
            request_id: The same id again gives the first answer and changes nothing (SPEC P4).
        """
        command: dict[str, Any] = {}
        if limit is not None:
            command["limit"] = limit
        return read(DeadlinesView, self._call("run_deadlines", command, request_id))
