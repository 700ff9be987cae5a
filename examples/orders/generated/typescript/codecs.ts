// Written by `wirepact gen` from the contract's schema; edit that, not this.
/**
 * Per type: a decoder from JSON text, one from a parsed value, and an encoder.
 *
 * Decoders throw `ContractError` with every violation. So do encoders, for a value that the decoder would refuse.
 */

import {
  acceptCloseCode,
  acceptErrorCode,
  acceptEvent,
  acceptFailure,
  acceptFromClient,
  acceptFromServer,
  acceptNotes,
  acceptOrder,
  acceptOrderChange,
  acceptOrderChanged,
  acceptOrderList,
  acceptOrderServed,
  acceptOrdersNotesEvent,
  acceptOrdersNotesSnapshot,
  acceptOrdersOpenEvent,
  acceptOrdersOpenSnapshot,
  acceptPing,
  acceptPong,
  acceptSnapshot,
  acceptSubscribe,
  acceptTopics,
  acceptUnsubscribe,
} from "./accept.ts";
import { type Accept as _Accept, newTally } from "./acceptors.ts";
import { countStrings } from "./count.ts";
import { ContractError } from "./errors.ts";
import { checkText, inspect, notText, stringify, tryParse } from "./json.ts";
import {
  readCloseCode,
  readErrorCode,
  readEvent,
  readFailure,
  readFromClient,
  readFromServer,
  readNotes,
  readOrder,
  readOrderChange,
  readOrderChanged,
  readOrderList,
  readOrderServed,
  readOrdersNotesEvent,
  readOrdersNotesSnapshot,
  readOrdersOpenEvent,
  readOrdersOpenSnapshot,
  readPing,
  readPong,
  readSnapshot,
  readSubscribe,
  readTopics,
  readUnsubscribe,
} from "./read.ts";
import type { Found as _Found, Reader as _Reader } from "./readers.ts";
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

function fromText<T>(text: string, accept: _Accept<T>, read: _Reader<T>): T {
  if (typeof text !== "string") throw notText(text);
  const value = tryParse(text);
  const tally = newTally(true);
  const accepted = accept(value, tally, 1);
  if (accepted !== undefined && tally.strings === countStrings(text)) return accepted;
  checkText(text, value);
  return explain(value, read);
}

function fromValue<T>(value: unknown, accept: _Accept<T>, read: _Reader<T>): T {
  const accepted = accept(value, newTally(false), 1);
  if (accepted !== undefined) return accepted;
  const found = inspect(value);
  if (found.length > 0) throw new ContractError(found);
  return explain(value, read);
}

function explain<T>(value: unknown, read: _Reader<T>): T {
  const found: _Found = [];
  const decoded = read(value, undefined, found);
  if (found.length > 0) throw new ContractError(found);
  return decoded;
}

/** Decodes a `Topics` from JSON text. */
export function decodeTopics(text: string): Topics {
  return fromText(text, acceptTopics, readTopics);
}

/** Decodes a `Topics` from a parsed JSON value. */
export function topicsFromValue(value: unknown): Topics {
  return fromValue(value, acceptTopics, readTopics);
}

/** Encodes a `Topics` as JSON text. */
export function encodeTopics(value: Topics): string {
  return stringify(fromValue(value, acceptTopics, readTopics));
}

/** Decodes a `FromClient` from JSON text. */
export function decodeFromClient(text: string): FromClient {
  return fromText(text, acceptFromClient, readFromClient);
}

/** Decodes a `FromClient` from a parsed JSON value. */
export function fromClientFromValue(value: unknown): FromClient {
  return fromValue(value, acceptFromClient, readFromClient);
}

/** Encodes a `FromClient` as JSON text. */
export function encodeFromClient(value: FromClient): string {
  return stringify(fromValue(value, acceptFromClient, readFromClient));
}

