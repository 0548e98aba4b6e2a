// Made by `cargo xtask generate`; do not edit.

/**
 * The desk for Chinese tax invoices (发票). Open one with {@link Desk.open}.
 *
 * @packageDocumentation
 */

import type { DateText, ListOptions, Listing, WriteOptions } from './lib/facade.js';

export * from './lib/facade.js';

/** Every code of the catalogue of errors. */
export type ErrorCode =
  | 'account_not_found'
  | 'application_not_found'
  | 'aside_not_found'
  | 'bad_amount'
  | 'bad_batch_number'
  | 'bad_characters'
  | 'bad_cursor'
  | 'bad_date'
  | 'bad_email'
  | 'bad_fapiao_number'
  | 'bad_id_number'
  | 'bad_identifier'
  | 'bad_order_number'
  | 'bad_phone'
  | 'bad_quantity'
  | 'bad_rate'
  | 'bad_tax_id'
  | 'bad_tax_id_check'
  | 'bill_in_application'
  | 'bill_not_found'
  | 'busy'
  | 'channel_missing'
  | 'contradiction'
  | 'desk_closed'
  | 'desk_invalid'
  | 'duplicate'
  | 'email_taken'
  | 'fapiao_not_found'
  | 'fapiao_number_taken'
  | 'fapiao_superseded'
  | 'illegal_transition'
  | 'internal'
  | 'invalid_input'
  | 'link_expired'
  | 'link_invalid'
  | 'mail_not_found'
  | 'mixed_sellers'
  | 'not_a_statement'
  | 'not_allowed'
  | 'nothing_to_invoice'
  | 'notice_not_found'
  | 'operation_not_allowed'
  | 'order_not_found'
  | 'order_taken'
  | 'out_of_range'
  | 'over_invoiced'
  | 'password_change_required'
  | 'password_length'
  | 'password_mismatch'
  | 'payer_title_mismatch'
  | 'policy_invalid'
  | 'red_not_needed'
  | 'reissue_not_possible'
  | 'request_id_reused'
  | 'request_not_found'
  | 'required'
  | 'row_not_found'
  | 'session_invalid'
  | 'sign_in_failed'
  | 'source_failed'
  | 'split_not_possible'
  | 'split_plan_stale'
  | 'store_damaged'
  | 'store_unavailable'
  | 'sum_mismatch'
  | 'title_not_found'
  | 'too_long'
  | 'too_many'
  | 'too_many_attempts'
  | 'unknown_choice'
  | 'unknown_field'
  | 'unknown_operation'
  | 'unusual_tax_id'
  | 'unusual_waybill'
  | 'void_not_possible'
  | 'wrong_password'
  | 'wrong_type';

/** What anybody may do. */
export interface PublicOperations {
  /** Registers with an order number and mails an activation link (A1, A4, A6). */
  register(command: Register, options?: WriteOptions): Promise<RegistrationView>;
  /** Activates a registration by the mailed link (A3, A4). */
  activate(command: Activate, options?: WriteOptions): Promise<void>;
  /** Mails a fresh activation link and kills the older (A5, A6). */
  resendActivation(email: string | ResendActivation, options?: WriteOptions): Promise<MailSentView>;
  /** Opens a session (A7, A8). */
  signIn(command: SignIn): Promise<SessionView>;
  /** Mails a reset link or a temporary password, as the policy says (A6, A11). */
  forgotPassword(email: string | ForgotPassword, options?: WriteOptions): Promise<MailSentView>;
  /** Sets a new password by the mailed link and ends all sessions (A8, A11). */
  resetPassword(command: ResetPassword, options?: WriteOptions): Promise<void>;
  /** Makes a new e-mail take effect by the mailed link and ends all sessions (A8, A10). */
  confirmEmail(command: ConfirmEmail, options?: WriteOptions): Promise<void>;
  /** Tells what a registration form shows, prefilled from its link (A16, A17). */
  registrationForm(command?: RegistrationForm): Promise<RegistrationFormView>;
  /** Tells whom to call and whether somebody answers now (A18). */
  support(): Promise<SupportView>;
  /** Shows the shortage notices that run (D7). */
  notices(): Promise<NoticesView>;
}

/** What a customer may do. */
export interface CustomerOperations {
  /** Ends the session (A8). */
  signOut(options?: WriteOptions): Promise<void>;
  /** Shows the customer's own account (A14). */
  me(): Promise<AccountView>;
  /** Changes the password and ends all other sessions (A8, A9). */
  changePassword(command: ChangePassword, options?: WriteOptions): Promise<void>;
  /** Mails a link to the new address and tells the old one (A10). */
  changeEmail(command: ChangeEmail, options?: WriteOptions): Promise<MailSentView>;
  /** Adds an order number to the account (A14). */
  addOrder(orderNumber: string | AddOrder, options?: WriteOptions): Promise<void>;
  /** Chooses the language of mails (N1). */
  setLocale(command: SetLocale, options?: WriteOptions): Promise<void>;
  /** Lists the customer's bills with stage, amounts and allowed actions, latest payment first (B10). `await` gives one page, `for await` the rows of all pages. */
  bills(command?: ListBills, options?: ListOptions): Listing<BillsView, BillView>;
  /** Shows one bill and what makes up its available amount (B5). */
  bill(billId: string | GetBill): Promise<BillView>;
  /** Lists the customer's fapiao with stage and allowed actions, latest application first (B10). `await` gives one page, `for await` the rows of all pages. */
  fapiao(command?: ListFapiao, options?: ListOptions): Listing<FapiaoPage, FapiaoView>;
  /** Dry run of an application: prefilled, every choice, what is wrong, exactly what would be issued (P1, P5). */
  prepare(draft: DraftInput | readonly string[]): Promise<Prepared>;
  /** Submits an application over one or several bills (P1, P2). */
  apply(draft: DraftInput, options?: WriteOptions): Promise<ApplicationView>;
  /** Cancels an application that is not printed; its bills return (P6, B7). */
  cancel(batchNumber: string | Cancel, options?: WriteOptions): Promise<ApplicationView>;
  /** Tells how far an application is, with its whole timeline (D5). */
  progress(batchNumber: string | GetProgress): Promise<ProgressView>;
  /** Says that the fapiao arrived. */
  confirmReceipt(batchNumber: string | ConfirmReceipt, options?: WriteOptions): Promise<ApplicationView>;
  /** Answers from the data why a fapiao has not arrived (R2). */
  whyNotReceived(batchNumber: string | WhyNotReceived): Promise<WhyView>;
  /** Shows the title book (P5). */
  titles(): Promise<TitlesView>;
  /** Keeps a title under a name (P5). */
  keepTitle(command: KeepTitle, options?: WriteOptions): Promise<TitlesView>;
  /** Removes a title from the book (P5). */
  removeTitle(name: string | RemoveTitle, options?: WriteOptions): Promise<TitlesView>;
  /** Asks for a split or a reissue, or asks a question (R1, S1). */
  openRequest(command: OpenRequest, options?: WriteOptions): Promise<RequestView>;
  /** Lists the customer's requests, latest first (R1). `await` gives one page, `for await` the rows of all pages. */
  requests(command?: ListRequests, options?: ListOptions): Listing<RequestPage, RequestView>;
  /** Shows one request with its steps (R1). */
  request(request: string | GetRequest): Promise<RequestView>;
  /** Takes a request back, until the original is void or red (R3). */
  withdrawRequest(request: string | WithdrawRequest, options?: WriteOptions): Promise<RequestView>;
}

/** What the service centre may do. */
export interface StaffOperations {
  /** Finds an account by order number or customer reference; its address is masked (A12). */
  findAccount(command?: FindAccount): Promise<FoundAccountView>;
  /** Starts a change of e-mail for a customer, after checking (A10, A12). */
  startEmailChange(command: StartEmailChange, options?: WriteOptions): Promise<MailSentView>;
  /** Shows the e-mail of an account; the look is recorded (H3). */
  revealAccount(command: RevealAccount): Promise<RevealedAccountView>;
  /** Takes the personal data out of an account; its history stays (H3). */
  anonymiseAccount(command: AnonymiseAccount, options?: WriteOptions): Promise<void>;
  /** Lists what is to be issued or delivered, the earliest promise first (D6). `await` gives one page, `for await` the rows of all pages. */
  queue(command?: Queue, options?: ListOptions): Listing<QueuePage, QueueItem>;
  /** Shows one application with its timeline, masked (D5, H3). */
  application(batchNumber: string | GetApplication): Promise<ProgressView>;
  /** Shows the personal data of an application; the look is recorded (H3). */
  reveal(command: Reveal, options?: WriteOptions): Promise<ApplicationView>;
  /** Rejects an application with a reason; its bills return (P7, B7). */
  reject(command: Reject, options?: WriteOptions): Promise<ApplicationView>;
  /** Records a fapiao issued by hand; one that differs goes into quarantine (I1, I2). */
  issue(command: Issue, options?: WriteOptions): Promise<IssueView>;
  /** Issues a fapiao through the tax platform's channel (I1). */
  issueThroughChannel(fapiaoId: string | IssueThroughChannel, options?: WriteOptions): Promise<IssueView>;
  /** Asks the channel what became of a call without an answer (I1). */
  askChannel(fapiaoId: string | AskChannel, options?: WriteOptions): Promise<IssueView>;
  /** Takes a fapiao out of quarantine, once its document is voided outside (I2). */
  discardQuarantined(command: DiscardQuarantined, options?: WriteOptions): Promise<FapiaoView>;
  /** Shows one fapiao, masked (I2, H3). */
  readFapiao(fapiaoId: string | ReadFapiao): Promise<FapiaoView>;
  /** Gives the fapiao to a courier, with its waybill (D3). */
  mail(command: MailOut, options?: WriteOptions): Promise<ApplicationView>;
  /** Hands the fapiao over at pick-up (D1). */
  handOver(command: HandOver, options?: WriteOptions): Promise<ApplicationView>;
  /** Records that the courier brought it back (D3). */
  returnByCourier(command: ReturnByCourier, options?: WriteOptions): Promise<ApplicationView>;
  /** Makes the sheet of what a courier takes, to print or export (D6). */
  courierSheet(deliveryMethod: string | CourierSheet, options?: WriteOptions): Promise<CourierSheetView>;
  /** Posts a shortage notice; promises move (D4, D7). */
  postNotice(command: PostNotice, options?: WriteOptions): Promise<NoticeView>;
  /** Ends a shortage notice early (D7). */
  endNotice(notice: string | EndNotice, options?: WriteOptions): Promise<NoticeView>;
  /** Lists the requests to be dealt with, oldest first, masked (R1). `await` gives one page, `for await` the rows of all pages. */
  requestQueue(command?: RequestQueue, options?: ListOptions): Listing<RequestPage, RequestView>;
  /** Shows one request with its steps, masked (R1, H3). */
  readRequest(request: string | ReadRequest): Promise<RequestView>;
  /** Approves a split or a reissue (S1, R3). */
  approveRequest(request: string | ApproveRequest, options?: WriteOptions): Promise<RequestView>;
  /** Rejects a request with a reason (R1). */
  rejectRequest(command: RejectRequest, options?: WriteOptions): Promise<RequestView>;
  /** Answers a question (R1). */
  answerRequest(command: AnswerRequest, options?: WriteOptions): Promise<RequestView>;
  /** Takes a request back for the customer (R3). */
  withdrawForCustomer(command: WithdrawForCustomer, options?: WriteOptions): Promise<RequestView>;
  /** Records that the original came back, and its condition (R3). */
  recordReturn(request: string | RecordReturn, options?: WriteOptions): Promise<RequestView>;
  /** Records that the original was voided, in the month of its issue (R3). */
  void(request: string | Void, options?: WriteOptions): Promise<RequestView>;
  /** Records the red fapiao of the original, in another month (R3, R5). */
  issueRed(command: IssueRed, options?: WriteOptions): Promise<RequestView>;
  /** Shows one bill, masked, with changes kept aside (B2). */
  readBill(billId: string | ReadBill): Promise<StaffBillView>;
  /** Tells whether an amount may be paid back, and which fapiao stand against it (B9). */
  mayRefund(command: MayRefund): Promise<MayRefundView>;
  /** Lists changes by the platform that touch bills in use (B2). `await` gives one page, `for await` the rows of all pages. */
  asides(command?: ListAsides, options?: ListOptions): Listing<AsidePage, AsideView>;
  /** Decides on a change that was kept aside (B2). */
  settleAside(command: SettleAside, options?: WriteOptions): Promise<StaffBillView>;
  /** Decides on a change of an order's owner that was kept aside (B2). */
  settleOrder(command: SettleOrder, options?: WriteOptions): Promise<void>;
  /** Shows the facts of a row (H1). */
  history(command: GetHistory): Promise<HistoryView>;
  /** Proves that the facts are whole and add up to the rows (H1). */
  verify(command?: Verify): Promise<VerifyView>;
  /** Exports the whole case of an application; recorded (H2). */
  exportCase(batchNumber: string | ExportCase, options?: WriteOptions): Promise<CaseView>;
  /** Lists mails by state, masked (N2). `await` gives one page, `for await` the rows of all pages. */
  mails(command?: ListMails, options?: ListOptions): Listing<MailPage, MailView>;
  /** Has a mail sent again that was given up (N2). */
  requeueMail(mail: string | RequeueMail, options?: WriteOptions): Promise<MailView>;
}

