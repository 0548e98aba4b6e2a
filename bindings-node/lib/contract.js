// Made by `cargo xtask generate`; do not edit.
'use strict';

// How values of the contract are read and written, and the operations by role.

const { instant, quiet, yuan } = require('./values.js');

const names = {
  __proto__: null,
  amount_fen: 'amountFen',
  applied_from: 'appliedFrom',
  applied_to: 'appliedTo',
  arrived_on: 'arrivedOn',
  bank_account: 'bankAccount',
  batch_number: 'batchNumber',
  bill_id: 'billId',
  billing_month: 'billingMonth',
  cheap_passwords: 'cheapPasswords',
  customer_reference: 'customerReference',
  delivery_method: 'deliveryMethod',
  description_text: 'descriptionText',
  due_by: 'dueBy',
  ends_at: 'endsAt',
  family_name: 'familyName',
  fapiao_id: 'fapiaoId',
  fapiao_type: 'fapiaoType',
  from_address: 'fromAddress',
  from_name: 'fromName',
  further_emails: 'furtherEmails',
  given_name: 'givenName',
  gross_fen: 'grossFen',
  id_number: 'idNumber',
  issued_on: 'issuedOn',
  mail_by: 'mailBy',
  mail_texts: 'mailTexts',
  max_fen: 'maxFen',
  min_fen: 'minFen',
  net_fen: 'netFen',
  new_email: 'newEmail',
  new_password: 'newPassword',
  new_password_repeat: 'newPasswordRepeat',
  old_password: 'oldPassword',
  order_number: 'orderNumber',
  ordered_on: 'orderedOn',
  paid_at: 'paidAt',
  paid_from: 'paidFrom',
  paid_to: 'paidTo',
  password_repeat: 'passwordRepeat',
  payment_id: 'paymentId',
  payment_kinds: 'paymentKinds',
  placed_at: 'placedAt',
  policy_file: 'policyFile',
  refund_id: 'refundId',
  refund_kinds: 'refundKinds',
  refunded_at: 'refundedAt',
  reply_to: 'replyTo',
  starts_at: 'startsAt',
  tax_code: 'taxCode',
  tax_fen: 'taxFen',
  tax_id: 'taxId',
  time_format: 'timeFormat',
  timeout_seconds: 'timeoutSeconds',
  utc_offset: 'utcOffset',
  voucher_fen: 'voucherFen',
};

function jsPath(path) {
  return path.replace(/[a-z0-9_]+/g, (name) => names[name] ?? name);
}

// What comes from the desk. Fields that are not known here are left out.

const quietAccountView = quiet('AccountView', ['account', 'references', 'orders', 'locale', 'mustChangePassword']);

function readAccountView(v) {
  const o = {
    __proto__: quietAccountView,
    references: v.references,
    orders: v.orders,
    locale: v.locale,
    mustChangePassword: v.must_change_password,
  };
  if (v.account != null) {
    o.account = v.account;
  }
  if (v.email != null) {
    o.email = v.email;
  }
  if (v.new_email != null) {
    o.newEmail = v.new_email;
  }
  if (v.session_expires_at != null) {
    o.sessionExpiresAt = instant(v.session_expires_at);
  }
  return o;
}

function readAmountComponent(v) {
  const o = {
    reason: v.reason,
    amountFen: v.amount_fen,
    amount: yuan(v.amount_fen),
    text: readText(v.text),
  };
  return o;
}

function readApplicationView(v) {
  const o = {
    batchNumber: v.batch_number,
    status: v.status,
    stage: v.stage,
    label: readText(v.label),
    submittedAt: instant(v.submitted_at),
    seller: v.seller,
    fapiaoType: v.fapiao_type,
    medium: v.medium,
    bills: v.bills.map(readBillShare),
    grossFen: v.gross_fen,
    gross: yuan(v.gross_fen),
    buyer: readBuyer(v.buyer),
    delivery: readDelivery(v.delivery),
    freight: v.freight,
    purpose: v.purpose,
    remark: (v.remark ?? ''),
    fapiaoIds: v.fapiao_ids,
    promise: readPromiseView(v.promise),
    allowed: v.allowed,
    warnings: (v.warnings ?? []).map(readProblem),
  };
  if (v.rejected != null) {
    o.rejected = v.rejected;
  }
  if (v.carrier != null) {
    o.carrier = v.carrier;
  }
  if (v.waybill != null) {
    o.waybill = v.waybill;
  }
  if (v.replaces != null) {
    o.replaces = v.replaces;
  }
  if (v.replaced_by != null) {
    o.replacedBy = v.replaced_by;
  }
  return o;
}

function readAsidePage(v) {
  const o = {
    items: v.items.map(readAsideView),
  };
  if (v.next != null) {
    o.next = v.next;
  }
  return o;
}

function readAsideView(v) {
  const o = {
    billId: (v.bill_id ?? ''),
    orderNumber: (v.order_number ?? ''),
    aside: v.aside,
    record: v.record,
    at: instant(v.at),
    paidFen: v.paid_fen,
    paid: yuan(v.paid_fen),
    refundedFen: v.refunded_fen,
    refunded: yuan(v.refunded_fen),
  };
  if (v.batch_number != null) {
    o.batchNumber = v.batch_number;
  }
  return o;
}

function readAvailableView(v) {
  const o = {
    availableFen: v.available_fen,
    available: yuan(v.available_fen),
    components: v.components.map(readAmountComponent),
  };
  return o;
}

function readBatch(v) {
  const o = {
    rows: v.rows.map(readRowChange),
    release: v.release.map(readClaim),
    claim: v.claim.map(readClaim),
    facts: v.facts.map(readFact),
    mails: v.mails.map(readMail),
  };
  return o;
}

function readBillShare(v) {
  const o = {
    billId: v.bill_id,
    amountFen: v.amount_fen,
    amount: yuan(v.amount_fen),
  };
  return o;
}

function readBillView(v) {
  const o = {
    billId: v.bill_id,
    orderNumber: v.order_number,
    description: v.description,
    seller: v.seller,
    paidAt: instant(v.paid_at),
    paidOn: v.paid_on,
    amountFen: v.amount_fen,
    amount: yuan(v.amount_fen),
    method: v.method,
    billingMonth: v.billing_month,
    status: v.status,
    stage: v.stage,
    stageNumber: v.stage_number,
    label: readText(v.label),
    available: readAvailableView(v.available),
    splitApproved: v.split_approved,
    allowed: v.allowed,
  };
  if (v.batch_number != null) {
    o.batchNumber = v.batch_number;
  }
  if (v.applied_on != null) {
    o.appliedOn = v.applied_on;
  }
  if (v.delivery_method != null) {
    o.deliveryMethod = v.delivery_method;
  }
  return o;
}

function readBillsView(v) {
  const o = {
    items: v.items.map(readBillView),
    missing: v.missing.map(readMissingBill),
  };
  if (v.next != null) {
    o.next = v.next;
  }
  return o;
}

const quietBuyer = quiet('Buyer', ['kind']);

function readBuyer(v) {
  const o = {
    __proto__: quietBuyer,
    kind: (v.kind ?? 'enterprise'),
    title: (v.title ?? ''),
    taxId: (v.tax_id ?? ''),
    address: (v.address ?? ''),
    phone: (v.phone ?? ''),
    bank: (v.bank ?? ''),
    bankAccount: (v.bank_account ?? ''),
    idNumber: (v.id_number ?? ''),
  };
  return o;
}

