// Written by `wirepact gen` from the contract's schema; edit that, not this.
/** Decoders and encoders by the name of the type. */

import * as codecs from "./codecs.ts";
import { checkName } from "./errors.ts";
import type {
  CloseCode,
  ErrorCode,
  Event,
  Failure,
  FromClient,
  FromServer,
  Notes,
  Order,
  OrderChange,
  OrderChanged,
  OrderList,
  OrderServed,
  OrdersNotesEvent,
  OrdersNotesSnapshot,
  OrdersOpenEvent,
  OrdersOpenSnapshot,
  Ping,
  Pong,
  Snapshot,
  Subscribe,
  Topics,
  Unsubscribe,
} from "./types.ts";

/** Every type of the contract by its name. */
export interface ContractTypes {
  readonly Topics: Topics;
  readonly FromClient: FromClient;
  readonly Subscribe: Subscribe;
  readonly Unsubscribe: Unsubscribe;
  readonly Ping: Ping;
  readonly FromServer: FromServer;
  readonly Snapshot: Snapshot;
  readonly Event: Event;
  readonly Failure: Failure;
  readonly Pong: Pong;
  readonly ErrorCode: ErrorCode;
  readonly CloseCode: CloseCode;
  readonly Order: Order;
  readonly OrderList: OrderList;
  readonly OrderChange: OrderChange;
  readonly OrderChanged: OrderChanged;
  readonly OrderServed: OrderServed;
  readonly Notes: Notes;
  readonly OrdersOpenSnapshot: OrdersOpenSnapshot;
  readonly OrdersOpenEvent: OrdersOpenEvent;
  readonly OrdersNotesSnapshot: OrdersNotesSnapshot;
  readonly OrdersNotesEvent: OrdersNotesEvent;
}

/** The name of a type of the contract. */
export type TypeName = keyof ContractTypes;

const DECODERS: { readonly [Name in TypeName]: (text: string) => ContractTypes[Name] } = {
  Topics: codecs.decodeTopics,
  FromClient: codecs.decodeFromClient,
  Subscribe: codecs.decodeSubscribe,
  Unsubscribe: codecs.decodeUnsubscribe,
  Ping: codecs.decodePing,
  FromServer: codecs.decodeFromServer,
  Snapshot: codecs.decodeSnapshot,
  Event: codecs.decodeEvent,
  Failure: codecs.decodeFailure,
  Pong: codecs.decodePong,
  ErrorCode: codecs.decodeErrorCode,
  CloseCode: codecs.decodeCloseCode,
  Order: codecs.decodeOrder,
  OrderList: codecs.decodeOrderList,
  OrderChange: codecs.decodeOrderChange,
  OrderChanged: codecs.decodeOrderChanged,
  OrderServed: codecs.decodeOrderServed,
  Notes: codecs.decodeNotes,
  OrdersOpenSnapshot: codecs.decodeOrdersOpenSnapshot,
  OrdersOpenEvent: codecs.decodeOrdersOpenEvent,
  OrdersNotesSnapshot: codecs.decodeOrdersNotesSnapshot,
  OrdersNotesEvent: codecs.decodeOrdersNotesEvent,
};

const ENCODERS: { readonly [Name in TypeName]: (value: ContractTypes[Name]) => string } = {
  Topics: codecs.encodeTopics,
  FromClient: codecs.encodeFromClient,
  Subscribe: codecs.encodeSubscribe,
  Unsubscribe: codecs.encodeUnsubscribe,
  Ping: codecs.encodePing,
  FromServer: codecs.encodeFromServer,
  Snapshot: codecs.encodeSnapshot,
  Event: codecs.encodeEvent,
  Failure: codecs.encodeFailure,
  Pong: codecs.encodePong,
  ErrorCode: codecs.encodeErrorCode,
  CloseCode: codecs.encodeCloseCode,
  Order: codecs.encodeOrder,
  OrderList: codecs.encodeOrderList,
  OrderChange: codecs.encodeOrderChange,
  OrderChanged: codecs.encodeOrderChanged,
  OrderServed: codecs.encodeOrderServed,
  Notes: codecs.encodeNotes,
  OrdersOpenSnapshot: codecs.encodeOrdersOpenSnapshot,
  OrdersOpenEvent: codecs.encodeOrdersOpenEvent,
  OrdersNotesSnapshot: codecs.encodeOrdersNotesSnapshot,
  OrdersNotesEvent: codecs.encodeOrdersNotesEvent,
};

/** Decodes a type by its name. Throws `ContractError`, and `RangeError` for a name that is no type's. */
export function decode<Name extends TypeName>(name: Name, text: string): ContractTypes[Name] {
  checkName(DECODERS, name);
  return DECODERS[name](text);
}

/** Encodes a type by its name. Throws `ContractError`, and `RangeError` for a name that is no type's. */
export function encode<Name extends TypeName>(name: Name, value: ContractTypes[Name]): string {
  checkName(ENCODERS, name);
  return ENCODERS[name](value);
}