/** What the payment platform may do. */
export interface PlatformOperations {
  /** Lists the orders of a customer, for finding an order number (A17). `await` gives one page, `for await` the rows of all pages. */
  orders(customerReference: string | Orders, options?: ListOptions): Listing<PageOfOrderSummary, OrderSummary>;
  /** Makes the registration link of an order, for the host's own mail (A16). */
  registrationLink(orderNumber: string | RegistrationLink): Promise<RegistrationLinkView>;
  /** Takes orders, payments and refunds in, in any order and more than once (B1, B2). */
  feed(records: readonly FeedRecord[], options?: WriteOptions): Promise<FeedReport>;
  /** Reads a statement as the seller downloads it and takes it in (B1, B11). */
  importStatement(command?: ImportStatement, options?: WriteOptions): Promise<StatementReport>;
}

/** What happens by itself when its time comes. */
export interface SystemOperations {
  /** Lets due deadlines take effect: send, receive, tell of shortages (D4, D7). */
  runDeadlines(command?: RunDeadlines, options?: WriteOptions): Promise<DeadlinesView>;
}

/** Argument of `register`. */
export interface Register {
  /** Order number. */
  readonly orderNumber: string;
  /** E-mail; the activation link goes there. */
  readonly email: string;
  /** Password; its length is policy. */
  readonly password: string;
  /** The password once more. */
  readonly passwordRepeat: string;
  /** The day of the order, China time, where the customer knows it: an unknown order number that should have arrived by now is then sent to support at once (SPEC B3). */
  readonly orderedOn?: DateText | undefined;
  /** Language of mails; that of the policy when absent. */
  readonly locale?: Locale | undefined;
}

/** Argument of `activate`. */
export interface Activate {
  /** The token of the mailed link. */
  readonly token: string;
}

/** Argument of `resendActivation`. */
export interface ResendActivation {
  /** E-mail of the registration. */
  readonly email: string;
}

/** Argument of `signIn`. */
export interface SignIn {
  /** E-mail. */
  readonly email: string;
  /** Password, or a temporary one. */
  readonly password: string;
}

/** Argument of `forgotPassword`. */
export interface ForgotPassword {
  /** E-mail of the account. */
  readonly email: string;
}

/** Argument of `resetPassword`. */
export interface ResetPassword {
  /** The token of the mailed link. */
  readonly token: string;
  /** New password. */
  readonly newPassword: string;
  /** The new password once more. */
  readonly newPasswordRepeat: string;
}

/** Argument of `confirmEmail`. */
export interface ConfirmEmail {
  /** The token of the mailed link. */
  readonly token: string;
}

/** Argument of `registrationForm`. */
export interface RegistrationForm {
  /** Order number to fill in, if it is known by itself. */
  readonly orderNumber?: string | undefined;
  /** Or the registration link that was followed; its order number is filled in. */
  readonly link?: string | undefined;
}

/** Argument of `changePassword`. */
export interface ChangePassword {
  /** The password so far; after signing in with a temporary password, that one. */
  readonly oldPassword: string;
  /** New password. */
  readonly newPassword: string;
  /** The new password once more. */
  readonly newPasswordRepeat: string;
}

/** Argument of `changeEmail`. */
export interface ChangeEmail {
  /** Password. */
  readonly password: string;
  /** New e-mail; the link goes there. */
  readonly newEmail: string;
}

/** Argument of `addOrder`. */
export interface AddOrder {
  /** Order number. */
  readonly orderNumber: string;
  /** The day of the order, China time, as in registering. */
  readonly orderedOn?: DateText | undefined;
}

/** Argument of `setLocale`. */
export interface SetLocale {
  /** Language; required. */
  readonly locale?: Locale | undefined;
}

/** Argument of `bills`. */
export interface ListBills {
  /** Only bills of this application. */
  readonly batchNumber?: string | undefined;
  /** Only bills at this stage. */
  readonly stage?: BillStage | undefined;
  /** Only bills paid on this day or later, China time. */
  readonly paidFrom?: DateText | undefined;
  /** Only bills paid on this day or earlier, China time. */
  readonly paidTo?: DateText | undefined;
  /** Only bills of this month, `yyyy-mm`. */
  readonly billingMonth?: string | undefined;
  /** Only bills of at least this amount. */
  readonly minFen?: number | undefined;
  /** Only bills of at most this amount. */
  readonly maxFen?: number | undefined;
  /** Rows of a page; 20 unless the policy says otherwise. */
  readonly limit?: number | undefined;
  /** `next` of the page before. */
  readonly cursor?: string | undefined;
}

/** Argument of `bill`. */
export interface GetBill {
  /** Its id. */
  readonly billId: string;
}

/** Argument of `fapiao`. */
export interface ListFapiao {
  /** Only fapiao of this application. */
  readonly batchNumber?: string | undefined;
  /** Only fapiao of this status; all but `withdrawn` when absent. */
  readonly status?: FapiaoStatus | undefined;
  /** Only fapiao applied for on this day or later, China time. */
  readonly appliedFrom?: DateText | undefined;
  /** Only fapiao applied for on this day or earlier, China time. */
  readonly appliedTo?: DateText | undefined;
  /** Rows of a page; 20 unless the policy says otherwise. */
  readonly limit?: number | undefined;
  /** `next` of the page before. */
  readonly cursor?: string | undefined;
}

/** Argument of `cancel`. */
export interface Cancel {
  /** The application. */
  readonly batchNumber: string;
}

/** Argument of `progress`. */
export interface GetProgress {
  /** The application. */
  readonly batchNumber: string;
}

/** Argument of `confirmReceipt`. */
export interface ConfirmReceipt {
  /** The application. */
  readonly batchNumber: string;
}

/** Argument of `whyNotReceived`. */
export interface WhyNotReceived {
  /** The application. */
  readonly batchNumber: string;
}

/** Argument of `keepTitle`. */
export interface KeepTitle {
  /** The name. */
  readonly name: string;
  /** The title. */
  readonly buyer: BuyerInput;
}

/** Argument of `removeTitle`. */
export interface RemoveTitle {
  /** The name. */
  readonly name: string;
}

/** Argument of `openRequest`. */
export interface OpenRequest {
  /** Which kind. */
  readonly kind?: RequestKind | undefined;
  /** The bill, of a split. */
  readonly billId?: string | undefined;
  /** The application that is meant. */
  readonly batchNumber?: string | undefined;
  /** The fapiao, of a reissue; may be left out when the application has one. */
  readonly fapiaoId?: string | undefined;
  /** Whom to answer. */
  readonly contact: ContactInput;
  /** In their own words. */
  readonly text?: string | undefined;
  /** The parts, of a split. */
  readonly parts?: readonly SplitPart[] | undefined;
  /** What shall change, of a reissue. */
  readonly change?: ReissueChangeInput | undefined;
}

/** Argument of `requests`. */
export interface ListRequests {
  /** Rows of a page. */
  readonly limit?: number | undefined;
  /** `next` of the page before. */
  readonly cursor?: string | undefined;
}

/** Argument of `request`. */
export interface GetRequest {
  /** The request. */
  readonly request: string;
}

/** Argument of `withdrawRequest`. */
export interface WithdrawRequest {
  /** The request. */
  readonly request: string;
  /** Why, optional. */
  readonly reason?: string | undefined;
}

/** Argument of `findAccount`. */
export interface FindAccount {
  /** By order number. */
  readonly orderNumber?: string | undefined;
  /** By customer reference. */
  readonly customerReference?: string | undefined;
}

/** Argument of `startEmailChange`. */
export interface StartEmailChange {
  /** Account. */
  readonly account: string;
  /** New e-mail; the link goes there. */
  readonly newEmail: string;
  /** How the customer was checked; it becomes part of the history, so no personal data. */
  readonly note: string;
}

/** Argument of `revealAccount`. */
export interface RevealAccount {
  /** Account. */
  readonly account: string;
  /** Why; it becomes part of the history, so no personal data. */
  readonly reason: string;
}

/** Argument of `anonymiseAccount`. */
export interface AnonymiseAccount {
  /** Account. */
  readonly account: string;
  /** Why; it becomes part of the history, so no personal data. */
  readonly note: string;
}

/** Argument of `queue`. */
export interface Queue {
  /** Which part. */
  readonly stage?: QueueStage | undefined;
  /** Only those due on this day or earlier, China time, shortage taken into account. */
  readonly dueBy?: DateText | undefined;
  /** Only those whose promise is broken. */
  readonly overdue?: boolean | undefined;
  /** Only those of this delivery method. */
  readonly deliveryMethod?: string | undefined;
  /** Rows of a page. */
  readonly limit?: number | undefined;
  /** `next` of the page before. */
  readonly cursor?: string | undefined;
}

/** Argument of `application`. */
export interface GetApplication {
  /** The application. */
  readonly batchNumber: string;
}

/** Argument of `reveal`. */
export interface Reveal {
  /** The application. */
  readonly batchNumber: string;
  /** Why. */
  readonly reason: string;
}

/** Argument of `reject`. */
export interface Reject {
  /** The application. */
  readonly batchNumber: string;
  /** Why; the customer sees it. */
  readonly reason: string;
}

/** Argument of `issue`. */
export interface Issue {
  /** The fapiao, by its id here. */
  readonly fapiaoId: string;
  /** What was issued. */
  readonly document: IssuedDocument;
}

/** Argument of `issueThroughChannel`. */
export interface IssueThroughChannel {
  /** The fapiao, by its id here. */
  readonly fapiaoId: string;
}

/** Argument of `askChannel`. */
export interface AskChannel {
  /** The fapiao, by its id here. */
  readonly fapiaoId: string;
}

/** Argument of `discardQuarantined`. */
export interface DiscardQuarantined {
  /** The fapiao, by its id here. */
  readonly fapiaoId: string;
  /** What was done about the document. */
  readonly note: string;
}

/** Argument of `readFapiao`. */
export interface ReadFapiao {
  /** The fapiao, by its id here. */
  readonly fapiaoId: string;
}

/** Argument of `mail`. */
export interface MailOut {
  /** The application. */
  readonly batchNumber: string;
  /** Who carries it; required. */
  readonly carrier: string;
  /** Under which number (运单号). */
  readonly waybill?: string | undefined;
}

/** Argument of `handOver`. */
export interface HandOver {
  /** The application. */
  readonly batchNumber: string;
  /** To whom. */
  readonly to: string;
}

/** Argument of `returnByCourier`. */
export interface ReturnByCourier {
  /** The application. */
  readonly batchNumber: string;
  /** Why. */
  readonly reason: string;
}

/** Argument of `courierSheet`. */
export interface CourierSheet {
  /** The delivery method. */
  readonly deliveryMethod: string;
  /** At most so many parcels; 100 when absent. */
  readonly limit?: number | undefined;
}

/** Argument of `postNotice`. */
export interface PostNotice {
  /** Text, Chinese. */
  readonly zh: string;
  /** Text, English. */
  readonly en: string;
  /** The day by which fapiao are mailed, China time. */
  readonly mailBy?: DateText | undefined;
  /** From when it runs; now when absent. */
  readonly startsAt?: Date | undefined;
  /** Until when it runs; the close of `mail_by` when absent. */
  readonly endsAt?: Date | undefined;
}

/** Argument of `endNotice`. */
export interface EndNotice {
  /** The notice. */
  readonly notice: string;
}

/** Argument of `requestQueue`. */
export interface RequestQueue {
  /** Rows of a page. */
  readonly limit?: number | undefined;
  /** `next` of the page before. */
  readonly cursor?: string | undefined;
}

/** Argument of `readRequest`. */
export interface ReadRequest {
  /** The request. */
  readonly request: string;
}

/** Argument of `approveRequest`. */
export interface ApproveRequest {
  /** The request. */
  readonly request: string;
}

/** Argument of `rejectRequest`. */
export interface RejectRequest {
  /** The request. */
  readonly request: string;
  /** Why; the customer sees it. */
  readonly reason: string;
}

/** Argument of `answerRequest`. */
export interface AnswerRequest {
  /** The request. */
  readonly request: string;
  /** What; the customer sees it. */
  readonly answer: string;
}

/** Argument of `withdrawForCustomer`. */
export interface WithdrawForCustomer {
  /** The request. */
  readonly request: string;
  /** Why. */
  readonly reason: string;
}

/** Argument of `recordReturn`. */
export interface RecordReturn {
  /** The request. */
  readonly request: string;
  /** In which condition. */
  readonly condition?: OriginalCondition | undefined;
  /** A note about it, optional. */
  readonly note?: string | undefined;
  /** The day it arrived, China time; today when absent. */
  readonly arrivedOn?: DateText | undefined;
}

/** Argument of `void`. */
export interface Void {
  /** The request. */
  readonly request: string;
}

/** Argument of `issueRed`. */
export interface IssueRed {
  /** The request. */
  readonly request: string;
  /** The red fapiao. */
  readonly document: IssuedDocument;
}

/** Argument of `readBill`. */
export interface ReadBill {
  /** The bill. */
  readonly billId: string;
}

/** Argument of `mayRefund`. */
export interface MayRefund {
  /** The bill. */
  readonly billId: string;
  /** How much. */
  readonly amountFen: number;
}

/** Argument of `asides`. */
export interface ListAsides {
  /** Rows of a page. */
  readonly limit?: number | undefined;
  /** `next` of the page before. */
  readonly cursor?: string | undefined;
}

/** Argument of `settleAside`. */
export interface SettleAside {
  /** The bill. */
  readonly billId: string;
  /** Its number within the bill. */
  readonly aside: number;
  /** Whether it takes effect. */
  readonly accept?: boolean | undefined;
  /** Why. */
  readonly note: string;
}