function readCaseView(v) {
  const o = {
    exportedAt: instant(v.exported_at),
    application: readApplicationView(v.application),
    fapiao: v.fapiao.map(readFapiaoView),
    bills: v.bills.map(readBillView),
    requests: v.requests.map(readRequestView),
    mails: v.mails.map(readMailView),
    facts: v.facts.map(readFact),
  };
  return o;
}

function readChannelCall(v) {
  if (v.issue !== undefined) {
    const o = {
      type: 'issue',
      fapiao: readFapiaoView(v.issue.fapiao),
      key: v.issue.key,
    };
    return o;
  }
  if (v.ask !== undefined) {
    const o = {
      type: 'ask',
      key: v.ask.key,
    };
    return o;
  }
  return { type: typeof v === 'string' ? v : Object.keys(v)[0] };
}

function readClaim(v) {
  const o = {
    space: v.space,
    value: v.value,
    holder: readKey(v.holder),
  };
  return o;
}

const quietContact = quiet('Contact', ['preferred']);

function readContact(v) {
  const o = {
    __proto__: quietContact,
    familyName: (v.family_name ?? ''),
    givenName: (v.given_name ?? ''),
    phone: (v.phone ?? ''),
    email: (v.email ?? ''),
    preferred: (v.preferred ?? 'email'),
    furtherEmails: (v.further_emails ?? []),
  };
  return o;
}

const quietCourierSheetView = quiet('CourierSheetView', ['method', 'at']);

function readCourierSheetView(v) {
  const o = {
    __proto__: quietCourierSheetView,
    method: readText(v.method),
    at: instant(v.at),
    parcels: v.parcels.map(readParcel),
    csv: v.csv,
  };
  return o;
}

function readDamage(v) {
  const o = {
    kind: v.kind,
    id: v.id,
    reason: v.reason,
    seq: v.seq,
  };
  return o;
}

function readDeadlinesView(v) {
  const o = {
    sent: v.sent,
    received: v.received,
    told: v.told,
    more: v.more,
  };
  return o;
}

function readDelivered(v) {
  const o = {
    sent: v.sent,
    failed: v.failed,
    givenUp: v.given_up,
  };
  return o;
}

const quietDelivery = quiet('Delivery', ['method']);

function readDelivery(v) {
  const o = {
    __proto__: quietDelivery,
    method: (v.method ?? ''),
    recipient: (v.recipient ?? ''),
    phone: (v.phone ?? ''),
    mobile: (v.mobile ?? ''),
    address: (v.address ?? ''),
    emails: (v.emails ?? []),
    remark: (v.remark ?? ''),
  };
  return o;
}

function readDeliveryChoice(v) {
  const o = {
    method: v.method,
    name: readText(v.name),
    kind: v.kind,
    freight: v.freight,
  };
  if (v.address != null) {
    o.address = v.address;
  }
  if (v.contact != null) {
    o.contact = v.contact;
  }
  return o;
}

function readDifference(v) {
  const o = {
    field: v.field,
    expected: v.expected,
    actual: v.actual,
  };
  return o;
}

function readDone() {}

function readDraft(v) {
  const o = {
    bills: (v.bills ?? []),
    buyer: readBuyer((v.buyer ?? {})),
    delivery: readDelivery((v.delivery ?? {})),
    purpose: (v.purpose ?? 'accounting'),
    remark: (v.remark ?? ''),
    merge: (v.merge ?? false),
  };
  if (v.fapiao_type != null) {
    o.fapiaoType = v.fapiao_type;
  }
  if (v.medium != null) {
    o.medium = v.medium;
  }
  return o;
}

function readDraftBill(v) {
  const o = {
    billId: v.bill_id,
    description: v.description,
    paidAt: instant(v.paid_at),
    payer: (v.payer ?? ''),
    available: readAvailableView(v.available),
    split: v.split,
  };
  return o;
}

function readErrorBody(v) {
  const o = {
    kind: v.kind,
    code: v.code,
    zh: v.zh,
    en: v.en,
    adviceZh: v.advice_zh,
    adviceEn: v.advice_en,
    retry: v.retry,
    problems: (v.problems ?? []).map(readProblem),
    details: (v.details ?? {}),
  };
  if (v.field != null) {
    o.field = jsPath(v.field);
  }
  if (v.retry_at != null) {
    o.retryAt = instant(v.retry_at);
  }
  return o;
}

function readFact(v) {
  const o = {
    key: readKey(v.key),
    seq: v.seq,
    at: instant(v.at),
    actor: v.actor,
    operation: v.operation,
    event: v.event,
    previous: v.previous,
    digest: v.digest,
  };
  return o;
}

function readFapiaoLine(v) {
  const o = {
    name: v.name,
    rate: v.rate,
    netFen: v.net_fen,
    net: yuan(v.net_fen),
    taxFen: v.tax_fen,
    tax: yuan(v.tax_fen),
    grossFen: v.gross_fen,
    gross: yuan(v.gross_fen),
    discount: v.discount,
  };
  if (v.tax_code != null) {
    o.taxCode = v.tax_code;
  }
  if (v.unit != null) {
    o.unit = v.unit;
  }
  if (v.quantity != null) {
    o.quantity = v.quantity;
  }
  if (v.unit_price != null) {
    o.unitPrice = v.unit_price;
  }
  return o;
}

function readFapiaoPage(v) {
  const o = {
    items: v.items.map(readFapiaoView),
  };
  if (v.next != null) {
    o.next = v.next;
  }
  return o;
}

function readFapiaoView(v) {
  const o = {
    fapiaoId: v.fapiao_id,
    batchNumber: v.batch_number,
    status: v.status,
    label: readText(v.label),
    stage: v.stage,
    colour: v.colour,
    fapiaoType: v.fapiao_type,
    medium: v.medium,
    seller: v.seller,
    sellerName: v.seller_name,
    buyer: readBuyer(v.buyer),
    lines: v.lines.map(readFapiaoLine),
    netFen: v.net_fen,
    net: yuan(v.net_fen),
    taxFen: v.tax_fen,
    tax: yuan(v.tax_fen),
    grossFen: v.gross_fen,
    gross: yuan(v.gross_fen),
    grossCapitals: v.gross_capitals,
    remark: (v.remark ?? ''),
    bills: v.bills.map(readBillShare),
    deliveryMethod: v.delivery_method,
    differences: (v.differences ?? []).map(readDifference),
    allowed: v.allowed,
  };
  if (v.code != null) {
    o.code = v.code;
  }
  if (v.number != null) {
    o.number = v.number;
  }
  if (v.issued_on != null) {
    o.issuedOn = v.issued_on;
  }
  if (v.replaces != null) {
    o.replaces = v.replaces;
  }
  if (v.replaced_by != null) {
    o.replacedBy = v.replaced_by;
  }
  if (v.reverses != null) {
    o.reverses = v.reverses;
  }
  if (v.reversed_by != null) {
    o.reversedBy = v.reversed_by;
  }
  return o;
}

function readFeedReport(v) {
  const o = {
    accepted: v.accepted,
    unchanged: v.unchanged,
    stale: v.stale,
    ignored: v.ignored,
    aside: v.aside,
    rejected: v.rejected.map(readRejectedRecord),
  };
  return o;
}

function readFoundAccountView(v) {
  const o = {
    account: v.account,
    status: v.status,
    emailMasked: v.email_masked,
    references: v.references,
    orders: v.orders,
    locale: v.locale,
    registeredAt: instant(v.registered_at),
    allowed: v.allowed,
  };
  if (v.new_email_masked != null) {
    o.newEmailMasked = v.new_email_masked;
  }
  if (v.activated_at != null) {
    o.activatedAt = instant(v.activated_at);
  }
  return o;
}

