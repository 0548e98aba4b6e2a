/// <reference lib="esnext.disposable" />

// What is written by hand beside the generated types: the desk, errors, hosts, time and money.

import type {
  Batch,
  ChannelAnswer,
  ChannelCall,
  CustomerOperations,
  Delivered,
  DeskOptions,
  ErrorCode,
  Fact,
  ImportOptions,
  ImportProgress,
  ImportReport,
  Key,
  Kind,
  Listed,
  Locale,
  Lookup,
  MailQuery,
  MailRow,
  PlatformOperations,
  Policy,
  Problem,
  PublicOperations,
  Query,
  RejectedLine,
  RelayStatus,
  RenderedMail,
  StoreReport,
  Retry,
  Row,
  Settlement,
  SmtpOptions,
  StaffOperations,
  SystemOperations,
  VerifyView,
} from '../index.js';

/**
 * A date in China, `yyyy-mm-dd`. It is text and not a `Date`, for a `Date` is an instant and would be another day in other
 * time zones.
 */
export type DateText = string;

/** An AbortSignal, as browsers and Node have it. */
export interface Signal {
  readonly aborted: boolean;
  readonly reason?: unknown;
  throwIfAborted(): void;
}

/** How a write is made. */
export interface WriteOptions {
  /** The same id again gives the first answer and changes nothing; with other content it is refused (P4). */
  readonly requestId?: string | undefined;
}

/** How a list is gone through. */
export interface ListOptions {
  /** Stops between pages; what is thrown is its reason. */
  readonly signal?: Signal | undefined;
}

/** A promise of one page, and the rows of it and of all that follow for `for await`. */
export interface Listing<Page, Row> extends Promise<Page>, AsyncIterable<Row> {}

/** A ready policy by name, a whole policy, or a ready one with a change, a JSON merge patch (RFC 7396). Names as in a policy file. */
export type PolicyChoice =
  | 'default'
  | 'vianet21'
  | Policy
  | { readonly preset: 'default' | 'vianet21'; readonly change?: object | undefined };

/** How a desk is opened; everything has a default. */
export interface DeskSetup extends Omit<DeskOptions, 'url' | 'policy'> {
  readonly policy?: PolicyChoice | undefined;
  /** A clock that is set by hand, for tests. */
  readonly clock?: ManualClock | undefined;
  /** The way to the tax platform (I1). Without it, staff issue by hand. */
  readonly channel?: Channel | undefined;
}

/** Whom the host vouches for (A15), besides the customer reference. */
export interface Vouching {
  /** Where mails go; none are written without it. */
  readonly email?: string | undefined;
  /** The language of mails. */
  readonly locale?: Locale | undefined;
}