/** Argument of `settleOrder`. */
export interface SettleOrder {
  /** The order. */
  readonly orderNumber: string;
  /** Whether it takes effect. Bills in an application stay with the customer who applied. */
  readonly accept?: boolean | undefined;
  /** Why. */
  readonly note: string;
}

/** Argument of `history`. */
export interface GetHistory {
  /** Its kind: `account`, `session`, `order`, `bill`, `application`, `fapiao`, `request`, `board`, `title_book`. */
  readonly kind: string;
  /** Its id. */
  readonly id: string;
  /** Only facts after this one. */
  readonly after?: number | undefined;
  /** At most so many; 100 when absent. */
  readonly limit?: number | undefined;
}

/** Argument of `verify`. */
export interface Verify {
  /** Only rows of this kind; all kinds when absent. */
  readonly kind?: string | undefined;
  /** Only this row of the kind. */
  readonly id?: string | undefined;
  /** `next` of the call before. */
  readonly cursor?: string | undefined;
  /** At most so many rows; 1000 when absent. */
  readonly limit?: number | undefined;
}

/** Argument of `exportCase`. */
export interface ExportCase {
  /** The application. */
  readonly batchNumber: string;
}

/** Argument of `mails`. */
export interface ListMails {
  /** In which; all when absent. */
  readonly state?: MailState | undefined;
  /** Rows of a page. */
  readonly limit?: number | undefined;
  /** `next` of the page before. */
  readonly cursor?: string | undefined;
}

/** Argument of `requeueMail`. */
export interface RequeueMail {
  /** The mail. */
  readonly mail: string;
}

/** Argument of `orders`. */
export interface Orders {
  /** Customer reference. */
  readonly customerReference: string;
  /** Rows of a page. */
  readonly limit?: number | undefined;
  /** `next` of the page before. */
  readonly cursor?: string | undefined;
}

/** Argument of `registrationLink`. */
export interface RegistrationLink {
  /** Order number; it need not be known yet. */
  readonly orderNumber: string;
}

/** Argument of `importStatement`. */
export interface ImportStatement {
  /** Its format. */
  readonly format?: StatementFormat | undefined;
  /** The columns of ordinary CSV. */
  readonly columns?: ColumnMap | undefined;
  /** The statement as text. */
  readonly text?: string | undefined;
  /** The statement's bytes in base64. */
  readonly base64?: string | undefined;
  /** The seller's id; the policy's first when absent. */
  readonly seller?: string | undefined;
}

/** Argument of `runDeadlines`. */
export interface RunDeadlines {
  /** At most so many applications; 1000 when absent. */
  readonly limit?: number | undefined;
}

/** Accounts and passwords (SPEC §3). */
export interface AccountPolicy {
  /** Fewest characters of a password. */
  readonly password_min: number;
  /** Most characters of a password. */
  readonly password_max: number;
  /** Hours for which a mailed link or temporary password lives (SPEC T4). */
  readonly link_hours: number;
  /** Hours for which a session lives. */
  readonly session_hours: number;
  /** How a forgotten password is replaced. */
  readonly password_reset: PasswordReset;
  /** Failures before an account waits (SPEC A7). */
  readonly free_failures: number;
  /** The first wait, seconds; it doubles with each further failure. */
  readonly first_wait_seconds: number;
  /** The longest wait, seconds. */
  readonly longest_wait_seconds: number;
  /** The language of mails to those who did not choose one. */
  readonly locale: Locale;
}

/** A customer's own account. */
export interface AccountView {
  /** Account; absent for a customer that the host vouches for (SPEC A15). */
  readonly account?: string | undefined;
  /** E-mail. */
  readonly email?: string | undefined;
  /** Address that a running change of e-mail waits for. */
  readonly newEmail?: string | undefined;
  /** Customer references whose bills belong to the customer (SPEC A14). */
  readonly references: readonly string[];
  /** Order numbers of the account. */
  readonly orders: readonly string[];
  /** Language of mails. */
  readonly locale: Locale;
  /** Whether the password is a temporary one. */
  readonly mustChangePassword: boolean;
  /** When the session ends by itself. */
  readonly sessionExpiresAt?: Date | undefined;
}

/** A part of what is available to invoice (SPEC B5). */
export interface AmountComponent {
  /** `paid`, `refunded`, `voucher`, `invoiced`, `reserved`. */
  readonly reason: string;
  /** What it adds; negative for what it takes away. */
  readonly amountFen: number;
  /** The same in yuan: `'1280.00'`. */
  readonly amount: string;
  /** In words. */
  readonly text: Text;
}

/** The unit of amounts in a file. */
export type AmountUnit =
  /** Yuan with at most two decimals. */
  | 'yuan'
  /** Whole fen. */
  | 'fen';

/** Applications (SPEC §4). */
export interface ApplicationPolicy {
  /** Most bills of one application. */
  readonly max_bills: number;
  /** Most parts of a split. */
  readonly max_parts: number;
  /** Whether several bills may be merged into one fapiao (SPEC S3). */
  readonly merge: boolean;
  /** Who decides on a split. */
  readonly split: SplitApproval;
  /** Most characters of a remark for the delivery (SPEC P9). */
  readonly delivery_remark_max: number;
  /** Most addresses of an e-mail delivery (SPEC D1). */
  readonly max_emails: number;
  /** Most titles in a title book (SPEC P5). */
  readonly max_titles: number;
  /** Rows of a page unless asked otherwise (SPEC B10). */
  readonly page_size: number;
  /** Most rows of a page. */
  readonly page_max: number;
}

/** Where an application stands (SPEC §4). */
export type ApplicationStatus =
  /** Nothing yet. */
  | 'new'
  /** 未打印: not issued yet, or not all of it. */
  | 'submitted'
  /** Cancelled by its customer. */
  | 'cancelled'
  /** Rejected by staff. */
  | 'rejected'
  /** 已打印: all its fapiao are issued. */
  | 'issued'
  /** 已寄出: with the courier. */
  | 'mailed'
  /** Collected in person. */
  | 'collected'
  /** Sent by e-mail. */
  | 'sent'
  /** Received. */
  | 'received'
  /** All its fapiao were replaced by a reissue. */
  | 'replaced';

/** An application. */
export interface ApplicationViewFields {
  /** Its number (SPEC P2). */
  readonly batchNumber: string;
  /** Where it stands. */
  readonly status: ApplicationStatus;
  /** Stage by number, 1 to 4. */
  readonly stage: number;
  /** Status in words. */
  readonly label: Text;
  /** When it was submitted. */
  readonly submittedAt: Date;
  /** The seller's id. */
  readonly seller: string;
  /** Special or normal. */
  readonly fapiaoType: FapiaoType;
  /** Paper or digital. */
  readonly medium: Medium;
  /** What it covers. */
  readonly bills: readonly BillShare[];
  /** With tax, all of it. */
  readonly grossFen: number;
  /** The same in yuan: `'1280.00'`. */
  readonly gross: string;
  /** The buyer. */
  readonly buyer: Buyer;
  /** Where it goes. */
  readonly delivery: Delivery;
  /** Who pays the courier. */
  readonly freight: Freight;
  /** What the fapiao is for. */
  readonly purpose: Purpose;
  /** Remark printed on the fapiao. */
  readonly remark: string;
  /** The ids of its fapiao. */
  readonly fapiaoIds: readonly string[];
  /** The day by which it is mailed (SPEC D4). */
  readonly promise: PromiseView;
  /** Why it was rejected. */
  readonly rejected?: string | undefined;
  /** Who carries it. */
  readonly carrier?: string | undefined;
  /** Under which number (运单号). */
  readonly waybill?: string | undefined;
  /** The application that it replaces, after a reissue. */
  readonly replaces?: string | undefined;
  /** The application that replaced it. */
  readonly replacedBy?: string | undefined;
  /** What the caller may do now. */
  readonly allowed: readonly string[];
  /** What is worth a second look, such as a waybill of an unusual form (SPEC D3). */
  readonly warnings: readonly Problem[];
}

/** An application. */
export type ApplicationView = ApplicationViewFields &
  (
    | { readonly status: 'rejected'; readonly rejected: string }
    | { readonly status: 'mailed'; readonly carrier: string }
    | { readonly status: 'replaced'; readonly replacedBy: string }
    | { readonly status: 'new' | 'submitted' | 'cancelled' | 'issued' | 'collected' | 'sent' | 'received' }
  );

/** A page of a list (SPEC B10). */
export interface AsidePage {
  /** The rows. */
  readonly items: readonly AsideView[];
  /** Where the next page begins; absent on the last. A page of a filtered list is full while there are rows for it, but a call looks at a thousand rows at most (ten times the limit if that is more): then a short page has a next one, too. */
  readonly next?: string | undefined;
  /** The rows of this page and of all that follow. */
  [Symbol.asyncIterator](): AsyncIterator<AsideView>;
}

/** A change that was kept aside. */
export interface AsideView {
  /** The bill; empty for a change of an order itself. */
  readonly billId: string;
  /** The order, for a change of its owner. */
  readonly orderNumber: string;
  /** Its number within the bill, for `settle_aside`. */
  readonly aside: number;
  /** `payment`, `refund`, `order`, `order_owner`. */
  readonly record: string;
  /** When it came. */
  readonly at: Date;
  /** What it would make of the amount paid. */
  readonly paidFen: number;
  /** The same in yuan: `'1280.00'`. */
  readonly paid: string;
  /** What it would make of the refunds. */
  readonly refundedFen: number;
  /** The same in yuan: `'1280.00'`. */
  readonly refunded: string;
  /** The application that the bill is in. */
  readonly batchNumber?: string | undefined;
}

/** What is available to invoice, and why (SPEC B5). */
export interface AvailableView {
  /** Left to invoice. */
  readonly availableFen: number;
  /** The same in yuan: `'1280.00'`. */
  readonly available: string;
  /** What it is made of; zero parts are left out, `paid` is always there. */
  readonly components: readonly AmountComponent[];
}

/** Everything that one command changes; committed whole or not at all. */
export interface Batch {
  /** Rows with the versions they replace. No key stands twice. */
  readonly rows: readonly RowChange[];
  /** Claims to give up, before any is taken. A claim held by another row is left alone. */
  readonly release: readonly Claim[];
  /** Claims to take. One that its holder already holds is no error. */
  readonly claim: readonly Claim[];
  /** Facts to append; `(key, seq)` is unique. */
  readonly facts: readonly Fact[];
  /** Mails to keep; one whose id is known is ignored. */
  readonly mails: readonly Mail[];
}

/** A line of a bill, as the platform sends it. */
export interface BillLine {
  /** Item name. */
  readonly name?: string | undefined;
  /** Tax code (商品和服务税收分类编码). */
  readonly taxCode?: string | undefined;
  /** Rate. */
  readonly rate?: string | undefined;
  /** Unit, such as `个`. */
  readonly unit?: string | undefined;
  /** Quantity, decimal text. */
  readonly quantity?: string | undefined;
  /** Amount with tax (价税合计); negative for a discount. */
  readonly amountFen?: number | undefined;
  /** Whether it is the discount on the line before (SPEC M5). */
  readonly discount?: boolean | undefined;
}

/** How much of a bill a fapiao covers. */
export interface BillShare {
  /** The bill. */
  readonly billId: string;
  /** How much of it, tax included. */
  readonly amountFen: number;
  /** The same in yuan: `'1280.00'`. */
  readonly amount: string;
}

/** A status by which a customer filters bills: the four stages of the progress bar. */
export type BillStage =
  /** 1 of 4: 未申请. */
  | 'not_applied'
  /** 2 of 4: 未打印. */
  | 'not_printed'
  /** 3 of 4: 已打印. */
  | 'printed'
  /** 4 of 4: 已寄出. */
  | 'mailed';

/** A bill as its customer sees it (SPEC B10). */
export interface BillView {
  /** Its id. */
  readonly billId: string;
  /** Its order. */
  readonly orderNumber: string;
  /** What was sold. */
  readonly description: string;
  /** The seller's id. */
  readonly seller: string;
  /** When it was paid. */
  readonly paidAt: Date;
  /** The day it was paid, China time. */
  readonly paidOn: DateText;
  /** What was paid. */
  readonly amountFen: number;
  /** The same in yuan: `'1280.00'`. */
  readonly amount: string;
  /** How it was paid. */
  readonly method: string;
  /** Month that it bills, `yyyy-mm`. */
  readonly billingMonth: string;
  /** Its application. */
  readonly batchNumber?: string | undefined;
  /** The day of the application, China time. */
  readonly appliedOn?: DateText | undefined;
  /** `not_applied`, or the status of its application. */
  readonly status: string;
  /** Stage by name. */
  readonly stage: BillStage;
  /** Stage by number, 1 to 4. */
  readonly stageNumber: number;
  /** Status in words. */
  readonly label: Text;
  /** Delivery method of its application. */
  readonly deliveryMethod?: string | undefined;
  /** What is left to invoice. */
  readonly available: AvailableView;
  /** Whether an approved split waits to be used. */
  readonly splitApproved: boolean;
  /** What the caller may do now. */
  readonly allowed: readonly string[];
}

/** A page of My bills. */
export interface BillsView {
  /** The rows, latest payment first. */
  readonly items: readonly BillView[];
  /** Orders whose payment is missing; on the first page, without filters. */
  readonly missing: readonly MissingBill[];
  /** Where the next page begins; absent on the last. A filtered page is full while there are bills for it, but a call looks at a thousand at most (ten times the limit if that is more): then a short page has a next one, too. */
  readonly next?: string | undefined;
  /** The rows of this page and of all that follow. */
  [Symbol.asyncIterator](): AsyncIterator<BillView>;
}

