//! The catalogue of errors: each code once, with both texts and the advice (SPEC E1).

use super::{CatalogueEntry, Kind, Retry};

macro_rules! catalogue {
    ($($variant:ident $code:literal $kind:ident $retry:ident: $zh:literal $en:literal => $advice_zh:literal $advice_en:literal;)*) => {
        /// A code of the catalogue.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Code {
            $(#[doc = $en] $variant,)*
        }

        impl Code {
            /// Every code, in the order of the catalogue.
            pub const ALL: &'static [Code] = &[$(Code::$variant),*];

            /// Its line of the catalogue.
            pub const fn entry(self) -> &'static CatalogueEntry {
                match self {
                    $(Code::$variant => &CatalogueEntry {
                        code: $code, kind: Kind::$kind, retry: Retry::$retry,
                        zh: $zh, en: $en, advice_zh: $advice_zh, advice_en: $advice_en,
                    },)*
                }
            }
        }
    };
}

catalogue! {
    // The call itself.
    InvalidInput "invalid_input" Invalid Never: "有 {count} 处填写有误" "{count} field(s) are wrong" => "请按 problems 逐项更正后重新提交" "correct what problems lists and submit again";
    UnknownOperation "unknown_operation" NotFound Never: "没有名为 {operation} 的操作" "there is no operation {operation}" => "请查阅操作表" "look into the table of operations";
    OperationNotAllowed "operation_not_allowed" Refused Never: "{role}不能执行 {operation}" "{operation} is not for {role}" => "请换用有权限的入口" "use the handle that has this operation";
    RequestIdReused "request_id_reused" Conflict Never: "该 request_id 已用于其他内容" "this request id was used for something else" => "请为新的内容使用新的 request_id" "use a new request id for new content";
    Busy "busy" Conflict Soon: "同一数据正被他人更改" "others keep changing the same data" => "请稍后重试" "try again in a moment";
    StoreUnavailable "store_unavailable" Unavailable Soon: "数据库暂时无法使用" "the store does not answer" => "请稍后重试；写操作请用同一 request_id" "try again later, a write with the same request id";
    StoreDamaged "store_damaged" Internal Never: "存储的数据已损坏" "what is stored is damaged" => "请停止写入并联系维护人员" "stop writing and call the people who run the desk";
    Internal "internal" Internal Never: "内部错误" "internal error" => "请联系维护人员" "call the people who run the desk";
    PolicyInvalid "policy_invalid" Invalid Never: "政策配置自相矛盾" "the policy contradicts itself" => "请按 problems 逐项更正" "correct what problems lists";
    DeskClosed "desk_closed" Invalid Never: "服务台已关闭" "the desk is closed" => "请重新开启服务台" "open a desk again";
    DeskInvalid "desk_invalid" Invalid Never: "无法开启服务台：{reason}" "the desk cannot be opened: {reason}" => "请检查地址与选项" "check the address and the options";

    // Accounts (SPEC §3).
    OrderNotFound "order_not_found" NotFound Later: "没有找到该订单号" "this order number is not known yet" => "订单号最多一个工作日、订单与付款最多三个工作日到达；请在{retry_at} 后重试，逾期请致电 {phone}" "an order number takes up to one working day, order and payment up to three; try again after {retry_at}, after that call {phone}";
    OrderOverdue "order_not_found" NotFound Never: "没有找到该订单号，且已超过到达期限" "this order number is not known, though it should be by now" => "请致电 {phone}" "call {phone}";
    OrderTaken "order_taken" Taken Never: "该订单号已被其他账户激活" "another account has activated this order number" => "请用该账户登录，或致电 {phone}" "sign in with that account, or call {phone}";
    EmailTaken "email_taken" Taken Never: "该邮箱已被使用" "this e-mail is in use" => "请使用其他邮箱" "use another e-mail";
    LinkInvalid "link_invalid" NotFound Never: "链接无效或已使用" "this link is not valid, or was used" => "请重新申请链接" "ask for a new link";
    LinkExpired "link_expired" Refused Never: "链接已过期" "this link has expired" => "请重新申请链接" "ask for a new link";
    SignInFailed "sign_in_failed" Refused Never: "邮箱或密码不正确，或账户尚未激活" "e-mail or password is wrong, or the account is not active" => "请检查后重试，或使用忘记密码" "check both and try again, or ask for a new password";
    TooManyAttempts "too_many_attempts" Refused Later: "失败次数过多，请在{retry_at} 后重试" "too many failures; try again after {retry_at}" => "请等待，或使用忘记密码" "wait, or ask for a new password";
    SessionInvalid "session_invalid" Refused Never: "登录已失效" "not signed in any more" => "请重新登录" "sign in again";
    PasswordChangeRequired "password_change_required" Refused Never: "请先修改临时密码" "the temporary password must be changed first" => "请调用修改密码" "change the password";
    WrongPassword "wrong_password" Refused Never: "密码不正确" "the password is wrong" => "请重新输入密码" "type the password again";
    AccountNotFound "account_not_found" NotFound Never: "没有找到该账户" "there is no such account" => "请核对后重试" "check and try again";

    // Bills and applications (SPEC §2, §4).
    BillNotFound "bill_not_found" NotFound Never: "没有找到账单 {bill}" "there is no bill {bill}" => "请刷新账单列表" "refresh the list of bills";
    ApplicationNotFound "application_not_found" NotFound Never: "没有找到申请批次 {batch_number}" "there is no application {batch_number}" => "请核对申请批次" "check the batch number";
    FapiaoNotFound "fapiao_not_found" NotFound Never: "没有找到发票 {fapiao}" "there is no fapiao {fapiao}" => "请核对发票" "check the fapiao";
    RequestNotFound "request_not_found" NotFound Never: "没有找到支持请求 {request}" "there is no request {request}" => "请核对请求编号" "check the request";
    NoticeNotFound "notice_not_found" NotFound Never: "没有找到公告 {notice}" "there is no notice {notice}" => "请核对公告编号" "check the notice";
    TitleNotFound "title_not_found" NotFound Never: "抬头簿中没有 {name}" "the title book has no {name}" => "请刷新抬头簿" "refresh the title book";
    RowNotFound "row_not_found" NotFound Never: "没有找到该记录" "there is no such row" => "请核对种类与编号" "check the kind and the id";
    MailNotFound "mail_not_found" NotFound Never: "没有找到该邮件" "there is no such mail" => "请刷新邮件列表" "refresh the list of mails";
    AsideNotFound "aside_not_found" NotFound Never: "没有待处理的变更 {aside}" "there is no change {aside} kept aside" => "请刷新待处理变更" "refresh the list of changes";
    BillInApplication "bill_in_application" Refused Never: "账单 {bill} 已在申请 {batch_number} 中" "bill {bill} is in application {batch_number}" => "请先取消该申请，或提交换开请求" "cancel that application first, or ask for a reissue";
    NothingToInvoice "nothing_to_invoice" Refused Never: "账单 {bill} 没有可开票金额" "bill {bill} has nothing left to invoice" => "请查看可开票金额的组成" "see what makes up the available amount";
    OverInvoiced "over_invoiced" Refused Never: "超出账单 {bill} 的可开票金额" "more than bill {bill} has available" => "请刷新账单后重试" "refresh the bill and try again";
    MixedSellers "mixed_sellers" Refused Never: "一次申请不能包含不同销售方的账单" "one application cannot mix sellers" => "请按销售方分别申请" "apply for each seller by itself";
    PayerTitleMismatch "payer_title_mismatch" Refused Never: "购买凭证或退款用途的发票，抬头须与付款人一致" "for a purchase certificate or a refund the title must be the payer" => "请使用付款人名称作为抬头" "use the payer's name as the title";
    IllegalTransition "illegal_transition" Refused Never: "当前状态“{from}”不能执行“{operation}”" "{operation} is not possible from {from}" => "当前可执行：{allowed}" "possible now: {allowed}";
    FapiaoSuperseded "fapiao_superseded" Refused Never: "申请 {batch_number} 的发票已作废或红冲，由申请 {successor} 的发票代替" "the fapiao of application {batch_number} is void or reversed; that of application {successor} takes its place" => "请交付新开的发票" "deliver the new fapiao";
    SplitNotPossible "split_not_possible" Refused Never: "该账单现在不能拆分" "the bill cannot be split now" => "拆分须在申请之前提出，每张账单同时只有一个拆分请求" "a split is asked for before applying, one at a time";
    SplitPlanStale "split_plan_stale" Refused Never: "拆分方案与账单 {bill} 的可开票金额不再相符" "the split plan no longer adds up to what bill {bill} has available" => "请重新提交拆分请求" "ask for a new split";

    // Issuing (SPEC §10).
    FapiaoNumberTaken "fapiao_number_taken" Taken Never: "该发票号码已登记" "this fapiao number is recorded already" => "请核对发票号码" "check the fapiao number";
    ChannelMissing "channel_missing" Refused Never: "没有配置开票通道" "no issuing channel is set up" => "请手工登记发票，或配置通道" "record the fapiao by hand, or set up a channel";
    VoidNotPossible "void_not_possible" Refused Never: "只能作废当月开具的纸质发票" "only a paper fapiao of this month can be voided" => "请开具红字发票" "issue a red fapiao";
    RedNotNeeded "red_not_needed" Refused Never: "当月开具的纸质发票应作废而非红冲" "a paper fapiao of this month is voided, not reversed" => "请作废" "void it";
    ReissueNotPossible "reissue_not_possible" Refused Never: "该发票现在不能换开" "the fapiao cannot be reissued now" => "已开具且没有进行中的换开请求的发票才能换开" "only a live fapiao without a running request can be reissued";

    // Feeds.
    NotAStatement "not_a_statement" Invalid Never: "不是可识别的账单文件：{reason}" "not a statement that can be read: {reason}" => "请重新下载账单" "download the statement again";
    SourceFailed "source_failed" Unavailable Soon: "读取文件失败：{reason}" "the file could not be read: {reason}" => "请重新导入同一文件；已导入的记录不会重复" "take in the same file again; what is there already is not doubled";

    // Wrong fields (SPEC P8). As problems they stand under invalid_input.
    Required "required" Invalid Never: "必填" "is required" => "" "";
    TooLong "too_long" Invalid Never: "超过 {max} {unit_zh}" "is longer than {max} {unit}" => "" "";
    BadCharacters "bad_characters" Invalid Never: "含有不可打印的字符" "has characters that cannot be printed" => "" "";
    BadEmail "bad_email" Invalid Never: "不是有效的邮箱" "is not an e-mail address" => "" "";
    BadPhone "bad_phone" Invalid Never: "应为区号加电话或手机号，例如 010-1234567" "must be a landline with area code or a mobile, such as 010-1234567" => "" "";
    BadTaxId "bad_tax_id" Invalid Never: "纳税人识别号格式不正确" "is not a tax id" => "" "";
    BadTaxIdCheck "bad_tax_id_check" Invalid Never: "统一社会信用代码校验位不正确" "has a wrong check character" => "" "";
    BadIdNumber "bad_id_number" Invalid Never: "身份证号码不正确" "is not an identity number" => "" "";
    BadAmount "bad_amount" Invalid Never: "不是有效的金额" "is not an amount" => "" "";
    BadRate "bad_rate" Invalid Never: "不是有效的税率" "is not a tax rate" => "" "";
    BadQuantity "bad_quantity" Invalid Never: "不是有效的数量或单价" "is not a quantity or price" => "" "";
    BadDate "bad_date" Invalid Never: "不是有效的日期" "is not a date" => "" "";
    BadOrderNumber "bad_order_number" Invalid Never: "订单号格式不正确" "is not an order number" => "" "";
    BadBatchNumber "bad_batch_number" Invalid Never: "申请批次格式不正确" "is not a batch number" => "" "";
    BadFapiaoNumber "bad_fapiao_number" Invalid Never: "纸质发票为 10 或 12 位代码加 8 位号码，数电票为 20 位号码" "must be a code of 10 or 12 digits and a number of 8, or 20 digits alone" => "" "";
    BadIdentifier "bad_identifier" Invalid Never: "应为 1 至 64 个可见字符" "must be 1 to 64 visible characters" => "" "";
    BadCursor "bad_cursor" Invalid Never: "翻页位置无效" "is not a cursor of this list" => "" "";
    NotAllowed "not_allowed" Invalid Never: "此处不可用" "is not possible here" => "" "";
    UnknownChoice "unknown_choice" Invalid Never: "不可选用，可选：{choices}" "is not a choice here; possible: {choices}" => "" "";
    UnknownField "unknown_field" Invalid Never: "没有此字段" "is not a field of this operation" => "" "";
    WrongType "wrong_type" Invalid Never: "类型不正确：{reason}" "has the wrong type: {reason}" => "" "";
    Duplicate "duplicate" Invalid Never: "重复" "stands twice" => "" "";
    TooMany "too_many" Invalid Never: "最多 {max} 项" "at most {max}" => "" "";
    OutOfRange "out_of_range" Invalid Never: "应在 {min} 与 {max} 之间" "must be between {min} and {max}" => "" "";
    SumMismatch "sum_mismatch" Invalid Never: "合计应为 {expected} 分，现为 {actual} 分" "must add up to {expected} fen, not {actual}" => "" "";
    PasswordLength "password_length" Invalid Never: "密码应为 {min} 至 {max} 个字符" "must have {min} to {max} characters" => "" "";
    PasswordMismatch "password_mismatch" Invalid Never: "两次输入的密码不一致" "is not the same as the password" => "" "";
    UnusualTaxId "unusual_tax_id" Invalid Never: "该识别号形式少见，请核对" "is of an unusual form; please check it" => "" "";
    UnusualWaybill "unusual_waybill" Invalid Never: "该运单号形式少见，请核对" "is of an unusual form; please check it" => "" "";
    Contradiction "contradiction" Invalid Never: "{reason}" "{reason}" => "" "";
}
