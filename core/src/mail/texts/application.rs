//! Mails about applications, fapiao and requests.

use super::{Bilingual, Wording};

pub(super) static APPLICATION_RECEIVED: Bilingual = Bilingual {
    zh: Wording {
        subject: &["您的发票申请已收到", "（申请批次 {batch_number}）"],
        body: &[
            "您好！",
            "",
            "您的发票申请已收到，我们会尽快为您办理。",
            "",
            "申请批次：{batch_number}",
            "发票抬头：{title}",
            "账单数量：{bills} 笔",
            "价税合计：{amount}",
            "预计办结日期：{promised}",
            "",
            "票源紧张通知：\n{shortage}",
            "",
            "申请提交后，开票信息不能再修改。发票打印之前，您可以取消申请后重新提交；您可随时登录查看办理进度。",
        ],
    },
    en: Wording {
        subject: &[
            "We have received your fapiao application",
            " (batch {batch_number})",
        ],
        body: &[
            "Hello,",
            "",
            "Thank you. We have received your fapiao application and will see to it soon.",
            "",
            "Batch number: {batch_number}",
            "Title: {title}",
            "Number of bills: {bills}",
            "Amount including tax: {amount}",
            "Expected by: {promised}",
            "",
            "Please note that blank fapiao are in short supply:\n{shortage}",
            "",
            "The information can no longer be changed. Until the fapiao is printed you may cancel the application and submit it again; sign in at any time to see how far it is.",
        ],
    },
};

pub(super) static APPLICATION_REJECTED: Bilingual = Bilingual {
    zh: Wording {
        subject: &["您的发票申请未通过", "（申请批次 {batch_number}）"],
        body: &[
            "您好！",
            "",
            "很抱歉，您的发票申请未能通过审核。",
            "",
            "申请批次：{batch_number}",
            "原因：{reason}",
            "",
            "该批次的账单已恢复为未申请，请更正信息后重新提交。如有疑问，欢迎联系我们。",
        ],
    },
    en: Wording {
        subject: &[
            "Your fapiao application was not accepted",
            " (batch {batch_number})",
        ],
        body: &[
            "Hello,",
            "",
            "We are sorry that we could not accept your fapiao application.",
            "",
            "Batch number: {batch_number}",
            "Reason: {reason}",
            "",
            "Its bills are free again: please correct the information and apply anew. We are glad to help with any question.",
        ],
    },
};

pub(super) static FAPIAO_ISSUED: Bilingual = Bilingual {
    zh: Wording {
        subject: &["您的发票已开具", "（申请批次 {batch_number}）"],
        body: &[
            "您好！",
            "",
            "您申请的发票已全部开具。",
            "",
            "申请批次：{batch_number}",
            "发票号码：{numbers}",
            "价税合计：{amount}",
            "",
            "我们将按您选择的派送方式送达，届时另行通知。",
        ],
    },
    en: Wording {
        subject: &["Your fapiao has been issued", " (batch {batch_number})"],
        body: &[
            "Hello,",
            "",
            "Every fapiao of your application has been issued.",
            "",
            "Batch number: {batch_number}",
            "Fapiao number: {numbers}",
            "Amount including tax: {amount}",
            "",
            "It will reach you by the delivery method that you chose; we will write again then.",
        ],
    },
};

pub(super) static FAPIAO_MAILED: Bilingual = Bilingual {
    zh: Wording {
        subject: &["您的发票已寄出", "（申请批次 {batch_number}）"],
        body: &[
            "您好！",
            "",
            "您的发票已寄出，请留意查收。",
            "",
            "申请批次：{batch_number}",
            "快递公司：{carrier}",
            "运单号：{waybill}",
            "运费：{freight}",
            "",
            "收到后请核对发票抬头、纳税人识别号和金额，并妥善保管发票原件。如有问题，请及时联系我们。",
        ],
    },
    en: Wording {
        subject: &["Your fapiao is on its way", " (batch {batch_number})"],
        body: &[
            "Hello,",
            "",
            "Your fapiao has been handed to the courier.",
            "",
            "Batch number: {batch_number}",
            "Carrier: {carrier}",
            "Waybill number: {waybill}",
            "Freight: {freight}",
            "",
            "When it arrives, please check title, tax id and amount, and keep the original safe. Should anything be wrong, please tell us soon.",
        ],
    },
};

