// The portal's own words, Chinese. What a status, a refusal or a step is called, the desk says itself.

export const zh = {
  brand: "发票服务台",
  skip: "跳到正文",
  mainMenu: "主菜单",
  menu: { "/bills": "我的账单", "/fapiao": "我的发票", "/requests": "服务请求", "/titles": "抬头簿" },
  hello: "您好，",
  signOut: "退出",
  colon: "：",
  comma: "，",
  semicolon: "；",
  all: "全部",
  required: "必填",
  checkFields: "请更正以下内容：",
  pages: "翻页",
  firstPage: "首页",
  nextPage: "下一页",
  stageOf: (/** @type {number} */ stage, /** @type {number} */ all) => `第 ${stage} 步，共 ${all} 步`,
  phoneHint: "区号加电话或手机，例如 010-1234567 或 18601012345",

  fields: {
    orderNumber: "订单号", email: "邮箱", newEmail: "新邮箱", password: "密码", passwordRepeat: "确认密码", oldPassword: "原密码", newPassword: "新密码",
    orderedOn: "下单日期", batchNumber: "申请批次", newBatchNumber: "新申请批次", bill: "账单", stage: "发票状态", status: "发票状态", paidFrom: "付款日期从", paidTo: "付款日期到",
    billingMonth: "账单月份", minFen: "金额从（元）", maxFen: "金额到（元）", appliedFrom: "申请日期从", appliedTo: "申请日期到", description: "商品或服务", paidAt: "付款时间",
    method: "付款方式", code: "发票代码", number: "发票号码", issuedOn: "开票日期", seller: "销售方", remark: "备注", carrier: "承运人", waybill: "运单号", gross: "价税合计（元）", tax: "税额（元）",
  },
  types: { special: "增值税专用发票", normal: "增值税普通发票" },
  media: { paper: "纸质", digital: "数电票" },
  buyerKinds: { enterprise: "企业", government: "政府及非企业单位", individual: "个人" },
  buyer: { kind: "购货方", title: "购货单位名称", taxId: "纳税人识别号", address: "购货单位地址", phone: "购货单位电话", bank: "开户银行", bankAccount: "银行账号", idNumber: "身份证号" },
  /** @type {Record<string, string | undefined>} */
  buyerHints: { title: "该字段会作为发票抬头", phone: "区号加电话或手机，例如 010-1234567", idNumber: "仅个人，可不填" },
  delivery: { method: "派送方式", recipient: "收件人", phone: "收件人电话", mobile: "收件人手机", address: "收件地址", emails: "接收邮箱", remark: "派送备注" },
  stages: { not_applied: "未申请", not_printed: "未打印", printed: "已打印", mailed: "已邮寄" },
  statuses: { planned: "待开具", live: "已开具", voided: "已作废", reversed: "已红冲", withdrawn: "已撤回" },
  /** @type {Record<string, string | undefined>} */
  methods: { alipay: "支付宝", unionpay: "银联", wechat_pay: "微信支付", bank_transfer: "银行转账" },

  register: {
    title: "注册账号", button: "注册", back: "返回登录", where: "如何取得您的订单号？", emailHint: "用来接收账户信息，不必与其他账户相同", orderedOnHint: "可不填；填写后，查不到订单时能更准确地告诉您怎么办",
    sentTitle: "激活邮件已发送", sent: (/** @type {number} */ hours) => `请在 ${hours} 小时内打开邮件中的链接，激活您的账号。`,
  },
  resend: { title: "重发激活邮件", text: "重新发送激活链接，之前的链接随即失效。", button: "重新发送" },
  mailSent: { title: "邮件已发送", text: "如果该邮箱有对应的账号，邮件已经发出。现在可以检查您的邮箱，点击其中的链接继续操作。", noMail: (/** @type {string} */ phone) => `没有收到？请看看垃圾邮件，或致电 ${phone}。` },
  activate: { title: "激活账号", text: "点击下面的按钮，激活您的账号。", button: "激活" },
  confirmEmail: { title: "确认新邮箱", text: "点击下面的按钮，以后就用新邮箱登录。", button: "确认" },
  signIn: { title: "登录", button: "登录" },
  forgot: { title: "忘记密码", text: "请填写登录邮箱，我们会发送重设密码的邮件。", button: "提交" },
  reset: { title: "重设密码", button: "保存新密码" },
  password: { title: "修改密码", button: "保存新密码" },
  email: { title: "修改邮箱", text: "我们会向新邮箱发送一个链接，打开后才会更换；原邮箱也会收到通知。", button: "发送链接" },
  account: { title: "我的账户", orders: "订单号", waiting: "（等待确认）", signedInUntil: "登录有效至", addOrder: "添加订单号", addOrderHint: "其他订单的账单也可以归到这个账户。", add: "添加" },
  help: {
    title: "常见问题",
    questions: [
      ["付款后多久可以申请发票？", "订单与付款一般在三个工作日内到达；之后登录，在“我的账单”中选择账单申请。"],
      ["申请后多久寄出？", "一般在两个工作日内开具并寄出；承诺日期会在提交前显示，也可以随时查看进度。"],
      ["提交后还能修改吗？", "在“未打印”时可以取消，重新申请；开具之后请提交换开请求。"],
      ["一张账单能开成几张发票吗？", "可以，请在申请之前提交拆分请求。"],
    ],
  },
  support: { title: "客服热线", open: "现在有人接听", closed: "现在无人接听", opensAt: "，下次接听：" },
  failure: { title: "无法完成", home: "返回首页", forged: "页面已过期，请返回上一页刷新后重试。", notFound: "没有这个页面。", tooMany: "尝试次数过多，请过几分钟再试。", internal: "系统出错了，请稍后重试。", bad: "无法理解这个请求。" },

  bills: {
    search: "查询", more: "更多筛选条件", clear: "清除条件", perPage: "每页显示", usual: "默认", none: "没有符合条件的账单。", all: "全选", choose: "选择", chooseOne: (/** @type {string} */ id) => `选择账单 ${id}`,
    applyChosen: "申请选中账单", apply: "申请账单", view: "查看进度", notChosen: "未选择", columns: ["账单", "付款", "申请批次", "发票状态", "派送方式", "操作"],
    paidOn: (/** @type {string} */ day) => `${day}付款`, appliedOn: (/** @type {string} */ day) => `${day}申请`, one: (/** @type {string} */ id) => `账单 ${id}`,
    available: "可开票金额", left: "可开票", split: "拆分", splitApproved: "已同意拆分", missing: (/** @type {string} */ order) => `订单 ${order} 的付款还没有到达。`,
  },
  fapiao: { none: "没有符合条件的发票。", lines: "明细", columns: ["货物或应税劳务、服务名称", "金额", "税率", "税额", "价税合计"], total: "合计", capitals: "价税合计（大写）", red: "红字", replaces: "替代原发票", replacedBy: "已由新发票替代" },
  wizard: {
    steps: ["发票信息", "邮寄信息", "账单信息", "完成"], prompts: ["请填写发票信息", "请填写邮寄信息", "请确认填写信息", "申请已提交"],
    offer: "发票类型", refresh: "更新必填项", useTitle: "使用此抬头", remark: "发票备注", remarkHint: "打印在发票上，可不填", merge: "合并开成一张发票",
    purpose: { label: "用途", choices: { accounting: "入账、抵扣", purchase_certificate: "购买凭证", refund: "退款" } },
    next: "下一步", back: "上一步", bills: "账单信息", sum: "合计", edit: "修改", warnings: "请再看一眼：", confirm: "确认提交", wouldBeIssued: (/** @type {number} */ count) => `将开具 ${count} 张发票`,
    freight: { sender: "寄方付费", recipient: "到付", free: "免运费" }, freightLabel: "运费", pickUpAt: "取票地址", emailsHint: "可填多个，用逗号隔开",
    promised: (/** @type {string} */ day) => `承诺最晚 ${day} 寄出。`, provisional: "（该年节假日安排尚未公布，日期可能调整）", afterwards: "提交后信息即锁定。在“未打印”时可以取消；开具之后请提交换开请求。",
  },
  application: {
    promise: "承诺日期", late: "已逾期", timeline: "进度", fapiao: "发票", received: "我已收到", cancel: "取消申请", cancelSure: "取消后账单退回，可以重新申请。确定取消吗？", why: "为什么还没收到？", ask: "询问进度",
  },
  titles: { title: "抬头簿", text: "保存常用的抬头，申请时直接选用。", name: "名称", nameHint: "只给您自己看，例如“总公司”", add: "添加抬头", keep: "保存", remove: "删除", removeSure: "确定删除这个抬头吗？" },
  contact: { title: "联系人", name: "联系人", familyName: "姓", givenName: "名", phone: "电话", email: "邮箱", furtherEmails: "其他邮箱（最多两个）", preferred: "希望的联系方式", ways: { email: "邮件", phone: "电话" } },
  requests: {
    title: "服务请求", none: "还没有服务请求。", where: "拆分请从账单页面提出，换开请从申请批次页面提出。", columns: ["提交时间", "类型", "账单或批次", "状态"],
    begin: { other: "提问", progress: "询问进度" },
    kinds: { split: "拆分账单", reissue: "换开发票", progress: "询问进度", not_received: "没有收到发票", other: "其他问题" },
    explain: {
      split: "申请之前，可以把一张账单拆成几张发票，金额合计须与可开票金额一致。", reissue: "更换抬头、其他信息或发票类型。同意后请寄回原发票，金额不变。", progress: "我们会答复您的申请到了哪一步。",
      not_received: "我们会查明发票在哪里。", other: "请写下您的问题。",
    },
    text: "说明", answer: "答复", returnedOn: "原发票到达日期", condition: "原发票状况", conditions: { complete: "完好", damaged: "有破损", incomplete: "联次不全" }, parts: "拆分方案", sameTitle: "与申请时的抬头相同", change: "更改内容", atOnce: "系统答复",
    /** @type {Record<string, string | undefined>} */
    steps: { open_request: "提交请求", approve_request: "同意", reject_request: "驳回", answer_request: "答复", withdraw_request: "撤回", withdraw_for_customer: "代客户撤回", record_return: "收到原发票", void: "原发票作废", issue_red: "开具红字发票", complete_reissue: "换开完成" },
    withdraw: "撤回请求", withdrawSure: "确定撤回这个请求吗？", withdrawReason: "原因（可不填）", newApplication: "查看新申请", send: "提交请求", whichFapiao: "哪一张发票", splitBy: "拆分方式", byShare: "按比例", byAmount: "按金额（元）",
    part: (/** @type {number} */ at) => `第 ${at} 份`, size: "比例或金额", partTitle: "可不填：与申请时的抬头相同", partMore: "其他购货方信息", morePart: "再加一份", newType: "新的发票类型", asBefore: "不变", newBuyer: "新的购货方信息", newBuyerHint: "不需要更改的内容请保持原样。",
  },
  inbox: { title: "开发收件箱", text: "只在开发模式下：本机所有人的邮件都显示在这里，不会真的寄出。", none: "还没有邮件。", to: "收件人：" },

  desk: {
    brand: "发票服务中心", signIn: "服务中心登录", key: "员工密钥", wrongKey: { zh: "密钥不正确", en: "the key is wrong" },
    menu: { "/desk": "待办申请", "/desk/requests": "待办请求", "/desk/courier": "快递单", "/desk/notices": "公告", "/desk/asides": "待定变更", "/desk/mails": "邮件" },
    stages: { to_issue: "待开具", to_deliver: "待派送" }, overdue: "已逾期", dueBy: "承诺日期不晚于", nothing: "没有待办。", nothingToDo: "现在没有可做的操作。", columns: ["申请批次", "抬头", "金额", "派送方式", "承诺日期"],
    actions: { issue: "登记发票", mail: "交快递", hand_over: "当面交付", return_by_courier: "快递退回", reject: "驳回申请" }, handOverTo: "领取人", reason: "原因", note: "备注", rejectSure: "驳回后账单退回客户，原因会告知客户。",
    reveal: "查看完整信息", revealSure: "个人信息的查看会记录在案。", revealed: "以下为完整信息，本次查看已记录。离开本页后不再显示。",
    differs: "登记的发票与申请不符：", difference: (/** @type {string} */ field, /** @type {string} */ expected, /** @type {string} */ actual) => `${field}：申请为 ${expected}，登记为 ${actual}`, discard: "退出隔离", discardSure: "请先在税务系统作废这张发票，再写明处理经过。",
    todayIfEmpty: "不填即今天", compare: "核对票面（可不填）",
    /** @type {Record<string, string | undefined>} */
    requestActions: { approve_request: "同意", reject_request: "驳回", answer_request: "答复", withdraw_for_customer: "代客户撤回", record_return: "登记原发票到达", void: "登记原发票作废", issue_red: "登记红字发票" },
    courierText: "列出待派送的包裹，含完整地址；制单会记录在案。", makeSheet: "制单", download: "下载 CSV", print: "打印",
    mailBy: "最晚寄出日期", endNotice: "结束公告", endNoticeSure: "确定提前结束这条公告吗？", postNotice: "发布票源紧张公告", noticeText: "公告期间，客户在每个页面都会看到，承诺日期顺延。", noticeZh: "中文内容", noticeEn: "英文内容",
    asideText: "支付平台对已在申请中的账单的更改，不会自动生效，由您决定。", wouldBe: (/** @type {string} */ paid, /** @type {string} */ refunded) => `更改后：付款 ${paid}，退款 ${refunded}`, accept: "接受更改", decline: "不接受",
    /** @type {Record<string, string | undefined>} */
    asideRecords: { payment: "付款更改", refund: "退款", order: "订单更改", order_owner: "订单换了客户" },
    mailColumns: ["邮件", "收件人", "应发时间", "次数", "错误"], mailStates: { waiting: "待发送", sent: "已发送", gave_up: "已放弃" }, sendAgain: "重新发送",
  },

  flash: {
    activated: "账号已激活，请登录。", emailChanged: "邮箱已更换，请用新邮箱登录。", passwordChanged: "密码已修改。", passwordChangeRequired: "您使用的是临时密码，请先修改密码。", emailLinkSent: "链接已发送到新邮箱。", orderAdded: "订单号已添加。",
    signedOut: "您已退出。", sessionOver: "登录已失效，请重新登录。", chooseBills: "请先选择账单。", draftGone: "这份申请已经失效，请重新选择账单。", draftChanged: "申请内容在别处有改动，请再确认一次。", cancelled: "申请已取消，账单已退回。", received: "谢谢，已确认收到。",
    titleKept: "抬头已保存。", titleRemoved: "抬头已删除。", requestOpened: "请求已提交。", requestWithdrawn: "请求已撤回。", rejected: "申请已驳回。", mailed: "已登记快递。", handedOver: "已登记交付。", returnedByCourier: "已登记退回。", discarded: "已退出隔离。",
    issued: "发票已登记。", quarantined: "登记的发票与申请不符，已隔离。", done: "已处理。", noticePosted: "公告已发布。", noticeEnded: "公告已结束。", mailRequeued: "邮件将重新发送。",
  },
};
