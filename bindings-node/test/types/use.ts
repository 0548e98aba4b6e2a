// What the types allow and what they refuse. It is only checked, never run.

import {
  type AnyFapiaoError,
  type ApplicationView,
  type BillView,
  type BillsView,
  type Channel,
  Desk,
  type DraftInput,
  FapiaoError,
  type FapiaoView,
  type FeedRecord,
  ManualClock,
  NotFoundError,
  Relay,
  type RelayStatus,
  Smtp,
  type Store,
  StoreConflict,
  StoreTaken,
  fen,
  isFapiaoError,
  yuan,
} from '../../index.js';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function proves<_Claim extends true>(): void {}

export async function desks(): Promise<void> {
  const clock = new ManualClock('2026-03-12T10:00:00+08:00');
  await using desk = await Desk.open('memory:', {
    clock,
    seed: 1,
    cheapPasswords: true,
    policy: { preset: 'vianet21', change: { accounts: { password_min: 8 } } },
  });
  // @ts-expect-error a desk is opened, not made
  new Desk();
  // @ts-expect-error there is no such policy
  await Desk.open('memory:', { policy: 'strict' });
  // @ts-expect-error an operation of staff
  desk.platform().reject({ batchNumber: 'G1', reason: 'no' });
  const policy = await desk.policy();
  const minutes: number = policy.accounts.session_hours * 60;
  void minutes;
}

export async function customers(desk: Desk): Promise<void> {
  const me = desk.customerByReference('C-1', { email: 'lin@example.com', locale: 'zh-CN' });
  // @ts-expect-error no language of the desk
  desk.customerByReference('C-1', { locale: 'fr' });
  const page = await me.bills({ limit: 20, stage: 'not_applied' });
  proves<Same<typeof page, BillsView>>();
  for await (const bill of me.bills({ paidFrom: '2026-01-01' }, { signal: new AbortController().signal })) {
    proves<Same<typeof bill, BillView>>();
    const amount: number = bill.amountFen;
    const shown: string = bill.amount;
    const paid: Date = bill.paidAt;
    void [amount, shown, paid];
    // @ts-expect-error views are not written into
    bill.amountFen = 1;
  }
  for await (const bill of page) proves<Same<typeof bill, BillView>>();
  // @ts-expect-error no such stage
  await me.bills({ stage: 'flying' });
  // @ts-expect-error a read takes no request id
  await me.bill('PAY-1', { requestId: 'r-1' });
  // @ts-expect-error the command says what it needs
  await desk.register({ email: 'lin@example.com' });
  const draft: DraftInput = { bills: ['PAY-1'], fapiaoType: 'special', medium: 'paper', buyer: { title: '云帆' } };
  const prepared = await me.prepare(draft);
  const again = await me.prepare({ ...prepared.draft, remark: undefined });
  const application = await me.apply(again.draft, { requestId: 'form-1' });
  // @ts-expect-error a draft has no such field
  await me.apply({ bill: 'PAY-1' });
  const nothing: void = await me.signOut({ requestId: 'r-2' });
  void [application, nothing];
}

export function statuses(application: ApplicationView, fapiao: FapiaoView): string {
  switch (application.status) {
    case 'rejected':
      return application.rejected;
    case 'mailed':
      return application.carrier;
    case 'replaced':
      return application.replacedBy;
    case 'new':
    case 'submitted':
    case 'cancelled':
    case 'issued':
    case 'collected':
    case 'sent':
    case 'received':
      break;
    default:
      application satisfies never;
  }
  if (fapiao.status === 'live') return fapiao.number + fapiao.issuedOn;
  // @ts-expect-error a fapiao that is only planned has no number
  const number: string = fapiao.number;
  // @ts-expect-error no such status
  return fapiao.status === 'flying' ? number : '';
}

export const records: FeedRecord[] = [
  { type: 'payment', billId: 'PAY-1', amountFen: fen('1280.00'), status: 'completed', paidAt: new Date() },
  { type: 'order', orderNumber: 'SO-1', status: 'paid' },
  { type: 'refund', refundId: 'R-1', billId: 'PAY-1', amountFen: 1, status: 'succeeded' },
  // @ts-expect-error a refund has no order number
  { type: 'refund', orderNumber: 'SO-1' },
  // @ts-expect-error no such record
  { type: 'parcel' },
];

export function errors(error: unknown): string {
  if (error instanceof NotFoundError) {
    proves<Same<typeof error.kind, 'not_found'>>();
    // @ts-expect-error no such code
    if (error.code === 'no_such_code') return '';
    return error.adviceZh;
  }
  if (!isFapiaoError(error)) throw error;
  proves<Same<typeof error, AnyFapiaoError>>();
  const base: FapiaoError = error;
  switch (error.kind) {
    case 'invalid':
      return error.problems.map(({ path, zh }) => `${path}: ${zh}`).join();
    case 'refused':
      return error.retryAt?.toISOString() ?? base.message;
    default:
      return error.field ?? error.code;
  }
}

export const store: Store = {
  load: (lookups) =>
    lookups.map((lookup) => {
      if (lookup.type === 'claim') throw new StoreTaken(lookup.space, { kind: 'order', id: lookup.value });
      return lookup.kind === 'bill' ? { key: lookup, version: 1, digest: '', body: '{}' } : undefined;
    }),
  list: async () => [],
  history: () => [],
  commit: async (batch) => {
    if (batch.rows.length > 1) throw new StoreConflict();
  },
  lease: (now, until, limit) => (now < until && limit > 0 ? [] : []),
  settle(_id, _attempts, settlement) {
    if (settlement.type === 'retry') settlement.at.getTime();
  },
  mails: () => [],
};
// @ts-expect-error a store has all seven methods
export const half: Store = { load: () => [] };

export const channel: Channel = {
  call: async (call) => {
    if (call.type === 'ask') return { type: 'unknown' };
    return { type: 'issued', number: '10000001', grossFen: call.fapiao.grossFen };
  },
};

export async function mails(desk: Desk): Promise<void> {
  const smtp = new Smtp({ host: 'mail.example.com', fromAddress: 'desk@example.com', security: 'tls' });
  await smtp.check();
  await using relay = await desk.system().startRelay(smtp, { pause: 1000 });
  const { running, sent }: RelayStatus = await relay.status();
  proves<Same<typeof running, boolean>>();
  proves<Same<typeof sent, number>>();
  // @ts-expect-error there is no such security
  new Smtp({ host: 'mail.example.com', fromAddress: 'desk@example.com', security: 'some' });
  // @ts-expect-error where mails come from
  new Smtp({ host: 'mail.example.com' });
  // @ts-expect-error a relay is started, not made
  new Relay();
}

export const shown: string = yuan(128000);
