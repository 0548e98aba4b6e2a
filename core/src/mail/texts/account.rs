//! Mails about accounts.

use super::{Bilingual, Wording};

pub(super) static ACTIVATE: Bilingual = Bilingual {
    zh: Wording {
        subject: &["请激活您的发票服务账号"],
        body: &[
            "您好！",
            "",
            "感谢您注册发票服务账号。",
            "注册所用订单号：{order_number}",
            "",
            "请打开以下链接激活账号：\n{link}",
            "",
            "激活链接自发出起 {hours_valid} 小时内有效。",
            "请在 {expires_at} 之前完成激活。",
            "链接仅可使用一次；逾期失效后，可在登录页面重新发送激活邮件。",
            "",
            "如非您本人注册，请忽略本邮件，账号不会被激活。",
        ],
    },
    en: Wording {
        subject: &["Please activate your fapiao account"],
        body: &[
            "Hello,",
            "",
            "Thank you for registering with the fapiao service.",
            "Order number used: {order_number}",
            "",
            "Please open this link to activate your account:\n{link}",
            "",
            "The link is valid for {hours_valid} hours from when it was sent.",
            "Please activate before {expires_at}.",
            "It works once. Should it have expired, you can have a new one sent from the sign-in page.",
            "",
            "If you did not register, please ignore this mail; the account will not be activated.",
        ],
    },
};

pub(super) static ALREADY_REGISTERED: Bilingual = Bilingual {
    zh: Wording {
        subject: &["您的邮箱已注册过发票服务账号"],
        body: &[
            "您好！",
            "",
            "刚刚有人用此邮箱注册发票服务账号，而此邮箱已经注册过，因此没有新建账号，您原有的账号也没有任何变化。",
            "",
            "如果是您本人操作，请直接登录：\n{link}",
            "如果忘记了密码，请在登录页面选择“忘记密码”。",
            "",
            "如非您本人操作，请忽略本邮件。",
        ],
    },
    en: Wording {
        subject: &["You already have a fapiao account"],
        body: &[
            "Hello,",
            "",
            "Someone has just tried to register with this e-mail address. It already has an account, so no new one was made and yours has not changed.",
            "",
            "If it was you, please simply sign in:\n{link}",
            "If you have forgotten your password, choose \"Forgot password\" on the sign-in page.",
            "",
            "If it was not you, please ignore this mail.",
        ],
    },
};

pub(super) static RESET_LINK: Bilingual = Bilingual {
    zh: Wording {
        subject: &["重设您的发票服务账号密码"],
        body: &[
            "您好！",
            "",
            "我们收到了重设账号密码的请求。",
            "",
            "请打开以下链接设置新密码：\n{link}",
            "",
            "请在 {expires_at} 之前完成，逾期链接失效。",
            "链接仅可使用一次，请勿转发给他人。",
            "",
            "如非您本人操作，请忽略本邮件，您的密码不会改变。",
        ],
    },
    en: Wording {
        subject: &["Set a new password for your fapiao account"],
        body: &[
            "Hello,",
            "",
            "We were asked to reset the password of your account.",
            "",
            "Please open this link to set a new one:\n{link}",
            "",
            "Please do so before {expires_at}; after that the link no longer works.",
            "It works once. Please do not forward it.",
            "",
            "If you did not ask for this, please ignore this mail; your password stays as it is.",
        ],
    },
};

pub(super) static TEMPORARY_PASSWORD: Bilingual = Bilingual {
    zh: Wording {
        subject: &["您的发票服务账号临时密码"],
        body: &[
            "您好！",
            "",
            "我们收到了找回账号密码的请求，现为您生成了一次性临时密码。",
            "",
            "临时密码：{password}",
            "请在 {expires_at} 之前使用。",
            "",
            "密码区分大小写。用临时密码首次登录后，请按提示设置新密码。",
            "请勿将临时密码告知他人，我们的工作人员不会向您索取密码。",
            "",
            "如非您本人操作，请联系我们。",
        ],
    },
    en: Wording {
        subject: &["A temporary password for your fapiao account"],
        body: &[
            "Hello,",
            "",
            "We were asked to help with a forgotten password and have made a one-time temporary password for you.",
            "",
            "Temporary password: {password}",
            "Please use it before {expires_at}.",
            "",
            "Upper and lower case matter. After your first sign-in with it you will be asked to set a new password.",
            "Please keep it to yourself; our staff will never ask you for a password.",
            "",
            "If you did not ask for this, please contact us.",
        ],
    },
};

pub(super) static EMAIL_CHANGE_CONFIRM: Bilingual = Bilingual {
    zh: Wording {
        subject: &["请确认您的新邮箱"],
        body: &[
            "您好！",
            "",
            "有发票服务账号申请将登录邮箱更换为此邮箱。",
            "",
            "请打开以下链接确认更换：\n{link}",
            "",
            "请在 {expires_at} 之前确认，逾期链接失效。",
            "确认之后，请用此邮箱登录；确认之前，原邮箱继续有效。",
            "",
            "如非您本人操作，请忽略本邮件，更换不会生效。",
        ],
    },
    en: Wording {
        subject: &["Please confirm your new e-mail address"],
        body: &[
            "Hello,",
            "",
            "A fapiao account has asked to use this e-mail address to sign in from now on.",
            "",
            "Please open this link to confirm the change:\n{link}",
            "",
            "Please confirm before {expires_at}; after that the link no longer works.",
            "Once confirmed, sign in with this address. Until then the old one stays in use.",
            "",
            "If this was not you, please ignore this mail; the change will not take effect.",
        ],
    },
};

pub(super) static EMAIL_CHANGE_NOTICE: Bilingual = Bilingual {
    zh: Wording {
        subject: &["您的账号正在申请更换邮箱"],
        body: &[
            "您好！",
            "",
            "您的发票服务账号正在申请更换登录邮箱。",
            "新邮箱：{new_email_masked}",
            "",
            "打开发往新邮箱的确认链接后，更换即生效；在此之前，您仍用本邮箱登录。",
            "",
            "如非您本人操作，请尽快修改密码并联系我们。",
        ],
    },
    en: Wording {
        subject: &["A change of your e-mail address was requested"],
        body: &[
            "Hello,",
            "",
            "A change of the e-mail address of your fapiao account was requested.",
            "New address: {new_email_masked}",
            "",
            "It takes effect when the link sent to the new address is opened. Until then you sign in with this address.",
            "",
            "If this was not you, please change your password soon and contact us.",
        ],
    },
};