function readHistoryView(v) {
  const o = {
    facts: v.facts.map(readFact),
  };
  return o;
}

function readImportProgress(v) {
  const o = {
    bytes: v.bytes,
    lines: v.lines,
    records: v.records,
    rejected: v.rejected,
  };
  return o;
}

function readImportReport(v) {
  const o = {
    finished: v.finished,
    complete: v.complete,
    damaged: v.damaged,
    payments: v.payments,
    refunds: v.refunds,
    duplicates: v.duplicates,
    skipped: v.skipped,
    rejected: v.rejected.map(readRejectedLine),
    feed: readFeedReport(v.feed),
    newOrders: readNewRows(v.new_orders),
    newBills: readNewRows(v.new_bills),
    progress: readImportProgress(v.progress),
  };
  if (v.totals_match != null) {
    o.totalsMatch = v.totals_match;
  }
  if (v.bill != null) {
    o.bill = v.bill;
  }
  return o;
}

function readIndexEntry(v) {
  const o = {
    name: v.name,
    value: v.value,
    sort: v.sort,
  };
  return o;
}

function readIndexRange(v) {
  const o = {
    name: v.name,
    value: v.value,
  };
  if (v.from != null) {
    o.from = v.from;
  }
  if (v.to != null) {
    o.to = v.to;
  }
  return o;
}

function readIssueView(v) {
  const o = {
    fapiao: readFapiaoView(v.fapiao),
    applicationStatus: v.application_status,
    at: instant(v.at),
  };
  if (v.refused != null) {
    o.refused = v.refused;
  }
  return o;
}

function readKey(v) {
  const o = {
    kind: v.kind,
    id: v.id,
  };
  return o;
}

function readLookup(v) {
  if (v.key !== undefined) {
    const o = {
      type: 'key',
      kind: v.key.kind,
      id: v.key.id,
    };
    return o;
  }
  if (v.claim !== undefined) {
    const o = {
      type: 'claim',
      space: v.claim.space,
      value: v.claim.value,
    };
    return o;
  }
  return { type: typeof v === 'string' ? v : Object.keys(v)[0] };
}

const quietMail = quiet('Mail', ['id', 'about', 'due']);

function readMail(v) {
  const o = {
    __proto__: quietMail,
    id: v.id,
    about: readKey(v.about),
    due: instant(v.due),
    body: v.body,
  };
  return o;
}

function readMailPage(v) {
  const o = {
    items: v.items.map(readMailView),
  };
  if (v.next != null) {
    o.next = v.next;
  }
  return o;
}

function readMailQuery(v) {
  const o = {
    limit: v.limit,
  };
  if (v.about != null) {
    o.about = readKey(v.about);
  }
  if (v.state != null) {
    o.state = v.state;
  }
  if (v.after != null) {
    o.after = v.after;
  }
  return o;
}

function readMailSentView(v) {
  const o = {
    expiresAt: instant(v.expires_at),
    support: readSupportView(v.support),
  };
  return o;
}

function readMailView(v) {
  const o = {
    mail: v.mail,
    template: v.template,
    to: v.to,
    state: v.state,
    attempts: v.attempts,
    due: instant(v.due),
  };
  if (v.error != null) {
    o.error = v.error;
  }
  return o;
}

function readMayRefundView(v) {
  const o = {
    mayRefund: v.may_refund,
    refundableFen: v.refundable_fen,
    refundable: yuan(v.refundable_fen),
    reason: v.reason,
    text: readText(v.text),
    fapiaoNumbers: v.fapiao_numbers,
  };
  if (v.batch_number != null) {
    o.batchNumber = v.batch_number;
  }
  return o;
}

function readMissingBill(v) {
  const o = {
    orderNumber: v.order_number,
    expectedBy: instant(v.expected_by),
    overdue: v.overdue,
    advice: readText(v.advice),
  };
  return o;
}

function readNewRows(v) {
  const o = {
    count: v.count,
    first: v.first,
  };
  return o;
}

function readNoticeView(v) {
  const o = {
    notice: v.notice,
    text: readText(v.text),
    mailBy: v.mail_by,
    startsAt: instant(v.starts_at),
    endsAt: instant(v.ends_at),
    running: v.running,
  };
  return o;
}

function readNoticesView(v) {
  const o = {
    notices: v.notices.map(readNoticeView),
  };
  return o;
}

function readOfferView(v) {
  const o = {
    fapiaoType: v.fapiao_type,
    medium: v.medium,
    required: v.required,
  };
  return o;
}

function readOrderSummary(v) {
  const o = {
    orderNumber: v.order_number,
    status: v.status,
    paid: v.paid,
    hasBill: v.has_bill,
  };
  if (v.date != null) {
    o.date = v.date;
  }
  if (v.amount_fen != null) {
    o.amountFen = v.amount_fen;
    o.amount = yuan(v.amount_fen);
  }
  if (v.billing_month != null) {
    o.billingMonth = v.billing_month;
  }
  return o;
}

function readPageOfOrderSummary(v) {
  const o = {
    items: v.items.map(readOrderSummary),
  };
  if (v.next != null) {
    o.next = v.next;
  }
  return o;
}

const quietParcel = quiet('Parcel', ['batchNumber', 'fapiaoNumbers']);

function readParcel(v) {
  const o = {
    __proto__: quietParcel,
    batchNumber: v.batch_number,
    recipient: v.recipient,
    phone: v.phone,
    mobile: v.mobile,
    address: v.address,
    remark: v.remark,
    freight: readText(v.freight),
    fapiaoNumbers: v.fapiao_numbers,
  };
  return o;
}

function readPlanPart(v) {
  const o = {
    amountFen: (v.amount_fen ?? 0),
    amount: yuan((v.amount_fen ?? 0)),
  };
  if (v.buyer != null) {
    o.buyer = readBuyer(v.buyer);
  }
  return o;
}

function readPosition(v) {
  const o = {
    sort: v.sort,
    id: v.id,
  };
  return o;
}

function readPrepared(v) {
  const o = {
    draft: readDraft(v.draft),
    ready: v.ready,
    problems: v.problems.map(readProblem),
    warnings: v.warnings.map(readProblem),
    bills: v.bills.map(readDraftBill),
    fapiao: v.fapiao.map(readFapiaoView),
    grossFen: v.gross_fen,
    gross: yuan(v.gross_fen),
    offers: v.offers.map(readOfferView),
    delivery: v.delivery.map(readDeliveryChoice),
    mayMerge: v.may_merge,
    titles: v.titles,
    promise: readPromiseView(v.promise),
    notices: v.notices.map(readNoticeView),
  };
  if (v.freight != null) {
    o.freight = v.freight;
  }
  return o;
}

function readProblem(v) {
  const o = {
    path: jsPath(v.path),
    code: v.code,
    zh: v.zh,
    en: v.en,
  };
  return o;
}

function readProgressView(v) {
  const o = {
    batchNumber: v.batch_number,
    status: v.status,
    stage: v.stage,
    stages: v.stages,
    label: readText(v.label),
    remarks: v.remarks.map(readText),
    promise: readPromiseView(v.promise),
    late: v.late,
    reasons: v.reasons.map(readReason),
    fapiao: v.fapiao.map(readFapiaoView),
    timeline: v.timeline.map(readTimelineEntry),
    allowed: v.allowed,
  };
  return o;
}

function readPromiseView(v) {
  const o = {
    date: v.date,
    until: instant(v.until),
    provisional: v.provisional,
  };
  return o;
}