/** Decodes a `Subscribe` from JSON text. */
export function decodeSubscribe(text: string): Subscribe {
  return fromText(text, acceptSubscribe, readSubscribe);
}

/** Decodes a `Subscribe` from a parsed JSON value. */
export function subscribeFromValue(value: unknown): Subscribe {
  return fromValue(value, acceptSubscribe, readSubscribe);
}

/** Encodes a `Subscribe` as JSON text. */
export function encodeSubscribe(value: Subscribe): string {
  return stringify(fromValue(value, acceptSubscribe, readSubscribe));
}

/** Decodes a `Unsubscribe` from JSON text. */
export function decodeUnsubscribe(text: string): Unsubscribe {
  return fromText(text, acceptUnsubscribe, readUnsubscribe);
}

/** Decodes a `Unsubscribe` from a parsed JSON value. */
export function unsubscribeFromValue(value: unknown): Unsubscribe {
  return fromValue(value, acceptUnsubscribe, readUnsubscribe);
}

/** Encodes a `Unsubscribe` as JSON text. */
export function encodeUnsubscribe(value: Unsubscribe): string {
  return stringify(fromValue(value, acceptUnsubscribe, readUnsubscribe));
}

/** Decodes a `Ping` from JSON text. */
export function decodePing(text: string): Ping {
  return fromText(text, acceptPing, readPing);
}

/** Decodes a `Ping` from a parsed JSON value. */
export function pingFromValue(value: unknown): Ping {
  return fromValue(value, acceptPing, readPing);
}

/** Encodes a `Ping` as JSON text. */
export function encodePing(value: Ping): string {
  return stringify(fromValue(value, acceptPing, readPing));
}

/** Decodes a `FromServer` from JSON text. */
export function decodeFromServer(text: string): FromServer {
  return fromText(text, acceptFromServer, readFromServer);
}

/** Decodes a `FromServer` from a parsed JSON value. */
export function fromServerFromValue(value: unknown): FromServer {
  return fromValue(value, acceptFromServer, readFromServer);
}

/** Encodes a `FromServer` as JSON text. */
export function encodeFromServer(value: FromServer): string {
  return stringify(fromValue(value, acceptFromServer, readFromServer));
}

/** Decodes a `Snapshot` from JSON text. */
export function decodeSnapshot(text: string): Snapshot {
  return fromText(text, acceptSnapshot, readSnapshot);
}

/** Decodes a `Snapshot` from a parsed JSON value. */
export function snapshotFromValue(value: unknown): Snapshot {
  return fromValue(value, acceptSnapshot, readSnapshot);
}

/** Encodes a `Snapshot` as JSON text. */
export function encodeSnapshot(value: Snapshot): string {
  return stringify(fromValue(value, acceptSnapshot, readSnapshot));
}

/** Decodes a `Event` from JSON text. */
export function decodeEvent(text: string): Event {
  return fromText(text, acceptEvent, readEvent);
}

/** Decodes a `Event` from a parsed JSON value. */
export function eventFromValue(value: unknown): Event {
  return fromValue(value, acceptEvent, readEvent);
}

/** Encodes a `Event` as JSON text. */
export function encodeEvent(value: Event): string {
  return stringify(fromValue(value, acceptEvent, readEvent));
}

/** Decodes a `Failure` from JSON text. */
export function decodeFailure(text: string): Failure {
  return fromText(text, acceptFailure, readFailure);
}

/** Decodes a `Failure` from a parsed JSON value. */
export function failureFromValue(value: unknown): Failure {
  return fromValue(value, acceptFailure, readFailure);
}

/** Encodes a `Failure` as JSON text. */
export function encodeFailure(value: Failure): string {
  return stringify(fromValue(value, acceptFailure, readFailure));
}

/** Decodes a `Pong` from JSON text. */
export function decodePong(text: string): Pong {
  return fromText(text, acceptPong, readPong);
}

/** Decodes a `Pong` from a parsed JSON value. */
export function pongFromValue(value: unknown): Pong {
  return fromValue(value, acceptPong, readPong);
}