/** The buyer as it shall stand on the fapiao (SPEC §5). Empty text means "not given". */
export interface Buyer {
  /** What the buyer is. */
  readonly kind: BuyerKind;
  /** The title (发票抬头 = 购货单位名称): the buyer's name as printed. */
  readonly title: string;
  /** Tax id (纳税人识别号). */
  readonly taxId: string;
  /** Address. */
  readonly address: string;
  /** Phone: landline with area code or mobile. */
  readonly phone: string;
  /** Bank (开户银行). */
  readonly bank: string;
  /** Account at the bank (银行账号). */
  readonly bankAccount: string;
  /** Identity number of a natural person, optional. */
  readonly idNumber: string;
}

/** The buyer as it shall stand on the fapiao (SPEC §5). Empty text means "not given". What is left out has its default. */
export interface BuyerInput {
  /** What the buyer is. */
  readonly kind?: BuyerKind | undefined;
  /** The title (发票抬头 = 购货单位名称): the buyer's name as printed. */
  readonly title?: string | undefined;
  /** Tax id (纳税人识别号). */
  readonly taxId?: string | undefined;
  /** Address. */
  readonly address?: string | undefined;
  /** Phone: landline with area code or mobile. */
  readonly phone?: string | undefined;
  /** Bank (开户银行). */
  readonly bank?: string | undefined;
  /** Account at the bank (银行账号). */
  readonly bankAccount?: string | undefined;
  /** Identity number of a natural person, optional. */
  readonly idNumber?: string | undefined;
}

/** A field of the buyer. */
export type BuyerField =
  /** The title (购货单位名称). */
  | 'title'
  /** Tax id (纳税人识别号). */
  | 'tax_id'
  /** Address. */
  | 'address'
  /** Phone. */
  | 'phone'
  /** Bank (开户银行). */
  | 'bank'
  /** Account at the bank (银行账号). */
  | 'bank_account'
  /** Identity number of a natural person. */
  | 'id_number';

/** What the buyer is (SPEC Y2). */
export type BuyerKind =
  /** A company. */
  | 'enterprise'
  /** Government and other bodies that are no company. */
  | 'government'
  /** A natural person. */
  | 'individual';

/** The whole case of an application (SPEC H2). */
export interface CaseView {
  /** When it was exported. */
  readonly exportedAt: Date;
  /** The application, with personal data; the export is recorded (SPEC H3). */
  readonly application: ApplicationView;
  /** Its fapiao and their red ones. */
  readonly fapiao: readonly FapiaoView[];
  /** Its bills. */
  readonly bills: readonly BillView[];
  /** Requests about it. */
  readonly requests: readonly RequestView[];
  /** Mails about it. */
  readonly mails: readonly MailView[];
  /** All facts of all these rows, by row. */
  readonly facts: readonly Fact[];
}

/** What the channel says. */
export type ChannelAnswer =
  /** It is issued, as told. */
  | ({ readonly type: 'issued' } & IssuedDocument)
  /** It is not issued and will not be under this key. */
  | {
  readonly type: 'refused';
  /** Why, for staff. */
  readonly reason: string;
}
  /** Nobody knows: the line broke, or the platform is still at it. Ask again later; never issue again. */
  | { readonly type: 'unknown' };

/** A call of the channel. `key` was stored before the call was made; the same key never issues twice. */
export type ChannelCall =
  /** Issue this fapiao. */
  | {
  readonly type: 'issue';
  /** What to issue. */
  readonly fapiao: FapiaoView;
  /** Idempotency key. */
  readonly key: string;
}
  /** Ask what became of an earlier call, without issuing anything. */
  | {
  readonly type: 'ask';
  /** Idempotency key of that call. */
  readonly key: string;
};

/** A unique value and the row that holds it. */
export interface Claim {
  /** The space in which the value is unique. */
  readonly space: string;
  /** The value. */
  readonly value: string;
  /** The row that holds it. */
  readonly holder: Key;
}

/** Blue (an ordinary fapiao) or red (the negative one that cancels it). */
export type Colour =
  /** 蓝字. */
  | 'blue'
  /** 红字. */
  | 'red';

/** Which columns of an ordinary CSV (RFC 4180, with a header) hold what. Columns are named as in the header of the file. */
export interface ColumnMap {
  /** Column of the id of the payment; a refund repeats that of its payment. It becomes the bill id. */
  readonly paymentId?: string | undefined;
  /** Column of the order number. */
  readonly orderNumber?: string | undefined;
  /** Column of the amount: what was paid, vouchers included; on a refund what was paid back, with or without a minus. */
  readonly amount?: string | undefined;
  /** Unit of the amounts. */
  readonly unit?: AmountUnit | undefined;
  /** Column of the seller's own voucher share, which nobody paid. */
  readonly voucher?: string | undefined;
  /** Column of the time of the payment or refund. */
  readonly paidAt?: string | undefined;
  /** Its format in the signs of strftime; `%Y-%m-%d %H:%M:%S` when absent. One with `%z` reads the zone from the file. */
  readonly timeFormat?: string | undefined;
  /** The zone of times that tell none, `+08:00` when absent. */
  readonly utcOffset?: string | undefined;
  /** Column of what was sold. Give it or `description_text`. */
  readonly description?: string | undefined;
  /** What was sold, the same for every row, or for those whose column is empty. */
  readonly descriptionText?: string | undefined;
  /** Column that tells payments from refunds; without it a negative amount is a refund if `refund_id` is given. */
  readonly kind?: string | undefined;
  /** Values of that column that mean a payment. Rows with values of neither list are passed over. */
  readonly paymentKinds?: readonly string[] | undefined;
  /** Values of that column that mean a refund. */
  readonly refundKinds?: readonly string[] | undefined;
  /** Column of the id of the refund. */
  readonly refundId?: string | undefined;
  /** How it was paid, the same for every row: `bank_transfer`, `unionpay`, or another word. */
  readonly method?: string | undefined;
  /** Encoding of the file. */
  readonly encoding?: TextEncoding | undefined;
}

/** Whom to answer (SPEC R1). */
export interface Contact {
  /** Family name (姓). */
  readonly familyName: string;
  /** Given name (名). */
  readonly givenName: string;
  /** Phone. */
  readonly phone: string;
  /** E-mail. */
  readonly email: string;
  /** How to be answered. */
  readonly preferred: PreferredContact;
  /** Up to two further e-mail addresses. */
  readonly furtherEmails: readonly string[];
}

/** Whom to answer (SPEC R1). What is left out has its default. */
export interface ContactInput {
  /** Family name (姓). */
  readonly familyName?: string | undefined;
  /** Given name (名). */
  readonly givenName?: string | undefined;
  /** Phone. */
  readonly phone?: string | undefined;
  /** E-mail. */
  readonly email?: string | undefined;
  /** How to be answered. */
  readonly preferred?: PreferredContact | undefined;
  /** Up to two further e-mail addresses. */
  readonly furtherEmails?: readonly string[] | undefined;
}

/** A courier sheet, to print or export. */
export interface CourierSheetView {
  /** The delivery method, in words. */
  readonly method: Text;
  /** When it was made. */
  readonly at: Date;
  /** The parcels, the earliest promise first. */
  readonly parcels: readonly Parcel[];
  /** The same as CSV with a header line (UTF-8 with a byte order mark, as sheet programs want it). */
  readonly csv: string;
}

/** A row whose facts are not whole. */
export interface Damage {
  /** Its kind. */
  readonly kind: string;
  /** Its id. */
  readonly id: string;
  /** `missing_fact`, `broken_chain`, `changed_fact`, `row_differs`, `unreadable`. */
  readonly reason: string;
  /** At which fact. */
  readonly seq: number;
}

/** Deadlines. */
export interface Deadlines {
  /** Working days after which an order number should be known (SPEC B3). */
  readonly order_working_days: number;
  /** Working days after which a payment should be known (SPEC B3). */
  readonly payment_working_days: number;
  /** Working days within which a fapiao is promised (SPEC D4). */
  readonly promise_working_days: number;
  /** Days after mailing or sending when receipt is taken for granted (SPEC §4). */
  readonly received_after_days: number;
}

/** What took effect. */
export interface DeadlinesView {
  /** Digital fapiao sent. */
  readonly sent: number;
  /** Taken for received. */
  readonly received: number;
  /** Customers told of a shortage. */
  readonly told: number;
  /** Whether there is more to do. */
  readonly more: boolean;
}

/** What became of the mails that were due. */
export interface Delivered {
  /** Handed over. */
  readonly sent: number;
  /** To be tried again. */
  readonly failed: number;
  /** Given up; staff see them. */
  readonly givenUp: number;
}

/** How and to whom a fapiao goes (SPEC D1, D2). Empty text means "not given". */
export interface Delivery {
  /** A method of the policy: `yunda`, `sf_collect`, `pick_up`, `email` in the presets. */
  readonly method: string;
  /** Recipient; not for e-mail. */
  readonly recipient: string;
  /** Phone of the recipient; not for e-mail. */
  readonly phone: string;
  /** Mobile of the recipient, optional. */
  readonly mobile: string;
  /** Address, for couriers. */
  readonly address: string;
  /** Addresses, for e-mail. */
  readonly emails: readonly string[];
  /** Remark for the delivery, optional. */
  readonly remark: string;
}

/** How and to whom a fapiao goes (SPEC D1, D2). Empty text means "not given". What is left out has its default. */
export interface DeliveryInput {
  /** A method of the policy: `yunda`, `sf_collect`, `pick_up`, `email` in the presets. */
  readonly method?: string | undefined;
  /** Recipient; not for e-mail. */
  readonly recipient?: string | undefined;
  /** Phone of the recipient; not for e-mail. */
  readonly phone?: string | undefined;
  /** Mobile of the recipient, optional. */
  readonly mobile?: string | undefined;
  /** Address, for couriers. */
  readonly address?: string | undefined;
  /** Addresses, for e-mail. */
  readonly emails?: readonly string[] | undefined;
  /** Remark for the delivery, optional. */
  readonly remark?: string | undefined;
}

/** A delivery method on offer. */
export interface DeliveryChoice {
  /** Its name for `delivery.method`. */
  readonly method: string;
  /** In words. */
  readonly name: Text;
  /** What it needs. */
  readonly kind: DeliveryKind;
  /** Who pays. */
  readonly freight: Freight;
  /** Where to collect. */
  readonly address?: string | undefined;
  /** Whom to ask for. */
  readonly contact?: string | undefined;
}

/** What a delivery method needs. */
export type DeliveryKind =
  /** A courier: an address. */
  | 'courier'
  /** Collected in person: nothing more. */
  | 'pick_up'
  /** E-mail: addresses. */
  | 'email';

/** A delivery method (SPEC D1). */
export interface DeliveryOption {
  /** Stable name, such as `yunda`. */
  readonly method: string;
  /** Name, Chinese. */
  readonly name_zh: string;
  /** Name, English. */
  readonly name_en: string;
  /** What it needs. */
  readonly kind: DeliveryKind;
  /** Who pays. */
  readonly freight: Freight;
  /** For which media. */
  readonly media: readonly Medium[];
  /** Where to collect. */
  readonly address?: string | undefined;
  /** Whom to ask for when collecting. */
  readonly contact?: string | undefined;
}

/** How a desk is opened. Everything but the address has a default. */
export interface DeskOptions {
  /** `memory:`, `sqlite:PATH` or `postgres://…`. Left out when the host brings a store of its own. */
  readonly url?: string | undefined;
  /** The name of a ready policy (`default`, `vianet21`), a whole policy, or a ready one with a change: `{"preset": "vianet21", "change": {…}}`, where the change is a JSON merge patch (RFC 7396). */
  readonly policy?: Readonly<Record<string, unknown>> | undefined;
  /** The path of a policy file, TOML or JSON by its ending; instead of `policy`. */
  readonly policyFile?: string | undefined;
  /** The working days as the text of a CSV file, instead of those of the State Council (SPEC T2). */
  readonly calendar?: string | undefined;
  /** Mails in the seller's own words (SPEC N1); those of the desk where left out. */
  readonly mailTexts?: readonly MailText[] | undefined;
  /** Predictable randomness, for tests. */
  readonly seed?: number | undefined;
  /** Cheap password hashing, for tests: only under a clock that is set by hand. */
  readonly cheapPasswords?: boolean | undefined;
}

/** A point in which what was issued differs from what was applied for (SPEC I2). */
export interface Difference {
  /** Which: `medium`, `fapiao_type`, `title`, `tax_id`, `net_fen`, `tax_fen`, `gross_fen`. */
  readonly field: string;
  /** What was applied for. */
  readonly expected: string;
  /** What was issued. */
  readonly actual: string;
}

/** What a customer fills in: steps 1 and 2 of the wizard (SPEC P1). */
export interface Draft {
  /** The bills. */
  readonly bills: readonly string[];
  /** Special or normal. Must be chosen; `prepare` proposes one. */
  readonly fapiaoType?: FapiaoType | undefined;
  /** Paper or digital. Must be chosen; `prepare` proposes one. */
  readonly medium?: Medium | undefined;
  /** The buyer. */
  readonly buyer: Buyer;
  /** Where it goes. */
  readonly delivery: Delivery;
  /** What the fapiao is for. */
  readonly purpose: Purpose;
  /** Remark printed on the fapiao, optional. */
  readonly remark: string;
  /** One fapiao over all bills instead of one for each (SPEC S3). */
  readonly merge: boolean;
}