function readQuery(v) {
  const o = {
    kind: v.kind,
    descending: v.descending,
    limit: v.limit,
  };
  if (v.by != null) {
    o.by = readIndexRange(v.by);
  }
  if (v.after != null) {
    o.after = readPosition(v.after);
  }
  return o;
}

function readQueueFapiao(v) {
  const o = {
    fapiaoId: v.fapiao_id,
    fapiaoType: v.fapiao_type,
    grossFen: v.gross_fen,
    gross: yuan(v.gross_fen),
    medium: v.medium,
    status: v.status,
    title: v.title,
  };
  return o;
}

function readQueueItem(v) {
  const o = {
    application: readApplicationView(v.application),
    promise: readPromiseView(v.promise),
    overdue: v.overdue,
    toIssue: v.to_issue.map(readQueueFapiao),
  };
  return o;
}

function readQueuePage(v) {
  const o = {
    items: v.items.map(readQueueItem),
  };
  if (v.next != null) {
    o.next = v.next;
  }
  return o;
}

function readReason(v) {
  const o = {
    code: v.code,
    text: readText(v.text),
  };
  return o;
}

function readRegistrationFormView(v) {
  const o = {
    orderNumberHelp: readText(v.order_number_help),
    passwordMin: v.password_min,
    passwordMax: v.password_max,
    passwordHelp: readText(v.password_help),
    linkHours: v.link_hours,
    locale: v.locale,
    support: readSupportView(v.support),
  };
  if (v.order_number != null) {
    o.orderNumber = v.order_number;
  }
  return o;
}

const quietRegistrationLinkView = quiet('RegistrationLinkView', []);

function readRegistrationLinkView(v) {
  const o = {
    __proto__: quietRegistrationLinkView,
    url: v.url,
  };
  return o;
}

function readRegistrationView(v) {
  const o = {
    orderNumber: v.order_number,
    expiresAt: instant(v.expires_at),
    support: readSupportView(v.support),
  };
  return o;
}

function readReissueChange(v) {
  const o = {
  };
  if (v.fapiao_type != null) {
    o.fapiaoType = v.fapiao_type;
  }
  if (v.buyer != null) {
    o.buyer = readBuyer(v.buyer);
  }
  if (v.delivery != null) {
    o.delivery = readDelivery(v.delivery);
  }
  return o;
}

function readRejectedLine(v) {
  const o = {
    line: v.line,
    reason: v.reason,
  };
  if (v.column != null) {
    o.column = v.column;
  }
  return o;
}

function readRejectedRecord(v) {
  const o = {
    at: v.at,
    problems: v.problems.map(readProblem),
  };
  return o;
}

function readRelayStatus(v) {
  const o = {
    running: v.running,
    sent: v.sent,
    failed: v.failed,
    givenUp: v.given_up,
  };
  if (v.error != null) {
    o.error = v.error;
  }
  return o;
}

const quietRenderedMail = quiet('RenderedMail', ['template', 'locale']);

function readRenderedMail(v) {
  const o = {
    __proto__: quietRenderedMail,
    template: v.template,
    locale: v.locale,
    to: v.to,
    subject: v.subject,
    text: v.text,
    html: v.html,
  };
  if (v.link != null) {
    o.link = v.link;
  }
  return o;
}

function readRequestPage(v) {
  const o = {
    items: v.items.map(readRequestView),
  };
  if (v.next != null) {
    o.next = v.next;
  }
  return o;
}

function readRequestStep(v) {
  const o = {
    at: instant(v.at),
    by: v.by,
    operation: v.operation,
  };
  return o;
}

function readRequestView(v) {
  const o = {
    request: v.request,
    kind: v.kind,
    status: v.status,
    label: readText(v.label),
    openedAt: instant(v.opened_at),
    contact: readContact(v.contact),
    text: v.text,
    parts: (v.parts ?? []).map(readPlanPart),
    steps: (v.steps ?? []).map(readRequestStep),
    allowed: v.allowed,
  };
  if (v.bill_id != null) {
    o.billId = v.bill_id;
  }
  if (v.batch_number != null) {
    o.batchNumber = v.batch_number;
  }
  if (v.fapiao_id != null) {
    o.fapiaoId = v.fapiao_id;
  }
  if (v.change != null) {
    o.change = readReissueChange(v.change);
  }
  if (v.answer != null) {
    o.answer = v.answer;
  }
  if (v.returned_on != null) {
    o.returnedOn = v.returned_on;
  }
  if (v.condition != null) {
    o.condition = v.condition;
  }
  if (v.new_batch_number != null) {
    o.newBatchNumber = v.new_batch_number;
  }
  if (v.why != null) {
    o.why = readWhyView(v.why);
  }
  return o;
}

const quietRevealedAccountView = quiet('RevealedAccountView', ['account']);

function readRevealedAccountView(v) {
  const o = {
    __proto__: quietRevealedAccountView,
    account: v.account,
    email: v.email,
  };
  if (v.new_email != null) {
    o.newEmail = v.new_email;
  }
  return o;
}

const quietRow = quiet('Row', ['key', 'version']);

function readRow(v) {
  const o = {
    __proto__: quietRow,
    key: readKey(v.key),
    version: v.version,
    digest: v.digest,
    body: v.body,
  };
  return o;
}

function readRowChange(v) {
  const o = {
    row: readRow(v.row),
    replaces: v.replaces,
    unindex: v.unindex.map(readIndexEntry),
    index: v.index.map(readIndexEntry),
  };
  return o;
}

const quietSessionView = quiet('SessionView', ['expiresAt', 'mustChangePassword']);

function readSessionView(v) {
  const o = {
    __proto__: quietSessionView,
    token: v.token,
    expiresAt: instant(v.expires_at),
    mustChangePassword: v.must_change_password,
  };
  return o;
}

function readSettlement(v) {
  if (v.sent !== undefined) {
    const o = {
      type: 'sent',
      body: v.sent.body,
    };
    return o;
  }
  if (v.retry !== undefined) {
    const o = {
      type: 'retry',
      at: instant(v.retry.at),
      error: v.retry.error,
    };
    return o;
  }
  if (v.gave_up !== undefined) {
    const o = {
      type: 'gave_up',
      error: v.gave_up.error,
    };
    return o;
  }
  return { type: typeof v === 'string' ? v : Object.keys(v)[0] };
}

function readStaffBillView(v) {
  const o = {
    bill: readBillView(v.bill),
    customerReference: v.customer_reference,
    payer: v.payer,
    asides: v.asides.map(readAsideView),
  };
  return o;
}

function readStatementReport(v) {
  const o = {
    complete: v.complete,
    payments: v.payments,
    refunds: v.refunds,
    duplicateLines: v.duplicate_lines,
    skippedLines: v.skipped_lines,
    rejected: v.rejected.map(readRejectedLine),
    feed: readFeedReport(v.feed),
    newOrders: readNewRows(v.new_orders),
    newBills: readNewRows(v.new_bills),
  };
  if (v.totals_match != null) {
    o.totalsMatch = v.totals_match;
  }
  return o;
}

function readStoreCaseReport(v) {
  const o = {
    name: v.name,
    about: v.about,
    passed: v.passed,
    millis: v.millis,
  };
  if (v.message != null) {
    o.message = v.message;
  }
  return o;
}

function readStoreReport(v) {
  const o = {
    cases: v.cases.map(readStoreCaseReport),
  };
  return o;
}

function readSupportView(v) {
  const o = {
    phone: v.phone,
    hours: readText(v.hours),
    openNow: v.open_now,
  };
  if (v.opens_at != null) {
    o.opensAt = instant(v.opens_at);
  }
  return o;
}