/** Encodes a `Pong` as JSON text. */
export function encodePong(value: Pong): string {
  return stringify(fromValue(value, acceptPong, readPong));
}

/** Decodes a `ErrorCode` from JSON text. */
export function decodeErrorCode(text: string): ErrorCode {
  return fromText(text, acceptErrorCode, readErrorCode);
}

/** Decodes a `ErrorCode` from a parsed JSON value. */
export function errorCodeFromValue(value: unknown): ErrorCode {
  return fromValue(value, acceptErrorCode, readErrorCode);
}

/** Encodes a `ErrorCode` as JSON text. */
export function encodeErrorCode(value: ErrorCode): string {
  return stringify(fromValue(value, acceptErrorCode, readErrorCode));
}

/** Decodes a `CloseCode` from JSON text. */
export function decodeCloseCode(text: string): CloseCode {
  return fromText(text, acceptCloseCode, readCloseCode);
}

/** Decodes a `CloseCode` from a parsed JSON value. */
export function closeCodeFromValue(value: unknown): CloseCode {
  return fromValue(value, acceptCloseCode, readCloseCode);
}

/** Encodes a `CloseCode` as JSON text. */
export function encodeCloseCode(value: CloseCode): string {
  return stringify(fromValue(value, acceptCloseCode, readCloseCode));
}

/** Decodes a `Order` from JSON text. */
export function decodeOrder(text: string): Order {
  return fromText(text, acceptOrder, readOrder);
}

/** Decodes a `Order` from a parsed JSON value. */
export function orderFromValue(value: unknown): Order {
  return fromValue(value, acceptOrder, readOrder);
}

/** Encodes a `Order` as JSON text. */
export function encodeOrder(value: Order): string {
  return stringify(fromValue(value, acceptOrder, readOrder));
}

/** Decodes a `OrderList` from JSON text. */
export function decodeOrderList(text: string): OrderList {
  return fromText(text, acceptOrderList, readOrderList);
}

/** Decodes a `OrderList` from a parsed JSON value. */
export function orderListFromValue(value: unknown): OrderList {
  return fromValue(value, acceptOrderList, readOrderList);
}

/** Encodes a `OrderList` as JSON text. */
export function encodeOrderList(value: OrderList): string {
  return stringify(fromValue(value, acceptOrderList, readOrderList));
}

/** Decodes a `OrderChange` from JSON text. */
export function decodeOrderChange(text: string): OrderChange {
  return fromText(text, acceptOrderChange, readOrderChange);
}

/** Decodes a `OrderChange` from a parsed JSON value. */
export function orderChangeFromValue(value: unknown): OrderChange {
  return fromValue(value, acceptOrderChange, readOrderChange);
}

/** Encodes a `OrderChange` as JSON text. */
export function encodeOrderChange(value: OrderChange): string {
  return stringify(fromValue(value, acceptOrderChange, readOrderChange));
}

/** Decodes a `OrderChanged` from JSON text. */
export function decodeOrderChanged(text: string): OrderChanged {
  return fromText(text, acceptOrderChanged, readOrderChanged);
}

/** Decodes a `OrderChanged` from a parsed JSON value. */
export function orderChangedFromValue(value: unknown): OrderChanged {
  return fromValue(value, acceptOrderChanged, readOrderChanged);
}

/** Encodes a `OrderChanged` as JSON text. */
export function encodeOrderChanged(value: OrderChanged): string {
  return stringify(fromValue(value, acceptOrderChanged, readOrderChanged));
}

/** Decodes a `OrderServed` from JSON text. */
export function decodeOrderServed(text: string): OrderServed {
  return fromText(text, acceptOrderServed, readOrderServed);
}

/** Decodes a `OrderServed` from a parsed JSON value. */
export function orderServedFromValue(value: unknown): OrderServed {
  return fromValue(value, acceptOrderServed, readOrderServed);
}