/** A fapiao desk. What anybody may do is on the desk itself, everything else on the handles. */
export declare class Desk {
  private constructor();
  /** Opens a desk on `memory:`, `sqlite:PATH` or `postgres://…`. */
  static open(url: string, setup?: DeskSetup): Promise<Desk>;
  /** Opens a desk on a store of your own. */
  static openOn(store: Store, setup?: DeskSetup): Promise<Desk>;
  /** The handle of a customer who signed in, by the token that `signIn` gave. Each call looks whether the session lives. */
  customer(session: string): Customer;
  /** The handle of a customer that your own login vouches for (A15). */
  customerByReference(customerReference: string, who?: Vouching): Customer;
  /** The handle of a member of staff, whose name stands in the history. You have checked who it is. */
  staff(name: string): Staff;
  /** The handle of the payment platform. */
  platform(): Platform;
  /** The handle of the clockwork: deadlines and mails. */
  system(): System;
  /** The policy of the desk, with the names of a policy file. */
  policy(): Promise<Policy>;
  /** Now, by the clock of the desk. */
  now(): Promise<Date>;
  /** Closes the desk. Later calls are refused with `desk_closed`; those that run come to their end. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}
export interface Desk extends PublicOperations {}

/** What a customer can do. A customer never sees or names another's rows. */
export declare class Customer {
  private constructor();
}
export interface Customer extends CustomerOperations {}

/** How long work is watched and stopped. */
export interface LongWork<Progress> {
  /** Stops it; what is thrown is its reason. */
  readonly signal?: Signal | undefined;
  /** Is told how far it is. */
  readonly progress?: ((done: Progress) => void) | undefined;
}

/** What the service centre can do. */
export declare class Staff {
  private constructor();
  /** Proves the whole store, page by page (H1). */
  verifyAll(work?: LongWork<{ readonly rows: number; readonly facts: number }>): Promise<VerifyView>;
}
export interface Staff extends StaffOperations {}

/** Bytes, or something that gives them one after the other: a `Readable` such as `createReadStream(path)`, a `ReadableStream`. */
export type StatementSource =
  | Uint8Array
  | ArrayBuffer
  | AsyncIterable<Uint8Array>
  | Iterable<Uint8Array>;

/** How a statement of any size is taken in. */
export interface ImportWork extends Partial<ImportOptions>, LongWork<ImportProgress> {
  /** Is told every line that is not taken, though the report keeps the first thousand alone. */
  readonly rejected?: ((line: RejectedLine) => void) | undefined;
}

/** What the payment platform can do. */
export declare class Platform {
  private constructor();
  /**
   * Takes in a statement of any size: a WeChat Pay bill, Alipay business detail or fund flow as downloaded, packed with gzip
   * or zip or not at all, or ordinary CSV with a column map (B11). It is read in pieces, and the event loop stays free. What
   * ends it before its time, the signal or an exception, leaves what was committed; run again, it goes on from there.
   */
  importStatementFrom(source: StatementSource, work?: ImportWork): Promise<ImportReport>;
}
export interface Platform extends PlatformOperations {}

/** What happens by itself when its time comes. */
export declare class System {
  private constructor();
  /**
   * Sends the mails that are due, at most `limit`, 100 when absent (N2). What fails is tried again later under the same id.
   * A signal stops it after the mails that it has begun with, eight at most.
   */
  deliverDue(
    transport: Transport | SendMail,
    options?: { readonly limit?: number | undefined; readonly signal?: Signal | undefined },
  ): Promise<Delivered>;
  /**
   * Lets deadlines take effect and sends mails as they fall due, in a thread of its own, which calls the transport (N2). It
   * rests `pause` milliseconds, 15 000 when absent, when nothing is left to do.
   */
  startRelay(transport: Transport | SendMail, options?: { readonly pause?: number | undefined }): Promise<Relay>;
}
export interface System extends SystemOperations {}

/** A clock that stands until it is moved, for tests. Several desks may share it. */
export declare class ManualClock {
  constructor(now: Date | string);
  now(): Date;
  set(now: Date | string): void;
  advance(milliseconds: number): void;
}

/** Every refusal of the desk. Its message is for developers; `zh` and `en` are for users. */
export declare class FapiaoError extends Error {
  protected constructor();
  /** Stable code of the catalogue. */
  readonly code: ErrorCode;
  /** Sort of refusal; the subclasses are by kind. */
  readonly kind: Kind;
  /** The field, when one alone is meant: `'buyer.taxId'`. */
  readonly field?: string;
  /** What happened, Chinese. */
  readonly zh: string;
  /** What happened, English. */
  readonly en: string;
  /** What to do, Chinese. */
  readonly adviceZh: string;
  /** What to do, English. */
  readonly adviceEn: string;
  /** Whether doing the same again can help. */
  readonly retry: Retry;
  /** When it can help, if that is known. */
  readonly retryAt?: Date;
  /** Every wrong field. */
  readonly problems: readonly Problem[];
  /** Facts of the refusal by name, with the names of the contract. */
  readonly details: Readonly<Record<string, unknown>>;
  toJSON(): object;
}

/** The input is wrong; `problems` names every wrong field. */
export declare class InvalidError extends FapiaoError {
  readonly kind: 'invalid';
}
/** There is no such thing, or it is not the caller's. */
export declare class NotFoundError extends FapiaoError {
  readonly kind: 'not_found';
}
/** A rule forbids it now. */
export declare class RefusedError extends FapiaoError {
  readonly kind: 'refused';
}
/** Somebody else has it. */
export declare class TakenError extends FapiaoError {
  readonly kind: 'taken';
}
/** It was changed meanwhile, or an id was used for something else. */
export declare class ConflictError extends FapiaoError {
  readonly kind: 'conflict';
}
/** Something outside does not answer. */
export declare class UnavailableError extends FapiaoError {
  readonly kind: 'unavailable';
}
/** Our own fault. */
export declare class InternalError extends FapiaoError {
  readonly kind: 'internal';
}

/** A refusal of any kind, told apart by `kind`. */
export type AnyFapiaoError =
  | InvalidError
  | NotFoundError
  | RefusedError
  | TakenError
  | ConflictError
  | UnavailableError
  | InternalError;

/** Whether something thrown is a refusal of the desk. */
export function isFapiaoError(error: unknown): error is AnyFapiaoError;

type OrPromise<T> = T | Promise<T>;

/**
 * A place where the desk keeps what it knows. It may answer at once or with a promise. What it has to do exactly stands in
 * docs/stores.md. It may throw {@link StoreConflict}, {@link StoreTaken}, {@link StoreUnavailable} and {@link StoreCorrupt};
 * anything else counts as unavailable, and only the name of its class is kept.
 */
export interface Store {
  /** The rows asked for, in the order asked; null or undefined where there is none. */
  load(lookups: readonly Lookup[]): OrPromise<readonly (Row | null | undefined)[]>;
  /** A page of rows. */
  list(query: Query): OrPromise<readonly Listed[]>;
  /** The facts of a row with `seq > after`, in order, at most `limit`. */
  history(key: Key, after: number, limit: number): OrPromise<readonly Fact[]>;
  /** Commits the batch whole, durably, or not at all. */
  commit(batch: Batch): OrPromise<void>;
  /** Waiting mails with `due <= now`, the longest due first; each one's `due` becomes `until`, its `attempts` grows by one. */
  lease(now: Date, until: Date, limit: number): OrPromise<readonly MailRow[]>;
  /** Says how a try ended. `attempts` is that of the mail as it was leased or listed. */
  settle(id: string, attempts: number, settlement: Settlement): OrPromise<void>;
  /** Mails as they are kept, by id. */
  mails(query: MailQuery): OrPromise<readonly MailRow[]>;
}

/** Why a store did not do what it was asked. */
export declare class StoreError extends Error {}
/** A row is not at the version that the batch replaces. Nothing was changed. */
export declare class StoreConflict extends StoreError {
  constructor();
}
/** A claim is held by another row. Nothing was changed. */
export declare class StoreTaken extends StoreError {
  constructor(space: string, holder: Key);
  readonly space: string;
  readonly holder: Key;
}
/** The store cannot answer now. The message must hold no personal data. */
export declare class StoreUnavailable extends StoreError {
  constructor(message: string);
}
/** What is stored cannot be understood. The message must hold no personal data. */
export declare class StoreCorrupt extends StoreError {
  constructor(message: string);
}

/**
 * Checks a store by what any store must do. It writes into the store and cannot take it back: check one that you can
 * throw away.
 */
export function checkStore(store: Store): Promise<StoreReport>;

/** A connection to a tax platform (I1). Whatever it throws means that nobody knows whether a fapiao was issued. */
export interface Channel {
  /** Issues, or says what became of an earlier call. The same key never issues twice. */
  call(call: ChannelCall): OrPromise<ChannelAnswer>;
}

/** Hands a mail over. `id` is the same whenever the same mail is tried again: use it as the Message-ID. */
export type SendMail = (mail: RenderedMail, id: string) => OrPromise<unknown>;

/** A way out for mails. */
export interface Transport {
  send: SendMail;
}

/** A mail server, as a way out for mails: `system.deliverDue(new Smtp({ host, fromAddress }))`. */
export declare class Smtp implements Transport {
  /** Throws {@link InvalidError} with every wrong option. The server is first spoken to with the first mail. */
  constructor(options: SmtpOptions);
  /** Speaks to the server, without a mail: {@link MailRefused} when it cannot be reached or does not let us in. */
  check(): Promise<void>;
  /** Hands a mail over; {@link MailRefused} when the server does not take it. */
  send(mail: RenderedMail, id: string): Promise<void>;
}

/**
 * A relay of mails. It ends with `stop`, when the desk is closed, or with the process, which it does not keep alive; not when
 * nobody holds it any more.
 */
export declare class Relay {
  private constructor();
  /** What it has done so far. */
  status(): Promise<RelayStatus>;
  /**
   * Stops it when the mail that is being sent is sent, and tells what it has done; so does `await using`. It may be stopped
   * again. Its own transport must not wait for that, for it would wait for itself.
   */
  stop(): Promise<RelayStatus>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A mail cannot be sent: thrown by a transport. Of other errors only the name of the class is kept, and the mail is tried again. */
export declare class MailRefused extends Error {
  /** `message` is kept with the mail and must hold no personal data. Without `retry`, which is true when absent, the mail is given up. */
  constructor(message: string, options?: { readonly retry?: boolean | undefined });
  readonly retry: boolean;
}

/** Yuan as they are typed, in fen: `fen('1280.00')` is 128000. */
export function fen(yuan: string): number;
/** Fen in yuan: `yuan(128000)` is `'1280.00'`. */
export function yuan(fen: number): string;
/** An amount of fen in capitals as it stands on a fapiao (M7). */
export function capitals(fen: number): string;
/** An amount of fen in capitals as banks write it (M7). */
export function bankCapitals(fen: number): string;
/** Capitals of either style, in fen (M7). */
export function parseCapitals(text: string): number;