function readText(v) {
  const o = {
    zh: v.zh,
    en: v.en,
  };
  return o;
}

function readTimelineEntry(v) {
  const o = {
    at: instant(v.at),
    by: v.by,
    operation: v.operation,
    text: readText(v.text),
  };
  return o;
}

function readTitleView(v) {
  const o = {
    name: v.name,
    buyer: readBuyer(v.buyer),
  };
  return o;
}

function readTitlesView(v) {
  const o = {
    titles: v.titles.map(readTitleView),
  };
  return o;
}

function readVerifyView(v) {
  const o = {
    sound: v.sound,
    rows: v.rows,
    facts: v.facts,
    damage: v.damage.map(readDamage),
  };
  if (v.next != null) {
    o.next = v.next;
  }
  return o;
}

function readWhyView(v) {
  const o = {
    reason: v.reason,
    text: readText(v.text),
    support: readSupportView(v.support),
  };
  if (v.promise != null) {
    o.promise = readPromiseView(v.promise);
  }
  if (v.carrier != null) {
    o.carrier = v.carrier;
  }
  if (v.waybill != null) {
    o.waybill = v.waybill;
  }
  return o;
}

// What a host is asked or told besides views.
const read = {
  Batch: readBatch,
  ChannelCall: readChannelCall,
  Delivered: readDelivered,
  ErrorBody: readErrorBody,
  ImportProgress: readImportProgress,
  ImportReport: readImportReport,
  Lookup: readLookup,
  MailQuery: readMailQuery,
  Query: readQuery,
  RelayStatus: readRelayStatus,
  RenderedMail: readRenderedMail,
  Settlement: readSettlement,
  StoreReport: readStoreReport,
};

// What goes to the desk: by name in JavaScript, the name in the contract and how the value is written. `0` is as it
// is, `1` a Date, `2` any JSON; `null` is a field that is told twice and not sent.

const write = {};
write.BillLine = {
  __proto__: null,
  name: ['name', 0],
  taxCode: ['tax_code', 0],
  rate: ['rate', 0],
  unit: ['unit', 0],
  quantity: ['quantity', 0],
  amountFen: ['amount_fen', 0],
  discount: ['discount', 0],
};
write.Buyer = {
  __proto__: null,
  kind: ['kind', 0],
  title: ['title', 0],
  taxId: ['tax_id', 0],
  address: ['address', 0],
  phone: ['phone', 0],
  bank: ['bank', 0],
  bankAccount: ['bank_account', 0],
  idNumber: ['id_number', 0],
};
write.ChannelAnswer = {
  variants: {
    __proto__: null,
    issued: {
      __proto__: null,
      code: ['code', 0],
      number: ['number', 0],
      issuedOn: ['issued_on', 0],
      fapiaoType: ['fapiao_type', 0],
      title: ['title', 0],
      taxId: ['tax_id', 0],
      netFen: ['net_fen', 0],
      taxFen: ['tax_fen', 0],
      grossFen: ['gross_fen', 0],
    },
    refused: {
      __proto__: null,
      reason: ['reason', 0],
    },
    unknown: null,
  },
};
write.ColumnMap = {
  __proto__: null,
  paymentId: ['payment_id', 0],
  orderNumber: ['order_number', 0],
  amount: ['amount', 0],
  unit: ['unit', 0],
  voucher: ['voucher', 0],
  paidAt: ['paid_at', 0],
  timeFormat: ['time_format', 0],
  utcOffset: ['utc_offset', 0],
  description: ['description', 0],
  descriptionText: ['description_text', 0],
  kind: ['kind', 0],
  paymentKinds: ['payment_kinds', [0]],
  refundKinds: ['refund_kinds', [0]],
  refundId: ['refund_id', 0],
  method: ['method', 0],
  encoding: ['encoding', 0],
};
write.Contact = {
  __proto__: null,
  familyName: ['family_name', 0],
  givenName: ['given_name', 0],
  phone: ['phone', 0],
  email: ['email', 0],
  preferred: ['preferred', 0],
  furtherEmails: ['further_emails', [0]],
};
write.Delivery = {
  __proto__: null,
  method: ['method', 0],
  recipient: ['recipient', 0],
  phone: ['phone', 0],
  mobile: ['mobile', 0],
  address: ['address', 0],
  emails: ['emails', [0]],
  remark: ['remark', 0],
};
write.DeskOptions = {
  __proto__: null,
  url: ['url', 0],
  policy: ['policy', 2],
  policyFile: ['policy_file', 0],
  calendar: ['calendar', 0],
  mailTexts: ['mail_texts', [() => write.MailText]],
  seed: ['seed', 0],
  cheapPasswords: ['cheap_passwords', 0],
};
write.Draft = {
  __proto__: null,
  bills: ['bills', [0]],
  fapiaoType: ['fapiao_type', 0],
  medium: ['medium', 0],
  buyer: ['buyer', () => write.Buyer],
  delivery: ['delivery', () => write.Delivery],
  purpose: ['purpose', 0],
  remark: ['remark', 0],
  merge: ['merge', 0],
};
write.Fact = {
  __proto__: null,
  key: ['key', () => write.Key],
  seq: ['seq', 0],
  at: ['at', 1],
  actor: ['actor', 0],
  operation: ['operation', 0],
  event: ['event', 0],
  previous: ['previous', 0],
  digest: ['digest', 0],
};
write.FeedRecord = {
  variants: {
    __proto__: null,
    order: {
      __proto__: null,
      orderNumber: ['order_number', 0],
      version: ['version', 0],
      status: ['status', 0],
      customerReference: ['customer_reference', 0],
      placedAt: ['placed_at', 1],
      paidAt: ['paid_at', 1],
      amountFen: ['amount_fen', 0],
      billingMonth: ['billing_month', 0],
      description: ['description', 0],
    },
    payment: {
      __proto__: null,
      billId: ['bill_id', 0],
      orderNumber: ['order_number', 0],
      version: ['version', 0],
      status: ['status', 0],
      customerReference: ['customer_reference', 0],
      description: ['description', 0],
      amountFen: ['amount_fen', 0],
      voucherFen: ['voucher_fen', 0],
      currency: ['currency', 0],
      paidAt: ['paid_at', 1],
      method: ['method', 0],
      payer: ['payer', 0],
      seller: ['seller', 0],
      billingMonth: ['billing_month', 0],
      taxCode: ['tax_code', 0],
      rate: ['rate', 0],
      lines: ['lines', [() => write.BillLine]],
    },
    refund: {
      __proto__: null,
      refundId: ['refund_id', 0],
      billId: ['bill_id', 0],
      version: ['version', 0],
      status: ['status', 0],
      amountFen: ['amount_fen', 0],
      refundedAt: ['refunded_at', 1],
    },
  },
};
write.ImportOptions = {
  __proto__: null,
  format: ['format', 0],
  columns: ['columns', () => write.ColumnMap],
  seller: ['seller', 0],
};
write.IssuedDocument = {
  __proto__: null,
  code: ['code', 0],
  number: ['number', 0],
  issuedOn: ['issued_on', 0],
  fapiaoType: ['fapiao_type', 0],
  title: ['title', 0],
  taxId: ['tax_id', 0],
  netFen: ['net_fen', 0],
  taxFen: ['tax_fen', 0],
  grossFen: ['gross_fen', 0],
};
write.Key = {
  __proto__: null,
  kind: ['kind', 0],
  id: ['id', 0],
};
write.Listed = {
  __proto__: null,
  row: ['row', () => write.Row],
  position: ['position', () => write.Position],
};
write.Mail = {
  __proto__: null,
  id: ['id', 0],
  about: ['about', () => write.Key],
  due: ['due', 1],
  body: ['body', 0],
};
write.MailRow = {
  __proto__: null,
  mail: ['mail', () => write.Mail],
  state: ['state', 0],
  attempts: ['attempts', 0],
  error: ['error', 0],
};
write.MailText = {
  __proto__: null,
  html: ['html', 0],
  locale: ['locale', 0],
  mail: ['mail', 0],
  subject: ['subject', 0],
  text: ['text', 0],
};
write.OrderFeed = {
  __proto__: null,
  orderNumber: ['order_number', 0],
  version: ['version', 0],
  status: ['status', 0],
  customerReference: ['customer_reference', 0],
  placedAt: ['placed_at', 1],
  paidAt: ['paid_at', 1],
  amountFen: ['amount_fen', 0],
  billingMonth: ['billing_month', 0],
  description: ['description', 0],
};
write.PaymentFeed = {
  __proto__: null,
  billId: ['bill_id', 0],
  orderNumber: ['order_number', 0],
  version: ['version', 0],
  status: ['status', 0],
  customerReference: ['customer_reference', 0],
  description: ['description', 0],
  amountFen: ['amount_fen', 0],
  voucherFen: ['voucher_fen', 0],
  currency: ['currency', 0],
  paidAt: ['paid_at', 1],
  method: ['method', 0],
  payer: ['payer', 0],
  seller: ['seller', 0],
  billingMonth: ['billing_month', 0],
  taxCode: ['tax_code', 0],
  rate: ['rate', 0],
  lines: ['lines', [() => write.BillLine]],
};
write.Position = {
  __proto__: null,
  sort: ['sort', 0],
  id: ['id', 0],
};
write.RefundFeed = {
  __proto__: null,
  refundId: ['refund_id', 0],
  billId: ['bill_id', 0],
  version: ['version', 0],
  status: ['status', 0],
  amountFen: ['amount_fen', 0],
  refundedAt: ['refunded_at', 1],
};
write.ReissueChange = {
  __proto__: null,
  fapiaoType: ['fapiao_type', 0],
  buyer: ['buyer', () => write.Buyer],
  delivery: ['delivery', () => write.Delivery],
};
write.RenderedMail = {
  __proto__: null,
  template: ['template', 0],
  locale: ['locale', 0],
  to: ['to', 0],
  subject: ['subject', 0],
  text: ['text', 0],
  html: ['html', 0],
  link: ['link', 0],
};
write.Row = {
  __proto__: null,
  key: ['key', () => write.Key],
  version: ['version', 0],
  digest: ['digest', 0],
  body: ['body', 0],
};
write.SmtpOptions = {
  __proto__: null,
  host: ['host', 0],
  fromAddress: ['from_address', 0],
  fromName: ['from_name', 0],
  replyTo: ['reply_to', 0],
  security: ['security', 0],
  port: ['port', 0],
  username: ['username', 0],
  password: ['password', 0],
  certificates: ['certificates', 0],
  timeoutSeconds: ['timeout_seconds', 0],
};
write.SplitPart = {
  __proto__: null,
  amountFen: ['amount_fen', 0],
  share: ['share', 0],
  buyer: ['buyer', () => write.Buyer],
};
write.Vouched = {
  __proto__: null,
  customerReference: ['customer_reference', 0],
  email: ['email', 0],
  locale: ['locale', 0],
};