/** What a customer fills in: steps 1 and 2 of the wizard (SPEC P1). What is left out has its default. */
export interface DraftInput {
  /** The bills. */
  readonly bills?: readonly string[] | undefined;
  /** Special or normal. Must be chosen; `prepare` proposes one. */
  readonly fapiaoType?: FapiaoType | undefined;
  /** Paper or digital. Must be chosen; `prepare` proposes one. */
  readonly medium?: Medium | undefined;
  /** The buyer. */
  readonly buyer?: BuyerInput | undefined;
  /** Where it goes. */
  readonly delivery?: DeliveryInput | undefined;
  /** What the fapiao is for. */
  readonly purpose?: Purpose | undefined;
  /** Remark printed on the fapiao, optional. */
  readonly remark?: string | undefined;
  /** One fapiao over all bills instead of one for each (SPEC S3). */
  readonly merge?: boolean | undefined;
}

/** A bill of a draft. */
export interface DraftBill {
  /** Its id. */
  readonly billId: string;
  /** What was sold. */
  readonly description: string;
  /** When it was paid. */
  readonly paidAt: Date;
  /** Who paid, where it is known; matters for some purposes (SPEC Y8). */
  readonly payer: string;
  /** What is left to invoice. */
  readonly available: AvailableView;
  /** Whether an approved split will be used. */
  readonly split: boolean;
}