pub(super) static READY_FOR_PICK_UP: Bilingual = Bilingual {
    zh: Wording {
        subject: &["您的发票可以上门自取了", "（申请批次 {batch_number}）"],
        body: &[
            "您好！",
            "",
            "您的发票已备好，可以上门自取。",
            "",
            "申请批次：{batch_number}",
            "自取地址：{address}",
            "联系人：{contact}",
            "",
            "领取时请出示申请批次号，并当场核对发票抬头、纳税人识别号和金额。",
        ],
    },
    en: Wording {
        subject: &[
            "Your fapiao is ready for pick-up",
            " (batch {batch_number})",
        ],
        body: &[
            "Hello,",
            "",
            "Your fapiao is ready to be collected.",
            "",
            "Batch number: {batch_number}",
            "Address: {address}",
            "Contact: {contact}",
            "",
            "Please have the batch number at hand, and check title, tax id and amount on the spot.",
        ],
    },
};

pub(super) static FAPIAO_SENT: Bilingual = Bilingual {
    zh: Wording {
        subject: &["您的数电票请查收", "（申请批次 {batch_number}）"],
        body: &[
            "您好！",
            "",
            "您的数电票已开具，文件见附件，请查收。",
            "",
            "申请批次：{batch_number}",
            "发票抬头：{title}",
            "发票号码：{numbers}",
            "",
            "请核对发票抬头、纳税人识别号和金额，如有问题，请及时联系我们。",
            "数电票与纸质发票具有同等法律效力。用于报销入账时，请保存电子文件原件，不要只留打印件。",
        ],
    },
    en: Wording {
        subject: &["Your digital fapiao", " (batch {batch_number})"],
        body: &[
            "Hello,",
            "",
            "Your digital fapiao has been issued; please find its files attached.",
            "",
            "Batch number: {batch_number}",
            "Title: {title}",
            "Fapiao number: {numbers}",
            "",
            "Please check title, tax id and amount. Should anything be wrong, please tell us soon.",
            "A digital fapiao has the same legal force as one on paper. For your books, please keep the electronic original and not only a printout.",
        ],
    },
};

pub(super) static SHORTAGE: Bilingual = Bilingual {
    zh: Wording {
        subject: &["票源紧张，您的发票将延期", "（申请批次 {batch_number}）"],
        body: &[
            "您好！",
            "",
            "由于票源紧张，您的发票办理时间将会顺延，给您带来不便，敬请谅解。",
            "",
            "申请批次：{batch_number}",
            "通知内容：{notice}",
            "调整后的预计办结日期：{promised}",
            "",
            "您的申请仍然有效，无需重新提交，我们会按申请顺序尽快办理。",
        ],
    },
    en: Wording {
        subject: &[
            "Your fapiao will be later than promised",
            " (batch {batch_number})",
        ],
        body: &[
            "Hello,",
            "",
            "Blank fapiao are in short supply, so yours will take longer than promised. We apologise for the inconvenience.",
            "",
            "Batch number: {batch_number}",
            "Notice: {notice}",
            "Now expected by: {promised}",
            "",
            "Your application stands and there is no need to submit it again; we will see to it as soon as we can.",
        ],
    },
};

pub(super) static REQUEST_DECIDED: Bilingual = Bilingual {
    zh: Wording {
        subject: &["您的服务请求有新的进展", "：{decision}", "（{request}）"],
        body: &[
            "您好！",
            "",
            "感谢您的耐心等待，您的服务请求有了新的进展。",
            "",
            "服务请求：{request}",
            "处理结果：{decision}",
            "原因：{reason}",
            "答复：{answer}",
            "",
            "您可登录查看详情。如有疑问，欢迎联系我们。",
        ],
    },
    en: Wording {
        subject: &[
            "News of your support request",
            ": {decision}",
            " ({request})",
        ],
        body: &[
            "Hello,",
            "",
            "Thank you for your patience. There is news of your support request.",
            "",
            "Request: {request}",
            "Decision: {decision}",
            "Reason: {reason}",
            "Answer: {answer}",
            "",
            "Sign in to see the details. We are glad to help with any further question.",
        ],
    },
};

pub(super) static RETURN_RECEIVED: Bilingual = Bilingual {
    zh: Wording {
        subject: &["已收到您退回的发票原件", "（{request}）"],
        body: &[
            "您好！",
            "",
            "我们已收到您为换开退回的发票原件。",
            "",
            "服务请求：{request}",
            "申请批次：{batch_number}",
            "原件情况：{condition}",
            "",
            "接下来，我们会将原发票作废（当月开具的）或开具红字发票冲红（跨月的），再为您开具新发票，金额不变。新发票开具后会另行通知您。",
        ],
    },
    en: Wording {
        subject: &["Your returned fapiao has arrived", " ({request})"],
        body: &[
            "Hello,",
            "",
            "The original fapiao that you returned to be reissued has arrived.",
            "",
            "Request: {request}",
            "Batch number: {batch_number}",
            "Condition: {condition}",
            "",
            "Next we void the old fapiao (if issued this month) or cancel it with a red one (if earlier), then issue the new one for the same amount. We will write to you when it is issued.",
        ],
    },
};