const operations = {
  public: [
    {
      name: 'register',
      method: 'register',
      read: readRegistrationView,
      takesRequestId: true,
      command: {
        __proto__: null,
        orderNumber: ['order_number', 0],
        email: ['email', 0],
        password: ['password', 0],
        passwordRepeat: ['password_repeat', 0],
        orderedOn: ['ordered_on', 0],
        locale: ['locale', 0],
      },
    },
    {
      name: 'activate',
      method: 'activate',
      read: readDone,
      takesRequestId: true,
      command: {
        __proto__: null,
        token: ['token', 0],
      },
    },
    {
      name: 'resend_activation',
      method: 'resendActivation',
      read: readMailSentView,
      takesRequestId: true,
      short: 'email',
      command: {
        __proto__: null,
        email: ['email', 0],
      },
    },
    {
      name: 'sign_in',
      method: 'signIn',
      read: readSessionView,
      takesRequestId: false,
      command: {
        __proto__: null,
        email: ['email', 0],
        password: ['password', 0],
      },
    },
    {
      name: 'forgot_password',
      method: 'forgotPassword',
      read: readMailSentView,
      takesRequestId: true,
      short: 'email',
      command: {
        __proto__: null,
        email: ['email', 0],
      },
    },
    {
      name: 'reset_password',
      method: 'resetPassword',
      read: readDone,
      takesRequestId: true,
      command: {
        __proto__: null,
        token: ['token', 0],
        newPassword: ['new_password', 0],
        newPasswordRepeat: ['new_password_repeat', 0],
      },
    },
    {
      name: 'confirm_email',
      method: 'confirmEmail',
      read: readDone,
      takesRequestId: true,
      command: {
        __proto__: null,
        token: ['token', 0],
      },
    },
    {
      name: 'registration_form',
      method: 'registrationForm',
      read: readRegistrationFormView,
      takesRequestId: false,
      command: {
        __proto__: null,
        orderNumber: ['order_number', 0],
        link: ['link', 0],
      },
    },
    {
      name: 'support',
      method: 'support',
      read: readSupportView,
      takesRequestId: false,
      nothing: true,
      command: {
        __proto__: null,
      },
    },
    {
      name: 'notices',
      method: 'notices',
      read: readNoticesView,
      takesRequestId: false,
      nothing: true,
      command: {
        __proto__: null,
      },
    },
  ],
  customer: [
    {
      name: 'sign_out',
      method: 'signOut',
      read: readDone,
      takesRequestId: true,
      nothing: true,
      command: {
        __proto__: null,
      },
    },
    {
      name: 'me',
      method: 'me',
      read: readAccountView,
      takesRequestId: false,
      nothing: true,
      command: {
        __proto__: null,
      },
    },
    {
      name: 'change_password',
      method: 'changePassword',
      read: readDone,
      takesRequestId: true,
      command: {
        __proto__: null,
        oldPassword: ['old_password', 0],
        newPassword: ['new_password', 0],
        newPasswordRepeat: ['new_password_repeat', 0],
      },
    },
    {
      name: 'change_email',
      method: 'changeEmail',
      read: readMailSentView,
      takesRequestId: true,
      command: {
        __proto__: null,
        password: ['password', 0],
        newEmail: ['new_email', 0],
      },
    },
    {
      name: 'add_order',
      method: 'addOrder',
      read: readDone,
      takesRequestId: true,
      short: 'orderNumber',
      command: {
        __proto__: null,
        orderNumber: ['order_number', 0],
        orderedOn: ['ordered_on', 0],
      },
    },
    {
      name: 'set_locale',
      method: 'setLocale',
      read: readDone,
      takesRequestId: true,
      command: {
        __proto__: null,
        locale: ['locale', 0],
      },
    },
    {
      name: 'bills',
      method: 'bills',
      read: readBillsView,
      takesRequestId: false,
      page: true,
      command: {
        __proto__: null,
        batchNumber: ['batch_number', 0],
        stage: ['stage', 0],
        paidFrom: ['paid_from', 0],
        paidTo: ['paid_to', 0],
        billingMonth: ['billing_month', 0],
        minFen: ['min_fen', 0],
        maxFen: ['max_fen', 0],
        limit: ['limit', 0],
        cursor: ['cursor', 0],
      },
    },
    {
      name: 'bill',
      method: 'bill',
      read: readBillView,
      takesRequestId: false,
      short: 'billId',
      command: {
        __proto__: null,
        billId: ['bill_id', 0],
      },
    },
    {
      name: 'fapiao',
      method: 'fapiao',
      read: readFapiaoPage,
      takesRequestId: false,
      page: true,
      command: {
        __proto__: null,
        batchNumber: ['batch_number', 0],
        status: ['status', 0],
        appliedFrom: ['applied_from', 0],
        appliedTo: ['applied_to', 0],
        limit: ['limit', 0],
        cursor: ['cursor', 0],
      },
    },
    {
      name: 'prepare',
      method: 'prepare',
      read: readPrepared,
      takesRequestId: false,
      only: 'draft',
      list: 'bills',
      command: {
        __proto__: null,
        draft: ['draft', () => write.Draft],
      },
    },
    {
      name: 'apply',
      method: 'apply',
      read: readApplicationView,
      takesRequestId: true,
      only: 'draft',
      command: {
        __proto__: null,
        draft: ['draft', () => write.Draft],
      },
    },
    {
      name: 'cancel',
      method: 'cancel',
      read: readApplicationView,
      takesRequestId: true,
      short: 'batchNumber',
      command: {
        __proto__: null,
        batchNumber: ['batch_number', 0],
      },
    },
    {
      name: 'progress',
      method: 'progress',
      read: readProgressView,
      takesRequestId: false,
      short: 'batchNumber',
      command: {
        __proto__: null,
        batchNumber: ['batch_number', 0],
      },
    },
    {
      name: 'confirm_receipt',
      method: 'confirmReceipt',
      read: readApplicationView,
      takesRequestId: true,
      short: 'batchNumber',
      command: {
        __proto__: null,
        batchNumber: ['batch_number', 0],
      },
    },
    {
      name: 'why_not_received',
      method: 'whyNotReceived',
      read: readWhyView,
      takesRequestId: false,
      short: 'batchNumber',
      command: {
        __proto__: null,
        batchNumber: ['batch_number', 0],
      },
    },
    {
      name: 'titles',
      method: 'titles',
      read: readTitlesView,
      takesRequestId: false,
      nothing: true,
      command: {
        __proto__: null,
      },
    },
    {
      name: 'keep_title',
      method: 'keepTitle',
      read: readTitlesView,
      takesRequestId: true,
      command: {
        __proto__: null,
        name: ['name', 0],
        buyer: ['buyer', () => write.Buyer],
      },
    },
    {
      name: 'remove_title',
      method: 'removeTitle',
      read: readTitlesView,
      takesRequestId: true,
      short: 'name',
      command: {
        __proto__: null,
        name: ['name', 0],
      },
    },
    {
      name: 'open_request',
      method: 'openRequest',
      read: readRequestView,
      takesRequestId: true,
      command: {
        __proto__: null,
        kind: ['kind', 0],
        billId: ['bill_id', 0],
        batchNumber: ['batch_number', 0],
        fapiaoId: ['fapiao_id', 0],
        contact: ['contact', () => write.Contact],
        text: ['text', 0],
        parts: ['parts', [() => write.SplitPart]],
        change: ['change', () => write.ReissueChange],
      },
    },
    {
      name: 'requests',
      method: 'requests',
      read: readRequestPage,
      takesRequestId: false,
      page: true,
      command: {
        __proto__: null,
        limit: ['limit', 0],
        cursor: ['cursor', 0],
      },
    },
    {
      name: 'request',
      method: 'request',
      read: readRequestView,
      takesRequestId: false,
      short: 'request',
      command: {
        __proto__: null,
        request: ['request', 0],
      },
    },
    {
      name: 'withdraw_request',
      method: 'withdrawRequest',
      read: readRequestView,
      takesRequestId: true,
      short: 'request',
      command: {
        __proto__: null,
        request: ['request', 0],
        reason: ['reason', 0],
      },
    },
  ],
  staff: [
    {
      name: 'find_account',
      method: 'findAccount',
      read: readFoundAccountView,
      takesRequestId: false,
      command: {
        __proto__: null,
        orderNumber: ['order_number', 0],
        customerReference: ['customer_reference', 0],
      },
    },
    {
      name: 'start_email_change',
      method: 'startEmailChange',
      read: readMailSentView,
      takesRequestId: true,
      command: {
        __proto__: null,
        account: ['account', 0],
        newEmail: ['new_email', 0],
        note: ['note', 0],
      },
    },
    {
      name: 'reveal_account',
      method: 'revealAccount',
      read: readRevealedAccountView,
      takesRequestId: false,
      command: {
        __proto__: null,
        account: ['account', 0],
        reason: ['reason', 0],
      },
    },
    {
      name: 'anonymise_account',
      method: 'anonymiseAccount',
      read: readDone,
      takesRequestId: true,
      command: {
        __proto__: null,
        account: ['account', 0],
        note: ['note', 0],
      },
    },
    {
      name: 'queue',
      method: 'queue',
      read: readQueuePage,
      takesRequestId: false,
      page: true,
      command: {
        __proto__: null,
        stage: ['stage', 0],
        dueBy: ['due_by', 0],
        overdue: ['overdue', 0],
        deliveryMethod: ['delivery_method', 0],
        limit: ['limit', 0],
        cursor: ['cursor', 0],
      },
    },
    {
      name: 'application',
      method: 'application',
      read: readProgressView,
      takesRequestId: false,
      short: 'batchNumber',
      command: {
        __proto__: null,
        batchNumber: ['batch_number', 0],
      },
    },
    {
      name: 'reveal',
      method: 'reveal',
      read: readApplicationView,
      takesRequestId: true,
      command: {
        __proto__: null,
        batchNumber: ['batch_number', 0],
        reason: ['reason', 0],
      },
    },
    {
      name: 'reject',
      method: 'reject',
      read: readApplicationView,
      takesRequestId: true,
      command: {
        __proto__: null,
        batchNumber: ['batch_number', 0],
        reason: ['reason', 0],
      },
    },
    {
      name: 'issue',
      method: 'issue',
      read: readIssueView,
      takesRequestId: true,
      command: {
        __proto__: null,
        fapiaoId: ['fapiao_id', 0],
        document: ['document', () => write.IssuedDocument],
      },
    },
    {
      name: 'issue_through_channel',
      method: 'issueThroughChannel',
      read: readIssueView,
      takesRequestId: true,
      short: 'fapiaoId',
      command: {
        __proto__: null,
        fapiaoId: ['fapiao_id', 0],
      },
    },
    {
      name: 'ask_channel',
      method: 'askChannel',
      read: readIssueView,
      takesRequestId: true,
      short: 'fapiaoId',
      command: {
        __proto__: null,
        fapiaoId: ['fapiao_id', 0],
      },
    },
    {
      name: 'discard_quarantined',
      method: 'discardQuarantined',
      read: readFapiaoView,
      takesRequestId: true,
      command: {
        __proto__: null,
        fapiaoId: ['fapiao_id', 0],
        note: ['note', 0],
      },
    },
    {
      name: 'read_fapiao',
      method: 'readFapiao',
      read: readFapiaoView,
      takesRequestId: false,
      short: 'fapiaoId',
      command: {
        __proto__: null,
        fapiaoId: ['fapiao_id', 0],
      },
    },
    {
      name: 'mail',
      method: 'mail',
      read: readApplicationView,
      takesRequestId: true,
      command: {
        __proto__: null,
        batchNumber: ['batch_number', 0],
        carrier: ['carrier', 0],
        waybill: ['waybill', 0],
      },
    },
    {
      name: 'hand_over',
      method: 'handOver',
      read: readApplicationView,
      takesRequestId: true,
      command: {
        __proto__: null,
        batchNumber: ['batch_number', 0],
        to: ['to', 0],
      },
    },
    {
      name: 'return_by_courier',
      method: 'returnByCourier',
      read: readApplicationView,
      takesRequestId: true,
      command: {
        __proto__: null,
        batchNumber: ['batch_number', 0],
        reason: ['reason', 0],
      },
    },
    {
      name: 'courier_sheet',
      method: 'courierSheet',
      read: readCourierSheetView,
      takesRequestId: true,
      short: 'deliveryMethod',
      command: {
        __proto__: null,
        deliveryMethod: ['delivery_method', 0],
        limit: ['limit', 0],
      },
    },
    {
      name: 'post_notice',
      method: 'postNotice',
      read: readNoticeView,
      takesRequestId: true,
      command: {
        __proto__: null,
        zh: ['zh', 0],
        en: ['en', 0],
        mailBy: ['mail_by', 0],
        startsAt: ['starts_at', 1],
        endsAt: ['ends_at', 1],
      },
    },
    {
      name: 'end_notice',
      method: 'endNotice',
      read: readNoticeView,
      takesRequestId: true,
      short: 'notice',
      command: {
        __proto__: null,
        notice: ['notice', 0],
      },
    },
    {
      name: 'request_queue',
      method: 'requestQueue',
      read: readRequestPage,
      takesRequestId: false,
      page: true,
      command: {
        __proto__: null,
        limit: ['limit', 0],
        cursor: ['cursor', 0],
      },
    },
    {
      name: 'read_request',
      method: 'readRequest',
      read: readRequestView,
      takesRequestId: false,
      short: 'request',
      command: {
        __proto__: null,
        request: ['request', 0],
      },
    },
    {
      name: 'approve_request',
      method: 'approveRequest',
      read: readRequestView,
      takesRequestId: true,
      short: 'request',
      command: {
        __proto__: null,
        request: ['request', 0],
      },
    },
    {
      name: 'reject_request',
      method: 'rejectRequest',
      read: readRequestView,
      takesRequestId: true,
      command: {
        __proto__: null,
        request: ['request', 0],
        reason: ['reason', 0],
      },
    },
    {
      name: 'answer_request',
      method: 'answerRequest',
      read: readRequestView,
      takesRequestId: true,
      command: {
        __proto__: null,
        request: ['request', 0],
        answer: ['answer', 0],
      },
    },
    {
      name: 'withdraw_for_customer',
      method: 'withdrawForCustomer',
      read: readRequestView,
      takesRequestId: true,
      command: {
        __proto__: null,
        request: ['request', 0],
        reason: ['reason', 0],
      },
    },
    {
      name: 'record_return',
      method: 'recordReturn',
      read: readRequestView,
      takesRequestId: true,
      short: 'request',
      command: {
        __proto__: null,
        request: ['request', 0],
        condition: ['condition', 0],
        note: ['note', 0],
        arrivedOn: ['arrived_on', 0],
      },
    },
    {
      name: 'void',
      method: 'void',
      read: readRequestView,
      takesRequestId: true,
      short: 'request',
      command: {
        __proto__: null,
        request: ['request', 0],
      },
    },
    {
      name: 'issue_red',
      method: 'issueRed',
      read: readRequestView,
      takesRequestId: true,
      command: {
        __proto__: null,
        request: ['request', 0],
        document: ['document', () => write.IssuedDocument],
      },
    },
    {
      name: 'read_bill',
      method: 'readBill',
      read: readStaffBillView,
      takesRequestId: false,
      short: 'billId',
      command: {
        __proto__: null,
        billId: ['bill_id', 0],
      },
    },
    {
      name: 'may_refund',
      method: 'mayRefund',
      read: readMayRefundView,
      takesRequestId: false,
      command: {
        __proto__: null,
        billId: ['bill_id', 0],
        amountFen: ['amount_fen', 0],
      },
    },
    {
      name: 'asides',
      method: 'asides',
      read: readAsidePage,
      takesRequestId: false,
      page: true,
      command: {
        __proto__: null,
        limit: ['limit', 0],
        cursor: ['cursor', 0],
      },
    },
    {
      name: 'settle_aside',
      method: 'settleAside',
      read: readStaffBillView,
      takesRequestId: true,
      command: {
        __proto__: null,
        billId: ['bill_id', 0],
        aside: ['aside', 0],
        accept: ['accept', 0],
        note: ['note', 0],
      },
    },
    {
      name: 'settle_order',
      method: 'settleOrder',
      read: readDone,
      takesRequestId: true,
      command: {
        __proto__: null,
        orderNumber: ['order_number', 0],
        accept: ['accept', 0],
        note: ['note', 0],
      },
    },
    {
      name: 'history',
      method: 'history',
      read: readHistoryView,
      takesRequestId: false,
      command: {
        __proto__: null,
        kind: ['kind', 0],
        id: ['id', 0],
        after: ['after', 0],
        limit: ['limit', 0],
      },
    },
    {
      name: 'verify',
      method: 'verify',
      read: readVerifyView,
      takesRequestId: false,
      command: {
        __proto__: null,
        kind: ['kind', 0],
        id: ['id', 0],
        cursor: ['cursor', 0],
        limit: ['limit', 0],
      },
    },
    {
      name: 'export_case',
      method: 'exportCase',
      read: readCaseView,
      takesRequestId: true,
      short: 'batchNumber',
      command: {
        __proto__: null,
        batchNumber: ['batch_number', 0],
      },
    },
    {
      name: 'mails',
      method: 'mails',
      read: readMailPage,
      takesRequestId: false,
      page: true,
      command: {
        __proto__: null,
        state: ['state', 0],
        limit: ['limit', 0],
        cursor: ['cursor', 0],
      },
    },
    {
      name: 'requeue_mail',
      method: 'requeueMail',
      read: readMailView,
      takesRequestId: true,
      short: 'mail',
      command: {
        __proto__: null,
        mail: ['mail', 0],
      },
    },
  ],
  platform: [
    {
      name: 'orders',
      method: 'orders',
      read: readPageOfOrderSummary,
      takesRequestId: false,
      short: 'customerReference',
      page: true,
      command: {
        __proto__: null,
        customerReference: ['customer_reference', 0],
        limit: ['limit', 0],
        cursor: ['cursor', 0],
      },
    },
    {
      name: 'registration_link',
      method: 'registrationLink',
      read: readRegistrationLinkView,
      takesRequestId: false,
      short: 'orderNumber',
      command: {
        __proto__: null,
        orderNumber: ['order_number', 0],
      },
    },
    {
      name: 'feed',
      method: 'feed',
      read: readFeedReport,
      takesRequestId: true,
      only: 'records',
      command: {
        __proto__: null,
        records: ['records', [() => write.FeedRecord]],
      },
    },
    {
      name: 'import_statement',
      method: 'importStatement',
      read: readStatementReport,
      takesRequestId: true,
      command: {
        __proto__: null,
        format: ['format', 0],
        columns: ['columns', () => write.ColumnMap],
        text: ['text', 0],
        base64: ['base64', 0],
        seller: ['seller', 0],
      },
    },
  ],
  system: [
    {
      name: 'run_deadlines',
      method: 'runDeadlines',
      read: readDeadlinesView,
      takesRequestId: true,
      command: {
        __proto__: null,
        limit: ['limit', 0],
      },
    },
  ],
};

module.exports = { jsPath, operations, read, write };