/** Every refusal of the desk, in every language the same (SPEC E1). Texts never carry passwords, tokens, full tax ids, phones or e-mails (SPEC E2). */
export interface ErrorBody {
  /** Sort of refusal. */
  readonly kind: Kind;
  /** Stable code of the catalogue. */
  readonly code: string;
  /** The field, when one alone is meant. */
  readonly field?: string | undefined;
  /** What happened, Chinese. */
  readonly zh: string;
  /** What happened, English. */
  readonly en: string;
  /** What to do, Chinese. */
  readonly adviceZh: string;
  /** What to do, English. */
  readonly adviceEn: string;
  /** Whether a retry helps. */
  readonly retry: Retry;
  /** When a retry helps, if that is known. */
  readonly retryAt?: Date | undefined;
  /** Every wrong field. */
  readonly problems: readonly Problem[];
  /** Facts of the refusal by name, such as `from`, `operation`, `allowed`. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** One thing that happened to one row (SPEC H1). Immutable. */
export interface Fact {
  /** The row. */
  readonly key: Key;
  /** 1 for the first fact of a row, without gaps. */
  readonly seq: number;
  /** When. */
  readonly at: Date;
  /** Who: `customer:…`, `staff:…`, `platform`, `system`. */
  readonly actor: string;
  /** By which operation. */
  readonly operation: string;
  /** What: the event, JSON text. Kept byte for byte, for the digest is over it. */
  readonly event: string;
  /** Digest of the fact before; empty for the first. */
  readonly previous: string;
  /** SHA-256 over all the above, hexadecimal. */
  readonly digest: string;
}

/** A line of a fapiao. */
export interface FapiaoLine {
  /** Item name (货物或应税劳务、服务名称). */
  readonly name: string;
  /** Tax code (商品和服务税收分类编码). */
  readonly taxCode?: string | undefined;
  /** Unit. */
  readonly unit?: string | undefined;
  /** Quantity, decimal text. */
  readonly quantity?: string | undefined;
  /** Price of one, without tax, decimal text in yuan. */
  readonly unitPrice?: string | undefined;
  /** Rate. */
  readonly rate: string;
  /** 金额: without tax. */
  readonly netFen: number;
  /** The same in yuan: `'1280.00'`. */
  readonly net: string;
  /** 税额: the tax. */
  readonly taxFen: number;
  /** The same in yuan: `'1280.00'`. */
  readonly tax: string;
  /** 价税合计: with tax. */
  readonly grossFen: number;
  /** The same in yuan: `'1280.00'`. */
  readonly gross: string;
  /** Whether it is the discount on the line before. */
  readonly discount: boolean;
}

/** A page of a list (SPEC B10). */
export interface FapiaoPage {
  /** The rows. */
  readonly items: readonly FapiaoView[];
  /** Where the next page begins; absent on the last. A page of a filtered list is full while there are rows for it, but a call looks at a thousand rows at most (ten times the limit if that is more): then a short page has a next one, too. */
  readonly next?: string | undefined;
  /** The rows of this page and of all that follow. */
  [Symbol.asyncIterator](): AsyncIterator<FapiaoView>;
}

/** Where a fapiao stands. */
export type FapiaoStatus =
  /** To be issued. */
  | 'planned'
  /** The channel was asked to issue it and has not answered (SPEC I1). */
  | 'unknown'
  /** Issued with differences, not accepted (SPEC I2). */
  | 'quarantined'
  /** Issued and valid. */
  | 'live'
  /** Voided in the month of its issue. */
  | 'voided'
  /** Reversed by a red fapiao. */
  | 'reversed'
  /** Never issued: its application was cancelled or rejected. */
  | 'withdrawn';

/** Special (增值税专用发票, deductible) or normal (普通发票). */
export type FapiaoType =
  /** Special: the buyer can deduct its tax. */
  | 'special'
  /** Normal. */
  | 'normal';

/** A fapiao. */
export interface FapiaoViewFields {
  /** Its id here, from the first day; the official number comes when it is issued. */
  readonly fapiaoId: string;
  /** Its application. */
  readonly batchNumber: string;
  /** Where it stands. */
  readonly status: FapiaoStatus;
  /** Status in words. */
  readonly label: Text;
  /** Stage of its application, 1 to 4 (SPEC B10); 1 in a dry run. */
  readonly stage: number;
  /** Blue or red. */
  readonly colour: Colour;
  /** Special or normal. */
  readonly fapiaoType: FapiaoType;
  /** Paper or digital. */
  readonly medium: Medium;
  /** The seller's id. */
  readonly seller: string;
  /** The seller's name. */
  readonly sellerName: string;
  /** The buyer. */
  readonly buyer: Buyer;
  /** The lines. */
  readonly lines: readonly FapiaoLine[];
  /** 金额: without tax. */
  readonly netFen: number;
  /** The same in yuan: `'1280.00'`. */
  readonly net: string;
  /** 税额: the tax. */
  readonly taxFen: number;
  /** The same in yuan: `'1280.00'`. */
  readonly tax: string;
  /** 价税合计: with tax. */
  readonly grossFen: number;
  /** The same in yuan: `'1280.00'`. */
  readonly gross: string;
  /** 价税合计（大写）: the same in capitals (SPEC M7). */
  readonly grossCapitals: string;
  /** Remark printed on it. */
  readonly remark: string;
  /** What it covers. */
  readonly bills: readonly BillShare[];
  /** Code (发票代码) of a paper fapiao. */
  readonly code?: string | undefined;
  /** Number (发票号码). */
  readonly number?: string | undefined;
  /** Date of issue (开票日期). */
  readonly issuedOn?: DateText | undefined;
  /** Delivery method of its application. */
  readonly deliveryMethod: string;
  /** The blue fapiao that it replaces, after a reissue. */
  readonly replaces?: string | undefined;
  /** The blue fapiao that replaces it. */
  readonly replacedBy?: string | undefined;
  /** The blue fapiao that this red one reverses. */
  readonly reverses?: string | undefined;
  /** The red fapiao that reverses it. */
  readonly reversedBy?: string | undefined;
  /** Why it is in quarantine (SPEC I2). */
  readonly differences: readonly Difference[];
  /** What whoever asks may do now (SPEC §4). Staff: operations on this fapiao. The customer: `progress`, `reissue`, which is asked for with `open_request`, and operations on its application. Nothing in a dry run. */
  readonly allowed: readonly string[];
}

/** A fapiao. */
export type FapiaoView = FapiaoViewFields &
  (
    | { readonly status: 'quarantined'; readonly number: string; readonly issuedOn: DateText }
    | { readonly status: 'live'; readonly number: string; readonly issuedOn: DateText }
    | { readonly status: 'voided'; readonly number: string; readonly issuedOn: DateText }
    | { readonly status: 'reversed'; readonly number: string; readonly issuedOn: DateText; readonly reversedBy: string }
    | { readonly status: 'planned' | 'unknown' | 'withdrawn' }
  );

/** A record of the feed. */
export type FeedRecord =
  /** An order. */
  | ({ readonly type: 'order' } & OrderFeed)
  /** A payment. */
  | ({ readonly type: 'payment' } & PaymentFeed)
  /** A refund. */
  | ({ readonly type: 'refund' } & RefundFeed);

/** What became of a piece of the feed. The counts add up to the number of records. */
export interface FeedReport {
  /** New, or newer than what was known. */
  readonly accepted: number;
  /** Known already. */
  readonly unchanged: number;
  /** Older than what is known. */
  readonly stale: number;
  /** Not completed, and thus no bill (SPEC B4). */
  readonly ignored: number;
  /** Would have changed a bill in use; kept for staff (SPEC B2). */
  readonly aside: number;
  /** Not taken. Good records are not lost to bad ones. */
  readonly rejected: readonly RejectedRecord[];
}

/** An account as staff find it (SPEC A12). */
export interface FoundAccountView {
  /** Account. */
  readonly account: string;
  /** Where it stands: `pending` or `active`. */
  readonly status: string;
  /** E-mail, masked. */
  readonly emailMasked: string;
  /** New e-mail of a running change, masked. */
  readonly newEmailMasked?: string | undefined;
  /** Customer references. */
  readonly references: readonly string[];
  /** Order numbers. */
  readonly orders: readonly string[];
  /** Language of mails. */
  readonly locale: Locale;
  /** When it was registered. */
  readonly registeredAt: Date;
  /** When it was activated. */
  readonly activatedAt?: Date | undefined;
  /** What staff may do now. */
  readonly allowed: readonly string[];
}

/** Who pays the courier. */
export type Freight =
  /** The sender. */
  | 'sender'
  /** The recipient (到付). */
  | 'recipient'
  /** Nobody. */
  | 'free';

/** Facts of a row. */
export interface HistoryView {
  /** Oldest first. */
  readonly facts: readonly Fact[];
}

/** How a statement is to be taken in. */
export interface ImportOptions {
  /** Its format. Whether it is packed with gzip or zip is seen from the file. */
  readonly format?: StatementFormat | undefined;
  /** The columns of ordinary CSV. */
  readonly columns?: ColumnMap | undefined;
  /** The seller's id; the policy's first when absent. */
  readonly seller?: string | undefined;
}

/** How far an intake is. */
export interface ImportProgress {
  /** Bytes of the file read, packed as they came. */
  readonly bytes: number;
  /** Lines of the statement read. */
  readonly lines: number;
  /** Records committed, or found to be known. */
  readonly records: number;
  /** Lines that were not taken so far. */
  readonly rejected: number;
}

/** What became of a statement that was taken in piece by piece. It stays small, however long the statement is. */
export interface ImportReport {
  /** Whether it was read to its end; otherwise the intake was stopped. */
  readonly finished: boolean;
  /** Whether the statement's closing lines were there and it was unpacked whole; otherwise it is cut off. */
  readonly complete: boolean;
  /** Whether the statement's own totals equal its lines; absent without totals. */
  readonly totalsMatch?: boolean | undefined;
  /** Whether the packed file was cut off or damaged. */
  readonly damaged: boolean;
  /** Which statement it is, once it was read to its end. */
  readonly bill?: StatementKind | undefined;
  /** Payments read. */
  readonly payments: number;
  /** Refunds read. */
  readonly refunds: number;
  /** Lines that repeat an earlier one. */
  readonly duplicates: number;
  /** Lines that are well formed and concern no order. */
  readonly skipped: number;
  /** The first thousand lines that were not taken; `progress.rejected` says how many there are. */
  readonly rejected: readonly RejectedLine[];
  /** What became of the records; its `rejected` is empty, for they are in `rejected` by line. */
  readonly feed: FeedReport;
  /** Orders that it brought. */
  readonly newOrders: NewRows;
  /** Bills that it brought. */
  readonly newBills: NewRows;
  /** How far it came. */
  readonly progress: ImportProgress;
}

/** An entry of an ordered index: rows are listed by `(name, value)` in the order of `sort`. */
export interface IndexEntry {
  /** The index. */
  readonly name: string;
  /** What rows of a kind are grouped by. */
  readonly value: string;
  /** What rows of a group are ordered by; compared byte by byte. */
  readonly sort: string;
}

/** One group of one index, or a part of it. */
export interface IndexRange {
  /** The index. */
  readonly name: string;
  /** The group. */
  readonly value: string;
  /** Only entries with `sort >= from`. */
  readonly from?: string | undefined;
  /** Only entries with `sort < to`. */
  readonly to?: string | undefined;
}

/** What became of an attempt to issue. */
export interface IssueView {
  /** The fapiao as it now is: `live`, `quarantined`, `unknown`, or `planned` again after a refusal. */
  readonly fapiao: FapiaoView;
  /** Status of its application. */
  readonly applicationStatus: ApplicationStatus;
  /** Why the channel refused. */
  readonly refused?: string | undefined;
  /** When it was recorded. */
  readonly at: Date;
}

/** A document as it was issued. What is absent was not told, and is not compared. */
export interface IssuedDocument {
  /** Code (发票代码), 10 or 12 digits, of a paper fapiao. */
  readonly code?: string | undefined;
  /** Number (发票号码): 8 digits on paper, 20 digital. */
  readonly number?: string | undefined;
  /** Date of issue (开票日期); today when absent. */
  readonly issuedOn?: DateText | undefined;
  /** Special or normal. */
  readonly fapiaoType?: FapiaoType | undefined;
  /** The title that was printed. */
  readonly title?: string | undefined;
  /** The tax id that was printed. */
  readonly taxId?: string | undefined;
  /** 金额: without tax. */
  readonly netFen?: number | undefined;
  /** 税额: the tax. */
  readonly taxFen?: number | undefined;
  /** 价税合计: with tax. */
  readonly grossFen?: number | undefined;
}

/** The place of a row: its kind (`bill`, `application` …) and its id within the kind. */
export interface Key {
  /** The kind of row. */
  readonly kind: string;
  /** The id within the kind. */
  readonly id: string;
}

/** What sort of refusal it is; each language maps it to its own habit (SPEC E1). */
export type Kind =
  /** The input is wrong; `problems` names every wrong field. */
  | 'invalid'
  /** There is no such thing, or it is not the caller's. */
  | 'not_found'
  /** A rule forbids it now. */
  | 'refused'
  /** Somebody else has it. */
  | 'taken'
  /** It was changed meanwhile, or an id was used for something else. */
  | 'conflict'
  /** Something outside does not answer. */
  | 'unavailable'
  /** Our own fault. */
  | 'internal';

/** What a length counts. */
export type LengthUnit =
  /** Unicode characters (digital fapiao). */
  | 'characters'
  /** Bytes in GB18030: one for ASCII, two for usual Chinese characters, four for rare ones (paper fapiao). */
  | 'gb18030_bytes';

/** The greatest length of a field, with its unit (SPEC Y6). */
export interface Limit {
  /** The greatest length allowed, in units. */
  readonly max: number;
  /** What is counted. */
  readonly unit: LengthUnit;
}

/** A listed row and its position. */
export interface Listed {
  /** The row. */
  readonly row: Row;
  /** Its position, from which a list can go on. */
  readonly position: Position;
}

/** A language of texts. */
export type Locale =
  /** Chinese. */
  | 'zh-CN'
  /** English. */
  | 'en';

/** How a row is looked up. */
export type Lookup =
  /** By its key. */
  | ({ readonly type: 'key' } & Key)
  /** By a claim that it holds. */
  | {
  readonly type: 'claim';
  /** The space of the claim. */
  readonly space: string;
  /** The value claimed. */
  readonly value: string;
};

/** A mail to be sent (SPEC N2). */
export interface Mail {
  /** Deterministic; the same mail is never kept twice. */
  readonly id: string;
  /** The row that it tells of. */
  readonly about: Key;
  /** Not to be sent before this. */
  readonly due: Date;
  /** What to send, JSON text. */
  readonly body: string;
}

/** A page of a list (SPEC B10). */
export interface MailPage {
  /** The rows. */
  readonly items: readonly MailView[];
  /** Where the next page begins; absent on the last. A page of a filtered list is full while there are rows for it, but a call looks at a thousand rows at most (ten times the limit if that is more): then a short page has a next one, too. */
  readonly next?: string | undefined;
  /** The rows of this page and of all that follow. */
  [Symbol.asyncIterator](): AsyncIterator<MailView>;
}

/** Which mails to show. */
export interface MailQuery {
  /** Only mails about this row. */
  readonly about?: Key | undefined;
  /** Only mails in this state. */
  readonly state?: MailState | undefined;
  /** Only mails with an id after this one; mails are listed by id. */
  readonly after?: string | undefined;
  /** At most so many. */
  readonly limit: number;
}

/** A mail as the store keeps it. */
export interface MailRow {
  /** The mail. `due` moves with each lease and retry. */
  readonly mail: Mail;
  /** Where it stands. */
  readonly state: MailState;
  /** How often it was leased; names the lease when it is settled. */
  readonly attempts: number;
  /** Why the last try failed, without personal data. */
  readonly error?: string | undefined;
}

/** A mail is on its way, if there is anybody to write to (SPEC A6). */
export interface MailSentView {
  /** When what was mailed dies. */
  readonly expiresAt: Date;
  /** Whom to call if no mail comes. */
  readonly support: SupportView;
}

/** Where a mail stands. */
export type MailState =
  /** Waiting to be sent, or leased to a relay. */
  | 'waiting'
  /** Handed to the mail server; its body is redacted. */
  | 'sent'
  /** Given up after too many tries. */
  | 'gave_up';

/** A mail in the seller's own words, in one language. `{field}` stands for what the mail tells; a line with a field that is missing is left out whole. */
export interface MailText {
  /** The same in HTML, values are escaped. It is made of the plain text if this is left out. */
  readonly html?: string | undefined;
  /** In which language. */
  readonly locale: Locale;
  /** Which mail. */
  readonly mail: Template;
  /** Subject; one line. It names neither secrets nor personal data (SPEC E2). */
  readonly subject: string;
  /** Plain text. Nothing is added to it: the phone and the hours of support are the fields `phone` and `hours`. */
  readonly text: string;
}

/** A mail about something. */
export interface MailView {
  /** Its id. */
  readonly mail: string;
  /** Which. */
  readonly template: string;
  /** To whom, masked. */
  readonly to: string;
  /** Where it stands. */
  readonly state: MailState;
  /** How often it was tried. */
  readonly attempts: number;
  /** When it is due. */
  readonly due: Date;
  /** Why the last try failed. */
  readonly error?: string | undefined;
}

/** Whether it may be paid back, and what stands against it. */
export interface MayRefundView {
  /** Whether. */
  readonly mayRefund: boolean;
  /** How much may be paid back now. */
  readonly refundableFen: number;
  /** The same in yuan: `'1280.00'`. */
  readonly refundable: string;
  /** `refundable`, `covered_by_fapiao`, `in_application`, `more_than_paid`. */
  readonly reason: string;
  /** In words. */
  readonly text: Text;
  /** Numbers of the live fapiao that stand against it. */
  readonly fapiaoNumbers: readonly string[];
  /** The application that stands against it. */
  readonly batchNumber?: string | undefined;
}

/** On paper (纸质) or fully digital (数电票). */
export type Medium =
  /** Printed. */
  | 'paper'
  /** Fully digital. */
  | 'digital';

/** An order that is paid and whose payment has not arrived (SPEC B3). */
export interface MissingBill {
  /** The order. */
  readonly orderNumber: string;
  /** When it should be here at the latest. */
  readonly expectedBy: Date;
  /** Whether that is past. */
  readonly overdue: boolean;
  /** What to do, in words. */
  readonly advice: Text;
}

/** Rows that were not known before. */
export interface NewRows {
  /** How many. */
  readonly count: number;
  /** The ids of the first 100, in the order of the statement. */
  readonly first: readonly string[];
}

/** A shortage notice that runs (SPEC D7). */
export interface NoticeView {
  /** Its id. */
  readonly notice: string;
  /** What it says. */
  readonly text: Text;
  /** The day by which fapiao are mailed. */
  readonly mailBy: DateText;
  /** From when it runs. */
  readonly startsAt: Date;
  /** Until when it runs. */
  readonly endsAt: Date;
  /** Whether it runs now. */
  readonly running: boolean;
}

/** Shortage notices. */
export interface NoticesView {
  /** In the order of posting. */
  readonly notices: readonly NoticeView[];
}

/** A type of fapiao in a medium, on offer. */
export interface Offer {
  /** Special or normal. */
  readonly fapiao_type: FapiaoType;
  /** Paper or digital. */
  readonly medium: Medium;
}

/** A type and medium on offer, with the buyer fields that it requires today of the draft's kind of buyer. */
export interface OfferView {
  /** Special or normal. */
  readonly fapiaoType: FapiaoType;
  /** Paper or digital. */
  readonly medium: Medium;
  /** Required fields of the buyer. */
  readonly required: readonly BuyerField[];
}

/** An order. */
export interface OrderFeed {
  /** Its number. */
  readonly orderNumber?: string | undefined;
  /** Version of the record; a higher one replaces a lower one. 1 when absent. */
  readonly version?: number | undefined;
  /** Where it stands: `placed`, `paid`, `cancelled`, `expired`. */
  readonly status?: OrderStatus | undefined;
  /** Whose order it is; its own number when absent. */
  readonly customerReference?: string | undefined;
  /** When it was placed. */
  readonly placedAt?: Date | undefined;
  /** When it was paid. */
  readonly paidAt?: Date | undefined;
  /** Amount. */
  readonly amountFen?: number | undefined;
  /** Month that it bills, `yyyy-mm`. */
  readonly billingMonth?: string | undefined;
  /** What was ordered. */
  readonly description?: string | undefined;
}

/** Where an order stands. */
export type OrderStatus =
  /** Nobody told of it. */
  | 'unknown'
  /** Known only from a payment that names it. */
  | 'implied'
  /** Placed, not paid. */
  | 'placed'
  /** Paid; its payment record may still be on its way. */
  | 'paid'
  /** Cancelled; it never becomes a bill (SPEC B4). */
  | 'cancelled'
  /** Ran out unpaid; it never becomes a bill (SPEC B4). */
  | 'expired';

/** An order as a customer may recognise it (SPEC A17). */
export interface OrderSummary {
  /** Order number. */
  readonly orderNumber: string;
  /** Where it stands. */
  readonly status: OrderStatus;
  /** The day it was placed or paid, China time. */
  readonly date?: DateText | undefined;
  /** Amount. */
  readonly amountFen?: number | undefined;
  /** The same in yuan: `'1280.00'`. */
  readonly amount?: string | undefined;
  /** Month that it bills, `yyyy-mm`. */
  readonly billingMonth?: string | undefined;
  /** Whether it is paid. */
  readonly paid: boolean;
  /** Whether a bill of it is here. */
  readonly hasBill: boolean;
}

/** The condition of an original that came back. */
export type OriginalCondition =
  /** All copies, undamaged. */
  | 'complete'
  /** Damaged, but good enough. */
  | 'damaged'
  /** Copies are missing. */
  | 'incomplete';

/** A page of a list (SPEC B10). */
export interface PageOfOrderSummary {
  /** The rows. */
  readonly items: readonly OrderSummary[];
  /** Where the next page begins; absent on the last. A page of a filtered list is full while there are rows for it, but a call looks at a thousand rows at most (ten times the limit if that is more): then a short page has a next one, too. */
  readonly next?: string | undefined;
  /** The rows of this page and of all that follow. */
  [Symbol.asyncIterator](): AsyncIterator<OrderSummary>;
}

/** A parcel. */
export interface Parcel {
  /** The application. */
  readonly batchNumber: string;
  /** Recipient. */
  readonly recipient: string;
  /** Phone. */
  readonly phone: string;
  /** Mobile. */
  readonly mobile: string;
  /** Address. */
  readonly address: string;
  /** Remark for the delivery. */
  readonly remark: string;
  /** Who pays, in words. */
  readonly freight: Text;
  /** The fapiao in it, by number. */
  readonly fapiaoNumbers: readonly string[];
}

/** How a forgotten password is replaced (SPEC A11). */
export type PasswordReset =
  /** By a link to a form. */
  | 'link'
  /** By a temporary password. */
  | 'temporary_password';

/** A payment; completed, it is a bill. */
export interface PaymentFeed {
  /** Id of the bill. */
  readonly billId?: string | undefined;
  /** The order that it pays. */
  readonly orderNumber?: string | undefined;
  /** Version of the record; a higher one replaces a lower one. 1 when absent. */
  readonly version?: number | undefined;
  /** How far it got. */
  readonly status?: PaymentStatus | undefined;
  /** Whose it is; the order tells when absent. */
  readonly customerReference?: string | undefined;
  /** What was sold, such as `Office365云服务`. */
  readonly description?: string | undefined;
  /** What was paid, vouchers included. */
  readonly amountFen?: number | undefined;
  /** The seller's own voucher share, which nobody paid. */
  readonly voucherFen?: number | undefined;
  /** Currency; CNY when absent, and nothing else is taken. */
  readonly currency?: string | undefined;
  /** When it was paid. */
  readonly paidAt?: Date | undefined;
  /** How: `alipay`, `unionpay`, `wechat_pay`, `bank_transfer`, or another word. */
  readonly method?: string | undefined;
  /** Who paid, where it is known. */
  readonly payer?: string | undefined;
  /** The seller's id; the policy's first when absent. */
  readonly seller?: string | undefined;
  /** Month that it bills, `yyyy-mm`; the month of payment when absent. */
  readonly billingMonth?: string | undefined;
  /** Tax code; the seller's when absent. */
  readonly taxCode?: string | undefined;
  /** Rate; the seller's when absent. */
  readonly rate?: string | undefined;
  /** Lines; they sum to the amount. One line of the description when absent. */
  readonly lines?: readonly BillLine[] | undefined;
}

/** How far a payment got. */
export type PaymentStatus =
  /** Not completed; not a bill (SPEC B4). */
  | 'pending'
  /** Completed. */
  | 'completed'
  /** Failed; not a bill. */
  | 'failed'
  /** Completed, then cancelled at the till. */
  | 'revoked';

/** A part of a split (SPEC S2). */
export interface PlanPart {
  /** Amount with tax. */
  readonly amountFen: number;
  /** The same in yuan: `'1280.00'`. */
  readonly amount: string;
  /** Whose name the part is for; the application's buyer when absent. */
  readonly buyer?: Buyer | undefined;
}

/** Everything that a seller decides for itself. */
export interface Policy {
  /** Its name, for logs. */
  readonly name: string;
  /** Where the portal is, without a slash at the end; links in mails start with it. */
  readonly portal_url: string;
  /** Whom customers call (SPEC A18). */
  readonly support: Support;
  /** Deadlines. */
  readonly deadlines: Deadlines;
  /** Accounts and passwords. */
  readonly accounts: AccountPolicy;
  /** Who sells; the first is meant when a record names none. */
  readonly sellers: readonly Seller[];
  /** What a customer may apply for. */
  readonly offers: readonly Offer[];
  /** How fapiao reach customers. */
  readonly delivery: readonly DeliveryOption[];
  /** Which buyer fields are required, by date (SPEC Y3). */
  readonly required: readonly RequiredFields[];
  /** How long printed texts may be (SPEC Y6). */
  readonly limits: readonly TextLimits[];
  /** Applications. */
  readonly applications: ApplicationPolicy;
}

/** A place in a list: the sort value and the id of a row. */
export interface Position {
  /** Sort value; empty when listing by id. */
  readonly sort: string;
  /** Row id; breaks ties. */
  readonly id: string;
}

/** How to be answered. */
export type PreferredContact =
  /** By e-mail. */
  | 'email'
  /** By phone. */
  | 'phone';

/** What an application would come to (SPEC P1). */
export interface Prepared {
  /** The draft, prefilled; change it and prepare again, or apply. */
  readonly draft: Draft;
  /** Whether `apply` would take it as it is. */
  readonly ready: boolean;
  /** What stands against it, all at once. */
  readonly problems: readonly Problem[];
  /** What is worth a second look, such as a tax id of an unusual form. */
  readonly warnings: readonly Problem[];
  /** The bills. */
  readonly bills: readonly DraftBill[];
  /** Exactly the fapiao that would be issued. */
  readonly fapiao: readonly FapiaoView[];
  /** With tax, all of it. */
  readonly grossFen: number;
  /** The same in yuan: `'1280.00'`. */
  readonly gross: string;
  /** Types and media on offer. */
  readonly offers: readonly OfferView[];
  /** Delivery methods on offer for the medium of the draft. */
  readonly delivery: readonly DeliveryChoice[];
  /** Whether the bills may be merged. */
  readonly mayMerge: boolean;
  /** Names of the title book. */
  readonly titles: readonly string[];
  /** Who pays the courier, once a method is chosen. */
  readonly freight?: Freight | undefined;
  /** The day by which it is mailed if submitted now (SPEC D4). */
  readonly promise: PromiseView;
  /** Shortage notices that run. */
  readonly notices: readonly NoticeView[];
}

/** A wrong field (SPEC P8). */
export interface Problem {
  /** Path of the field, such as `buyer.tax_id` or `bills[0]`. */
  readonly path: string;
  /** Stable code. */
  readonly code: string;
  /** What is wrong, Chinese. */
  readonly zh: string;
  /** What is wrong, English. */
  readonly en: string;
}

/** How far an application is (SPEC D5). */
export interface ProgressView {
  /** Its number. */
  readonly batchNumber: string;
  /** Where it stands. */
  readonly status: ApplicationStatus;
  /** Stage by number, 1 to 4. */
  readonly stage: number;
  /** How many stages there are. */
  readonly stages: number;
  /** Status in words. */
  readonly label: Text;
  /** What is worth knowing, such as "issued" and "mailed out". */
  readonly remarks: readonly Text[];
  /** The day by which it is mailed (SPEC D4). */
  readonly promise: PromiseView;
  /** Whether that day is past and it is not mailed. */
  readonly late: boolean;
  /** Why it takes longer. */
  readonly reasons: readonly Reason[];
  /** Its fapiao. */
  readonly fapiao: readonly FapiaoView[];
  /** Every step, oldest first. */
  readonly timeline: readonly TimelineEntry[];
  /** What the caller may do now. */
  readonly allowed: readonly string[];
}

/** A day that something is promised for or due on (SPEC T2, T3). */
export interface PromiseView {
  /** The day, China time. */
  readonly date: DateText;
  /** The instant at which that day closes. */
  readonly until: Date;
  /** Whether it rests on a year whose holidays are not announced yet. */
  readonly provisional: boolean;
}

/** What the fapiao is for (SPEC Y8). */
export type Purpose =
  /** Book-keeping, deduction: the title need not be the payer. */
  | 'accounting'
  /** A purchase certificate: the title must be the payer. */
  | 'purchase_certificate'
  /** A refund: the title must be the payer. */
  | 'refund';

/** Which rows to list, and in which order. */
export interface Query {
  /** The kind of row. */
  readonly kind: string;
  /** By this index, ordered by `(sort, id)`; without it, all rows of the kind ordered by id. */
  readonly by?: IndexRange | undefined;
  /** From the last to the first. */
  readonly descending: boolean;
  /** Only rows past this position, in the order of the list; without an index its id alone counts. */
  readonly after?: Position | undefined;
  /** At most so many. */
  readonly limit: number;
}

/** A fapiao of the queue, with what it takes to issue it; personal data is masked (SPEC H3). */
export interface QueueFapiao {
  /** Its id here. */
  readonly fapiaoId: string;
  /** Special or normal. */
  readonly fapiaoType: FapiaoType;
  /** 价税合计: with tax. */
  readonly grossFen: number;
  /** The same in yuan: `'1280.00'`. */
  readonly gross: string;
  /** Paper or digital. */
  readonly medium: Medium;
  /** Where it stands. */
  readonly status: FapiaoStatus;
  /** The title (发票抬头). */
  readonly title: string;
}

/** A row of the queue; personal data is masked (SPEC H3). */
export interface QueueItem {
  /** The application. */
  readonly application: ApplicationView;
  /** The day by which it is mailed, shortage taken into account. */
  readonly promise: PromiseView;
  /** Whether that is past. */
  readonly overdue: boolean;
  /** Fapiao still to be issued, those in quarantine and those without an answer of the channel included. */
  readonly toIssue: readonly QueueFapiao[];
}

/** A page of a list (SPEC B10). */
export interface QueuePage {
  /** The rows. */
  readonly items: readonly QueueItem[];
  /** Where the next page begins; absent on the last. A page of a filtered list is full while there are rows for it, but a call looks at a thousand rows at most (ten times the limit if that is more): then a short page has a next one, too. */
  readonly next?: string | undefined;
  /** The rows of this page and of all that follow. */
  [Symbol.asyncIterator](): AsyncIterator<QueueItem>;
}

/** Which part of the queue. */
export type QueueStage =
  /** Fapiao to be issued. */
  | 'to_issue'
  /** Issued, to be mailed, handed over or sent. */
  | 'to_deliver';

/** A reason, by code and in words. */
export interface Reason {
  /** Stable code. */
  readonly code: string;
  /** In words. */
  readonly text: Text;
}

/** A refund. */
export interface RefundFeed {
  /** Its id. */
  readonly refundId?: string | undefined;
  /** The bill that it pays back. */
  readonly billId?: string | undefined;
  /** Version of the record. 1 when absent. */
  readonly version?: number | undefined;
  /** How far it got. */
  readonly status?: RefundStatus | undefined;
  /** The seller's share of what is paid back, positive. */
  readonly amountFen?: number | undefined;
  /** When. */
  readonly refundedAt?: Date | undefined;
}

/** How far a refund got. */
export type RefundStatus =
  /** On its way; counted, so that nothing is over-invoiced meanwhile. */
  | 'processing'
  /** Done. */
  | 'succeeded'
  /** Could not be paid back the usual way; the seller owes it still, so it counts. */
  | 'abnormal'
  /** Did not happen; does not count. */
  | 'failed';

/** What a registration form shows (SPEC A16, A17). */
export interface RegistrationFormView {
  /** Order number to fill in. Whether it is known is not told. */
  readonly orderNumber?: string | undefined;
  /** Where to find the order number. */
  readonly orderNumberHelp: Text;
  /** Fewest characters of a password. */
  readonly passwordMin: number;
  /** Most characters of a password. */
  readonly passwordMax: number;
  /** The rules for passwords, in words. */
  readonly passwordHelp: Text;
  /** Hours for which the activation link lives. */
  readonly linkHours: number;
  /** Language of mails unless chosen. */
  readonly locale: Locale;
  /** Whom to call. */
  readonly support: SupportView;
}

/** A registration link (SPEC A16). */
export interface RegistrationLinkView {
  /** Address of the portal's registration form with the order number in it. */
  readonly url: string;
}

/** A registration was received. It says the same whether the e-mail was known or not (SPEC A6). */
export interface RegistrationView {
  /** Order number. */
  readonly orderNumber: string;
  /** When the mailed link dies. */
  readonly expiresAt: Date;
  /** Whom to call if no mail comes. */
  readonly support: SupportView;
}

/** What shall change when a fapiao is reissued; what is absent stays (SPEC R3). */
export interface ReissueChange {
  /** Another type. */
  readonly fapiaoType?: FapiaoType | undefined;
  /** Another buyer, or the same with other information. */
  readonly buyer?: Buyer | undefined;
  /** Another delivery. */
  readonly delivery?: Delivery | undefined;
}

/** What shall change when a fapiao is reissued; what is absent stays (SPEC R3). What is left out has its default. */
export interface ReissueChangeInput {
  /** Another type. */
  readonly fapiaoType?: FapiaoType | undefined;
  /** Another buyer, or the same with other information. */
  readonly buyer?: BuyerInput | undefined;
  /** Another delivery. */
  readonly delivery?: DeliveryInput | undefined;
}

/** A line of a statement that was not taken. */
export interface RejectedLine {
  /** Physical line, from 1. */
  readonly line: number;
  /** Column, where one is to blame. */
  readonly column?: string | undefined;
  /** `column_count`, `bad_amount`, `bad_time`, `bad_encoding`, `mangled_id`, `truncated` …, or a code of the catalogue. */
  readonly reason: string;
}

/** A record that was not taken. */
export interface RejectedRecord {
  /** Its place in the feed from 0, or its line in a statement. */
  readonly at: number;
  /** What is wrong. */
  readonly problems: readonly Problem[];
}

/** What a relay has done since it was started. */
export interface RelayStatus {
  /** Whether it is still running. */
  readonly running: boolean;
  /** Mails handed over. */
  readonly sent: number;
  /** Times that a mail could not be handed over and is tried again. */
  readonly failed: number;
  /** Mails given up; staff see them, and can have them sent again. */
  readonly givenUp: number;
  /** The code that the last look at the outbox failed with, such as `store_unavailable`; it looks again. */
  readonly error?: string | undefined;
}

/** A mail as it is read. */
export interface RenderedMail {
  /** Which mail. */
  readonly template: Template;
  /** In which language. */
  readonly locale: Locale;
  /** To whom. */
  readonly to: string;
  /** Subject; one line. */
  readonly subject: string;
  /** Plain text. */
  readonly text: string;
  /** The same as a page of HTML. */
  readonly html: string;
  /** The link that the text carries, where it carries one. */
  readonly link?: string | undefined;
}

/** Which kind of request (SPEC R1). */
export type RequestKind =
  /** Split a bill before applying. */
  | 'split'
  /** Take a fapiao back and issue another (换开). */
  | 'reissue'
  /** How far is it? */
  | 'progress'
  /** It did not arrive. */
  | 'not_received'
  /** Anything else. */
  | 'other';

/** A page of a list (SPEC B10). */
export interface RequestPage {
  /** The rows. */
  readonly items: readonly RequestView[];
  /** Where the next page begins; absent on the last. A page of a filtered list is full while there are rows for it, but a call looks at a thousand rows at most (ten times the limit if that is more): then a short page has a next one, too. */
  readonly next?: string | undefined;
  /** The rows of this page and of all that follow. */
  [Symbol.asyncIterator](): AsyncIterator<RequestView>;
}

/** Where a request stands. */
export type RequestStatus =
  /** Nothing yet. */
  | 'new'
  /** Waiting for staff. */
  | 'submitted'
  /** Taken back by its customer. */
  | 'withdrawn'
  /** Rejected by staff. */
  | 'rejected'
  /** Answered. */
  | 'answered'
  /** A reissue was approved; the original is on its way back. */
  | 'awaiting_return'
  /** The original is back. */
  | 'returned'
  /** The original is void or red; the new fapiao is to be issued. */
  | 'reversed'
  /** Done. */
  | 'completed';

/** A step that a request took. */
export interface RequestStep {
  /** When. */
  readonly at: Date;
  /** Who: `customer`, `staff`, `system`. */
  readonly by: string;
  /** The operation. */
  readonly operation: string;
}

/** A request. */
export interface RequestViewFields {
  /** Its id. */
  readonly request: string;
  /** Which kind. */
  readonly kind: RequestKind;
  /** Where it stands. */
  readonly status: RequestStatus;
  /** Status in words. */
  readonly label: Text;
  /** When it was opened. */
  readonly openedAt: Date;
  /** The bill, of a split. */
  readonly billId?: string | undefined;
  /** The application that is meant. */
  readonly batchNumber?: string | undefined;
  /** The fapiao, of a reissue. */
  readonly fapiaoId?: string | undefined;
  /** Whom to answer. */
  readonly contact: Contact;
  /** In their own words. */
  readonly text: string;
  /** The parts, of a split, with their exact amounts. */
  readonly parts: readonly PlanPart[];
  /** What shall change, of a reissue. */
  readonly change?: ReissueChange | undefined;
  /** Why it was rejected, or what was answered. */
  readonly answer?: string | undefined;
  /** The day the original arrived. */
  readonly returnedOn?: DateText | undefined;
  /** In which condition the original arrived. */
  readonly condition?: OriginalCondition | undefined;
  /** The application of the new fapiao. */
  readonly newBatchNumber?: string | undefined;
  /** What the data says at once, for a question about an application (SPEC R2). */
  readonly why?: WhyView | undefined;
  /** Its steps; on `request` and `read_request` only. */
  readonly steps: readonly RequestStep[];
  /** What the caller may do now. */
  readonly allowed: readonly string[];
}

/** A request. */
export type RequestView = RequestViewFields &
  (
    | { readonly kind: 'split'; readonly billId: string }
    | { readonly kind: 'reissue'; readonly batchNumber: string; readonly change: ReissueChange }
    | { readonly kind: 'progress' | 'not_received' | 'other' }
  );

/** Which buyer fields are required from a date on; the latest rule that fits counts (SPEC Y3). */
export interface RequiredFields {
  /** First day, China time. */
  readonly from: DateText;
  /** Type. */
  readonly fapiao_type: FapiaoType;
  /** Medium. */
  readonly medium: Medium;
  /** Kind of buyer. */
  readonly buyer: BuyerKind;
  /** Required fields. */
  readonly fields: readonly BuyerField[];
}

/** Whether doing the same again can help (SPEC E1). */
export type Retry =
  /** The same call fails again. */
  | 'never'
  /** At once, or after a moment. */
  | 'soon'
  /** Later: at `retry_at` where it is given. */
  | 'later';

/** The address of an account; that it was shown is recorded (SPEC H3). */
export interface RevealedAccountView {
  /** Account. */
  readonly account: string;
  /** E-mail. */
  readonly email: string;
  /** New e-mail of a running change. */
  readonly newEmail?: string | undefined;
}

/** A row as it was last committed. */
export interface Row {
  /** Where it stands. */
  readonly key: Key;
  /** The number of facts that made it; 1 for a row without history. */
  readonly version: number;
  /** Digest of its latest fact, hexadecimal; empty for a row without history. */
  readonly digest: string;
  /** The state, JSON text. Kept byte for byte. */
  readonly body: string;
}

/** A row to write, with the version that it replaces. */
export interface RowChange {
  /** The row as it shall be. */
  readonly row: Row;
  /** The version that it replaces; 0 means that the row must not exist. */
  readonly replaces: number;
  /** Index entries of the replaced version that no longer hold. */
  readonly unindex: readonly IndexEntry[];
  /** Index entries that newly hold. */
  readonly index: readonly IndexEntry[];
}

/** A seller, and how its sales stand on a fapiao when the platform does not say. */
export interface Seller {
  /** Its id in the feed. */
  readonly id: string;
  /** Its name (销售方). */
  readonly name: string;
  /** Its tax id. */
  readonly tax_id?: string | undefined;
  /** Item name for a bill without lines; the bill's description when absent. */
  readonly item_name?: string | undefined;
  /** Tax code (商品和服务税收分类编码) for a bill without one. */
  readonly tax_code?: string | undefined;
  /** Rate for a bill without one. */
  readonly rate: string;
}

/** A session (SPEC A8). */
export interface SessionView {
  /** Opaque token, told once; the store keeps only its digest. */
  readonly token: string;
  /** When the session ends by itself. */
  readonly expiresAt: Date;
  /** Whether nothing but changing the password is possible, for it is a temporary one (SPEC A11). */
  readonly mustChangePassword: boolean;
}

/** How a try to send a mail ended. */
export type Settlement =
  /** Sent. The body is replaced, so that no token outlives its mail (SPEC N2). */
  | {
  readonly type: 'sent';
  /** The body without secrets, JSON text. */
  readonly body: string;
}
  /** To be tried again. */
  | {
  readonly type: 'retry';
  /** Not before this. */
  readonly at: Date;
  /** Why it failed. */
  readonly error: string;
}
  /** Not to be tried again until staff ask for it. */
  | {
  readonly type: 'gave_up';
  /** Why it failed. */
  readonly error: string;
};

/** The mail server that takes the mails. */
export interface SmtpOptions {
  /** Its name, which its certificate must bear. */
  readonly host: string;
  /** The address that mails come from. Their Message-IDs end with its domain. */
  readonly fromAddress: string;
  /** The name that stands beside it. */
  readonly fromName?: string | undefined;
  /** Where answers go, if not to `from_address`. */
  readonly replyTo?: string | undefined;
  /** How the connection is protected. */
  readonly security?: SmtpSecurity | undefined;
  /** Its port; 587 for `start_tls`, 465 for `tls`, 25 for `none` if left out. */
  readonly port?: number | undefined;
  /** The account to sign in with. */
  readonly username?: string | undefined;
  /** Its password. */
  readonly password?: string | undefined;
  /** Certificates to trust instead of those of the system: the text of a PEM file. */
  readonly certificates?: string | undefined;
  /** Seconds to wait for each answer of the server, 1 to 60; 20 if left out. */
  readonly timeoutSeconds?: number | undefined;
}

/** How a connection to a mail server is protected. */
export type SmtpSecurity =
  /** It begins in the clear and must turn to TLS before anything else is said (STARTTLS). */
  | 'start_tls'
  /** TLS from the beginning. */
  | 'tls'
  /** In the clear, for a mail server on the same machine. A password is then sent to a loopback address only. */
  | 'none';

/** Who decides on a split (SPEC S1). */
export type SplitApproval =
  /** Staff approve each. */
  | 'staff'
  /** A well-formed split is approved at once. */
  | 'automatic';

/** A part that is asked for: an amount, or a share. All parts of a split are given the same way (SPEC S2). */
export interface SplitPart {
  /** Amount with tax. */
  readonly amountFen?: number | undefined;
  /** Share of the available amount, in proportion to the other parts. */
  readonly share?: number | undefined;
  /** Whose name the part is for; the application's buyer when absent. */
  readonly buyer?: BuyerInput | undefined;
}

/** A bill and the history of its fapiao. */
export interface StaffBillView {
  /** The bill. */
  readonly bill: BillView;
  /** Whose it is. */
  readonly customerReference: string;
  /** Who paid, masked. */
  readonly payer: string;
  /** Changes kept aside. */
  readonly asides: readonly AsideView[];
}

/** A format of statements. */
export type StatementFormat =
  /** A statement of WeChat Pay or Alipay: its header tells which. */
  | 'detect'
  /** The WeChat Pay trade bill (交易账单). */
  | 'wechat_pay'
  /** The Alipay business detail (业务明细) or fund flow (账务明细). */
  | 'alipay'
  /** Ordinary CSV; `columns` says what its columns hold. */
  | 'columns';

/** Which of its platform's statements a file is, told by its columns. */
export type StatementKind =
  /** WeChat Pay bill of payments and refunds (`ALL`). */
  | 'trade_all'
  /** WeChat Pay bill of payments alone (`SUCCESS`). */
  | 'trade_success'
  /** WeChat Pay bill of refunds alone (`REFUND`). */
  | 'trade_refund'
  /** Alipay business detail (业务明细). */
  | 'business_detail'
  /** Alipay fund flow (账务明细). */
  | 'fund_flow'
  /** CSV with the columns of a map. */
  | 'mapped';

/** What became of a statement. */
export interface StatementReport {
  /** Whether its closing totals were there; a file without them is cut off. */
  readonly complete: boolean;
  /** Whether the totals equal the lines. */
  readonly totalsMatch?: boolean | undefined;
  /** Payments read. */
  readonly payments: number;
  /** Refunds read. */
  readonly refunds: number;
  /** Lines that stand twice. */
  readonly duplicateLines: readonly number[];
  /** Lines that are well formed and no order. */
  readonly skippedLines: readonly number[];
  /** Lines that were not taken. */
  readonly rejected: readonly RejectedLine[];
  /** What became of the records. */
  readonly feed: FeedReport;
  /** Orders that it brought, by number: those that nothing told of before. */
  readonly newOrders: NewRows;
  /** Bills that it brought: payments that are new and completed. */
  readonly newBills: NewRows;
}

/** What came of one case. */
export interface StoreCaseReport {
  /** The name of the case. */
  readonly name: string;
  /** What it proves, one sentence. */
  readonly about: string;
  /** Whether the store did it. */
  readonly passed: boolean;
  /** What was wrong; nothing if it passed. */
  readonly message?: string | undefined;
  /** How long it took, in milliseconds. */
  readonly millis: number;
}

/** What came of all cases. Its text is a table that ends with `N passed, N failed`. */
export interface StoreReport {
  /** One for each case, in the order in which they ran. */
  readonly cases: readonly StoreCaseReport[];
}

/** Where to get help and when (SPEC A18). Part of the policy. */
export interface Support {
  /** The phone number as shown to customers, `(86) 400-089-0365`. */
  readonly phone: string;
  /** The hours as told in Chinese. */
  readonly hours_text_zh: string;
  /** The hours as told in English. */
  readonly hours_text_en: string;
  /** When the desk opens: minutes after midnight in China, 540 = 9:00. */
  readonly opens_minute: number;
  /** When the desk closes: minutes after midnight in China, 1080 = 18:00; at that minute it is closed. A desk that does not close after it opens, on the same day, never opens. */
  readonly closes_minute: number;
}

/** Whom to call (SPEC A18). */
export interface SupportView {
  /** Phone number. */
  readonly phone: string;
  /** Hours. */
  readonly hours: Text;
  /** Whether somebody answers now. */
  readonly openNow: boolean;
  /** When somebody answers next, if not now. */
  readonly opensAt?: Date | undefined;
}

/** Which mail. */
export type Template =
  /** The activation link. */
  | 'activate'
  /** Somebody registered with the e-mail of an account. */
  | 'already_registered'
  /** The link to a new-password form. */
  | 'reset_link'
  /** A temporary password. */
  | 'temporary_password'
  /** The link that makes a new e-mail take effect, to the new address. */
  | 'email_change_confirm'
  /** A change of e-mail was asked for, to the old address. */
  | 'email_change_notice'
  /** An application was received. */
  | 'application_received'
  /** An application was rejected. */
  | 'application_rejected'
  /** All fapiao of an application are issued. */
  | 'fapiao_issued'
  /** A fapiao was mailed, with its waybill. */
  | 'fapiao_mailed'
  /** A fapiao is ready for pick-up. */
  | 'ready_for_pick_up'
  /** A digital fapiao, to the addresses of its delivery. */
  | 'fapiao_sent'
  /** A shortage moves a promise. */
  | 'shortage'
  /** A support request was decided or answered. */
  | 'request_decided'
  /** The original of a fapiao to be reissued arrived. */
  | 'return_received';

/** A text in both languages. */
export interface Text {
  /** Chinese. */
  readonly zh: string;
  /** English. */
  readonly en: string;
}

/** The encoding of a file. A byte order mark of UTF-8 in the file overrules it. */
export type TextEncoding =
  /** UTF-8. */
  | 'utf8'
  /** GB18030, of which GBK and GB 2312 are parts. */
  | 'gb18030';

/** How long the texts of a medium may be (SPEC Y6). */
export interface TextLimits {
  /** The medium. */
  readonly medium: Medium;
  /** Title. */
  readonly title: Limit;
  /** Address. */
  readonly address: Limit;
  /** Phone. */
  readonly phone: Limit;
  /** Bank. */
  readonly bank: Limit;
  /** Bank account. */
  readonly bank_account: Limit;
  /** Remark printed on the fapiao. */
  readonly remark: Limit;
  /** Item name. */
  readonly item: Limit;
}

/** A step that an application took (SPEC D5). */
export interface TimelineEntry {
  /** When. */
  readonly at: Date;
  /** Who: `customer`, `staff`, `system`, `platform`. */
  readonly by: string;
  /** The operation. */
  readonly operation: string;
  /** In words. */
  readonly text: Text;
}

/** A named title. */
export interface TitleView {
  /** Its name. */
  readonly name: string;
  /** The title. */
  readonly buyer: Buyer;
}

/** The title book. */
export interface TitlesView {
  /** By name. */
  readonly titles: readonly TitleView[];
}

/** What `verify` found. */
export interface VerifyView {
  /** Whether all is well so far. */
  readonly sound: boolean;
  /** Rows looked at. */
  readonly rows: number;
  /** Facts looked at. */
  readonly facts: number;
  /** What is not well. */
  readonly damage: readonly Damage[];
  /** Where to go on; absent at the end. */
  readonly next?: string | undefined;
}

/** A customer that a host vouches for with its own login (SPEC A15). */
export interface Vouched {
  /** The customer reference of the feed. */
  readonly customerReference: string;
  /** Where mails go; none are written without it. */
  readonly email?: string | undefined;
  /** The language of mails. */
  readonly locale?: Locale | undefined;
}

/** Why a fapiao has not arrived, from the data (SPEC R2). */
export interface WhyView {
  /** `promised`, `late`, `shortage`, `rejected`, `cancelled`, `mailed`, `returned`, `ready_for_pick_up`, `collected`, `to_be_sent`, `sent`, `received`, `replaced`. */
  readonly reason: string;
  /** In words. */
  readonly text: Text;
  /** The day by which it is mailed, while it is not. */
  readonly promise?: PromiseView | undefined;
  /** Who carries it. */
  readonly carrier?: string | undefined;
  /** Under which number (运单号). */
  readonly waybill?: string | undefined;
  /** Whom to call. */
  readonly support: SupportView;
}