/** Encodes a `OrderServed` as JSON text. */
export function encodeOrderServed(value: OrderServed): string {
  return stringify(fromValue(value, acceptOrderServed, readOrderServed));
}

/** Decodes a `Notes` from JSON text. */
export function decodeNotes(text: string): Notes {
  return fromText(text, acceptNotes, readNotes);
}

/** Decodes a `Notes` from a parsed JSON value. */
export function notesFromValue(value: unknown): Notes {
  return fromValue(value, acceptNotes, readNotes);
}

/** Encodes a `Notes` as JSON text. */
export function encodeNotes(value: Notes): string {
  return stringify(fromValue(value, acceptNotes, readNotes));
}

/** Decodes a `OrdersOpenSnapshot` from JSON text. */
export function decodeOrdersOpenSnapshot(text: string): OrdersOpenSnapshot {
  return fromText(text, acceptOrdersOpenSnapshot, readOrdersOpenSnapshot);
}

/** Decodes a `OrdersOpenSnapshot` from a parsed JSON value. */
export function ordersOpenSnapshotFromValue(value: unknown): OrdersOpenSnapshot {
  return fromValue(value, acceptOrdersOpenSnapshot, readOrdersOpenSnapshot);
}

/** Encodes a `OrdersOpenSnapshot` as JSON text. */
export function encodeOrdersOpenSnapshot(value: OrdersOpenSnapshot): string {
  return stringify(fromValue(value, acceptOrdersOpenSnapshot, readOrdersOpenSnapshot));
}

/** Decodes a `OrdersOpenEvent` from JSON text. */
export function decodeOrdersOpenEvent(text: string): OrdersOpenEvent {
  return fromText(text, acceptOrdersOpenEvent, readOrdersOpenEvent);
}

/** Decodes a `OrdersOpenEvent` from a parsed JSON value. */
export function ordersOpenEventFromValue(value: unknown): OrdersOpenEvent {
  return fromValue(value, acceptOrdersOpenEvent, readOrdersOpenEvent);
}

/** Encodes a `OrdersOpenEvent` as JSON text. */
export function encodeOrdersOpenEvent(value: OrdersOpenEvent): string {
  return stringify(fromValue(value, acceptOrdersOpenEvent, readOrdersOpenEvent));
}

/** Decodes a `OrdersNotesSnapshot` from JSON text. */
export function decodeOrdersNotesSnapshot(text: string): OrdersNotesSnapshot {
  return fromText(text, acceptOrdersNotesSnapshot, readOrdersNotesSnapshot);
}

/** Decodes a `OrdersNotesSnapshot` from a parsed JSON value. */
export function ordersNotesSnapshotFromValue(value: unknown): OrdersNotesSnapshot {
  return fromValue(value, acceptOrdersNotesSnapshot, readOrdersNotesSnapshot);
}

/** Encodes a `OrdersNotesSnapshot` as JSON text. */
export function encodeOrdersNotesSnapshot(value: OrdersNotesSnapshot): string {
  return stringify(fromValue(value, acceptOrdersNotesSnapshot, readOrdersNotesSnapshot));
}

/** Decodes a `OrdersNotesEvent` from JSON text. */
export function decodeOrdersNotesEvent(text: string): OrdersNotesEvent {
  return fromText(text, acceptOrdersNotesEvent, readOrdersNotesEvent);
}

/** Decodes a `OrdersNotesEvent` from a parsed JSON value. */
export function ordersNotesEventFromValue(value: unknown): OrdersNotesEvent {
  return fromValue(value, acceptOrdersNotesEvent, readOrdersNotesEvent);
}

/** Encodes a `OrdersNotesEvent` as JSON text. */
export function encodeOrdersNotesEvent(value: OrdersNotesEvent): string {
  return stringify(fromValue(value, acceptOrdersNotesEvent, readOrdersNotesEvent));
}
