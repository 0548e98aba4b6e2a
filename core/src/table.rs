//! The operation table: every operation once (DESIGN, "The contract is written once").
//!
//! A line is `read|write|act name(Command) -> View = module::handler "what it does (rules)";` under the role that may call
//! it. Handles, dispatch by name, the schema and the reference page are all made from it. A `write` takes a request id
//! (P4); an `act` changes something too, but its answer is secret and never stored, so it takes none.

/// Calls a macro with the whole operation table.
#[macro_export]
macro_rules! for_each_operation {
    ($callback:ident) => {
        $callback! {
            Public {
                write register(Register) -> RegistrationView = account::register "registers with an order number and mails an activation link (A1, A4, A6)";
                write activate(Activate) -> Done = account::activate "activates a registration by the mailed link (A3, A4)";
                write resend_activation(ResendActivation) -> MailSentView = account::resend_activation "mails a fresh activation link and kills the older (A5, A6)";
                act sign_in(SignIn) -> SessionView = account::sign_in "opens a session (A7, A8)";
                write forgot_password(ForgotPassword) -> MailSentView = account::forgot_password "mails a reset link or a temporary password, as the policy says (A6, A11)";
                write reset_password(ResetPassword) -> Done = account::reset_password "sets a new password by the mailed link and ends all sessions (A8, A11)";
                write confirm_email(ConfirmEmail) -> Done = account::confirm_email "makes a new e-mail take effect by the mailed link and ends all sessions (A8, A10)";
                read registration_form(RegistrationForm) -> RegistrationFormView = account::registration_form "tells what a registration form shows, prefilled from its link (A16, A17)";
                read support(SupportContact) -> SupportView = account::support "tells whom to call and whether somebody answers now (A18)";
                read notices(ListNotices) -> NoticesView = delivery::notices "shows the shortage notices that run (D7)";
            }
            Customer {
                write sign_out(SignOut) -> Done = account::sign_out "ends the session (A8)";
                read me(Me) -> AccountView = account::me "shows the customer's own account (A14)";
                write change_password(ChangePassword) -> Done = account::change_password "changes the password and ends all other sessions (A8, A9)";
                write change_email(ChangeEmail) -> MailSentView = account::change_email "mails a link to the new address and tells the old one (A10)";
                write add_order(AddOrder) -> Done = account::add_order "adds an order number to the account (A14)";
                write set_locale(SetLocale) -> Done = account::set_locale "chooses the language of mails (N1)";
                read bills(ListBills) -> BillsView = bills::bills "lists the customer's bills with stage, amounts and allowed actions, latest payment first (B10)";
                read bill(GetBill) -> BillView = bills::bill "shows one bill and what makes up its available amount (B5)";
                read fapiao(ListFapiao) -> FapiaoPage = my_fapiao::fapiao "lists the customer's fapiao with stage and allowed actions, latest application first (B10)";
                read prepare(Prepare) -> Prepared = preparing::prepare "dry run of an application: prefilled, every choice, what is wrong, exactly what would be issued (P1, P5)";
                write apply(Apply) -> ApplicationView = applying::apply "submits an application over one or several bills (P1, P2)";
                write cancel(Cancel) -> ApplicationView = ending::cancel "cancels an application that is not printed; its bills return (P6, B7)";
                read progress(GetProgress) -> ProgressView = progress::progress "tells how far an application is, with its whole timeline (D5)";
                write confirm_receipt(ConfirmReceipt) -> ApplicationView = progress::confirm_receipt "says that the fapiao arrived";
                read why_not_received(WhyNotReceived) -> WhyView = progress::why_not_received "answers from the data why a fapiao has not arrived (R2)";
                read titles(ListTitles) -> TitlesView = titles::titles "shows the title book (P5)";
                write keep_title(KeepTitle) -> TitlesView = titles::keep_title "keeps a title under a name (P5)";
                write remove_title(RemoveTitle) -> TitlesView = titles::remove_title "removes a title from the book (P5)";
                write open_request(OpenRequest) -> RequestView = requests::open_request "asks for a split or a reissue, or asks a question (R1, S1)";
                read requests(ListRequests) -> RequestPage = requests::requests "lists the customer's requests, latest first (R1)";
                read request(GetRequest) -> RequestView = requests::request "shows one request with its steps (R1)";
                write withdraw_request(WithdrawRequest) -> RequestView = requests::withdraw_request "takes a request back, until the original is void or red (R3)";
            }
            Staff {
                read find_account(FindAccount) -> FoundAccountView = account::find_account "finds an account by order number or customer reference; its address is masked (A12)";
                write start_email_change(StartEmailChange) -> MailSentView = account::start_email_change "starts a change of e-mail for a customer, after checking (A10, A12)";
                act reveal_account(RevealAccount) -> RevealedAccountView = account::reveal_account "shows the e-mail of an account; the look is recorded (H3)";
                write anonymise_account(AnonymiseAccount) -> Done = account::anonymise_account "takes the personal data out of an account; its history stays (H3)";
                read queue(Queue) -> QueuePage = delivery::queue "lists what is to be issued or delivered, the earliest promise first (D6)";
                read application(GetApplication) -> ProgressView = delivery::application "shows one application with its timeline, masked (D5, H3)";
                write reveal(Reveal) -> ApplicationView = delivery::reveal "shows the personal data of an application; the look is recorded (H3)";
                write reject(Reject) -> ApplicationView = ending::reject "rejects an application with a reason; its bills return (P7, B7)";
                write issue(Issue) -> IssueView = issuing::issue "records a fapiao issued by hand; one that differs goes into quarantine (I1, I2)";
                write issue_through_channel(IssueThroughChannel) -> IssueView = issuing::issue_through_channel "issues a fapiao through the tax platform's channel (I1)";
                write ask_channel(AskChannel) -> IssueView = issuing::ask_channel "asks the channel what became of a call without an answer (I1)";
                write discard_quarantined(DiscardQuarantined) -> FapiaoView = issuing::discard_quarantined "takes a fapiao out of quarantine, once its document is voided outside (I2)";
                read read_fapiao(ReadFapiao) -> FapiaoView = issuing::read_fapiao "shows one fapiao, masked (I2, H3)";
                write mail(MailOut) -> ApplicationView = delivery::mail "gives the fapiao to a courier, with its waybill (D3)";
                write hand_over(HandOver) -> ApplicationView = delivery::hand_over "hands the fapiao over at pick-up (D1)";
                write return_by_courier(ReturnByCourier) -> ApplicationView = delivery::return_by_courier "records that the courier brought it back (D3)";
                write courier_sheet(CourierSheet) -> CourierSheetView = delivery::courier_sheet "makes the sheet of what a courier takes, to print or export (D6)";
                write post_notice(PostNotice) -> NoticeView = delivery::post_notice "posts a shortage notice; promises move (D4, D7)";
                write end_notice(EndNotice) -> NoticeView = delivery::end_notice "ends a shortage notice early (D7)";
                read request_queue(RequestQueue) -> RequestPage = requests::request_queue "lists the requests to be dealt with, oldest first, masked (R1)";
                read read_request(ReadRequest) -> RequestView = requests::read_request "shows one request with its steps, masked (R1, H3)";
                write approve_request(ApproveRequest) -> RequestView = requests::approve_request "approves a split or a reissue (S1, R3)";
                write reject_request(RejectRequest) -> RequestView = requests::reject_request "rejects a request with a reason (R1)";
                write answer_request(AnswerRequest) -> RequestView = requests::answer_request "answers a question (R1)";
                write withdraw_for_customer(WithdrawForCustomer) -> RequestView = requests::withdraw_for_customer "takes a request back for the customer (R3)";
                write record_return(RecordReturn) -> RequestView = reissue::record_return "records that the original came back, and its condition (R3)";
                write void(Void) -> RequestView = reissue::void "records that the original was voided, in the month of its issue (R3)";
                write issue_red(IssueRed) -> RequestView = reissue::issue_red "records the red fapiao of the original, in another month (R3, R5)";
                read read_bill(ReadBill) -> StaffBillView = payback::read_bill "shows one bill, masked, with changes kept aside (B2)";
                read may_refund(MayRefund) -> MayRefundView = payback::may_refund "tells whether an amount may be paid back, and which fapiao stand against it (B9)";
                read asides(ListAsides) -> AsidePage = payback::asides "lists changes by the platform that touch bills in use (B2)";
                write settle_aside(SettleAside) -> StaffBillView = payback::settle_aside "decides on a change that was kept aside (B2)";
                write settle_order(SettleOrder) -> Done = payback::settle_order "decides on a change of an order's owner that was kept aside (B2)";
                read history(GetHistory) -> HistoryView = records::history "shows the facts of a row (H1)";
                read verify(Verify) -> VerifyView = records::verify "proves that the facts are whole and add up to the rows (H1)";
                write export_case(ExportCase) -> CaseView = records::export_case "exports the whole case of an application; recorded (H2)";
                read mails(ListMails) -> MailPage = records::mails "lists mails by state, masked (N2)";
                write requeue_mail(RequeueMail) -> MailView = records::requeue_mail "has a mail sent again that was given up (N2)";
            }
            Platform {
                read orders(Orders) -> Page<OrderSummary> = account::orders "lists the orders of a customer, for finding an order number (A17)";
                read registration_link(RegistrationLink) -> RegistrationLinkView = account::registration_link "makes the registration link of an order, for the host's own mail (A16)";
                write feed(Feed) -> FeedReport = feed::feed "takes orders, payments and refunds in, in any order and more than once (B1, B2)";
                write import_statement(ImportStatement) -> StatementReport = feed::import_statement "reads a statement as the seller downloads it and takes it in (B1, B11)";
            }
            System {
                write run_deadlines(RunDeadlines) -> DeadlinesView = clockwork::run_deadlines "lets due deadlines take effect: send, receive, tell of shortages (D4, D7)";
            }
        }
    };
}
