// Written by `wirepact gen` from the contract's schema; edit that, not this.
/** The contract's types. A property that may be absent is left out then; null is null. */

/** Any JSON value. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

export type Topics = readonly string[];

export type FromClient = Subscribe | Unsubscribe | Ping;

/** Subscribe */
export interface Subscribe {
  readonly type: "subscribe";
  readonly topics: Topics;
}

/** Unsubscribe */
export interface Unsubscribe {
  readonly type: "unsubscribe";
  readonly topics: Topics;
}

/** Ping */
export interface Ping {
  readonly type: "ping";
}

export type FromServer = OrdersOpenSnapshot | OrdersOpenEvent | OrdersNotesSnapshot | OrdersNotesEvent | Failure | Pong;

/** Snapshot */
export interface Snapshot {
  readonly type: "snapshot";
  readonly topic: string;
  readonly payload: JsonValue;
}

/** Event */
export interface Event {
  readonly type: "event";
  readonly topic: string;
  readonly payload: JsonValue;
}

/** Failure */
export interface Failure {
  readonly type: "error";
  readonly message: string;
  readonly code?: ErrorCode;
  readonly topic?: string;
}

/** Pong */
export interface Pong {
  readonly type: "pong";
}

export type ErrorCode =
  | "malformed_message"
  | "unknown_message_type"
  | "unknown_topic"
  | "too_many_subscriptions"
  | "rate_limited"
  | "snapshot_failed"
  | (string & {});

export type CloseCode = 1003 | 1007 | 1008 | 1009 | 1011 | 1012 | 1013 | 4000 | 4001 | (number & {});

export interface Order {
  readonly number: number;
  readonly table: string;
  readonly dish: string;
  readonly stage: "ordered" | "cooking" | "ready" | (string & {});
}

export interface OrderList {
  readonly orders: readonly Order[];
}

export type OrderChange = OrderChanged | OrderServed;

export interface OrderChanged {
  readonly type: "changed";
  readonly order: Order;
}

export interface OrderServed {
  readonly type: "served";
  readonly number: number;
}

export interface Notes {
  readonly notes: readonly string[];
}

/** Snapshot of a topic. Every order that is not served yet. */
export interface OrdersOpenSnapshot {
  readonly type: "snapshot";
  readonly topic: "orders.open";
  readonly payload: OrderList;
}

/** Event of a topic. Every order that is not served yet. */
export interface OrdersOpenEvent {
  readonly type: "event";
  readonly topic: "orders.open";
  readonly payload: OrderChange;
}

/** Snapshot of a topic. The latest notes at one table, kept in the kitchen's database. */
export interface OrdersNotesSnapshot {
  readonly type: "snapshot";
  readonly topic: `orders.notes:${string}`;
  readonly payload: Notes;
}

/** Event of a topic. The latest notes at one table, kept in the kitchen's database. */
export interface OrdersNotesEvent {
  readonly type: "event";
  readonly topic: `orders.notes:${string}`;
  readonly payload: Notes;
}
