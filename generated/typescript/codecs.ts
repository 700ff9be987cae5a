// Written by `wirepact gen` from the contract's schema; edit that, not this.
/**
 * Per type: a decoder from JSON text, one from a parsed value, and an encoder.
 *
 * Decoders throw `ContractError` with every violation. So do encoders, for a value that the decoder would refuse.
 */

import {
  acceptAddress,
  acceptClientMessage,
  acceptCloseCode,
  acceptErrorCode,
  acceptErrorMessage,
  acceptEventMessage,
  acceptPing,
  acceptPong,
  acceptProblem,
  acceptProblemCode,
  acceptServerMessage,
  acceptSession,
  acceptSessionChange,
  acceptSessionChanged,
  acceptSessionId,
  acceptSessionList,
  acceptSessionRemoved,
  acceptSessionState,
  acceptSessionsStateEvent,
  acceptSessionsStateSnapshot,
  acceptSignInLink,
  acceptSnapshotMessage,
  acceptStartSession,
  acceptSubscribe,
  acceptTimestamp,
  acceptUnsubscribe,
} from "./accept.ts";
import { type Accept as _Accept, newTally } from "./acceptors.ts";
import { countStrings } from "./count.ts";
import { ContractError } from "./errors.ts";
import { checkText, inspect, notText, stringify, tryParse } from "./json.ts";
import {
  readAddress,
  readClientMessage,
  readCloseCode,
  readErrorCode,
  readErrorMessage,
  readEventMessage,
  readPing,
  readPong,
  readProblem,
  readProblemCode,
  readServerMessage,
  readSession,
  readSessionChange,
  readSessionChanged,
  readSessionId,
  readSessionList,
  readSessionRemoved,
  readSessionState,
  readSessionsStateEvent,
  readSessionsStateSnapshot,
  readSignInLink,
  readSnapshotMessage,
  readStartSession,
  readSubscribe,
  readTimestamp,
  readUnsubscribe,
} from "./read.ts";
import type { Found as _Found, Reader as _Reader } from "./readers.ts";
import type {
  Address,
  ClientMessage,
  CloseCode,
  ErrorCode,
  ErrorMessage,
  EventMessage,
  Ping,
  Pong,
  Problem,
  ProblemCode,
  ServerMessage,
  Session,
  SessionChange,
  SessionChanged,
  SessionId,
  SessionList,
  SessionRemoved,
  SessionState,
  SessionsStateEvent,
  SessionsStateSnapshot,
  SignInLink,
  SnapshotMessage,
  StartSession,
  Subscribe,
  Timestamp,
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

/** Decodes a `ClientMessage` from JSON text. */
export function decodeClientMessage(text: string): ClientMessage {
  return fromText(text, acceptClientMessage, readClientMessage);
}

/** Decodes a `ClientMessage` from a parsed JSON value. */
export function clientMessageFromValue(value: unknown): ClientMessage {
  return fromValue(value, acceptClientMessage, readClientMessage);
}

/** Encodes a `ClientMessage` as JSON text. */
export function encodeClientMessage(value: ClientMessage): string {
  return stringify(fromValue(value, acceptClientMessage, readClientMessage));
}

/** Decodes a `ServerMessage` from JSON text. */
export function decodeServerMessage(text: string): ServerMessage {
  return fromText(text, acceptServerMessage, readServerMessage);
}

/** Decodes a `ServerMessage` from a parsed JSON value. */
export function serverMessageFromValue(value: unknown): ServerMessage {
  return fromValue(value, acceptServerMessage, readServerMessage);
}

/** Encodes a `ServerMessage` as JSON text. */
export function encodeServerMessage(value: ServerMessage): string {
  return stringify(fromValue(value, acceptServerMessage, readServerMessage));
}

/** Decodes a `Address` from JSON text. */
export function decodeAddress(text: string): Address {
  return fromText(text, acceptAddress, readAddress);
}

/** Decodes a `Address` from a parsed JSON value. */
export function addressFromValue(value: unknown): Address {
  return fromValue(value, acceptAddress, readAddress);
}

/** Encodes a `Address` as JSON text. */
export function encodeAddress(value: Address): string {
  return stringify(fromValue(value, acceptAddress, readAddress));
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

/** Decodes a `SnapshotMessage` from JSON text. */
export function decodeSnapshotMessage(text: string): SnapshotMessage {
  return fromText(text, acceptSnapshotMessage, readSnapshotMessage);
}

/** Decodes a `SnapshotMessage` from a parsed JSON value. */
export function snapshotMessageFromValue(value: unknown): SnapshotMessage {
  return fromValue(value, acceptSnapshotMessage, readSnapshotMessage);
}

/** Encodes a `SnapshotMessage` as JSON text. */
export function encodeSnapshotMessage(value: SnapshotMessage): string {
  return stringify(fromValue(value, acceptSnapshotMessage, readSnapshotMessage));
}

/** Decodes a `EventMessage` from JSON text. */
export function decodeEventMessage(text: string): EventMessage {
  return fromText(text, acceptEventMessage, readEventMessage);
}

/** Decodes a `EventMessage` from a parsed JSON value. */
export function eventMessageFromValue(value: unknown): EventMessage {
  return fromValue(value, acceptEventMessage, readEventMessage);
}

/** Encodes a `EventMessage` as JSON text. */
export function encodeEventMessage(value: EventMessage): string {
  return stringify(fromValue(value, acceptEventMessage, readEventMessage));
}

/** Decodes a `ErrorMessage` from JSON text. */
export function decodeErrorMessage(text: string): ErrorMessage {
  return fromText(text, acceptErrorMessage, readErrorMessage);
}

/** Decodes a `ErrorMessage` from a parsed JSON value. */
export function errorMessageFromValue(value: unknown): ErrorMessage {
  return fromValue(value, acceptErrorMessage, readErrorMessage);
}

/** Encodes a `ErrorMessage` as JSON text. */
export function encodeErrorMessage(value: ErrorMessage): string {
  return stringify(fromValue(value, acceptErrorMessage, readErrorMessage));
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

/** Decodes a `StartSession` from JSON text. */
export function decodeStartSession(text: string): StartSession {
  return fromText(text, acceptStartSession, readStartSession);
}

/** Decodes a `StartSession` from a parsed JSON value. */
export function startSessionFromValue(value: unknown): StartSession {
  return fromValue(value, acceptStartSession, readStartSession);
}

/** Encodes a `StartSession` as JSON text. */
export function encodeStartSession(value: StartSession): string {
  return stringify(fromValue(value, acceptStartSession, readStartSession));
}

/** Decodes a `ProblemCode` from JSON text. */
export function decodeProblemCode(text: string): ProblemCode {
  return fromText(text, acceptProblemCode, readProblemCode);
}

/** Decodes a `ProblemCode` from a parsed JSON value. */
export function problemCodeFromValue(value: unknown): ProblemCode {
  return fromValue(value, acceptProblemCode, readProblemCode);
}

/** Encodes a `ProblemCode` as JSON text. */
export function encodeProblemCode(value: ProblemCode): string {
  return stringify(fromValue(value, acceptProblemCode, readProblemCode));
}

/** Decodes a `Problem` from JSON text. */
export function decodeProblem(text: string): Problem {
  return fromText(text, acceptProblem, readProblem);
}

/** Decodes a `Problem` from a parsed JSON value. */
export function problemFromValue(value: unknown): Problem {
  return fromValue(value, acceptProblem, readProblem);
}

/** Encodes a `Problem` as JSON text. */
export function encodeProblem(value: Problem): string {
  return stringify(fromValue(value, acceptProblem, readProblem));
}

/** Decodes a `SignInLink` from JSON text. */
export function decodeSignInLink(text: string): SignInLink {
  return fromText(text, acceptSignInLink, readSignInLink);
}

/** Decodes a `SignInLink` from a parsed JSON value. */
export function signInLinkFromValue(value: unknown): SignInLink {
  return fromValue(value, acceptSignInLink, readSignInLink);
}

/** Encodes a `SignInLink` as JSON text. */
export function encodeSignInLink(value: SignInLink): string {
  return stringify(fromValue(value, acceptSignInLink, readSignInLink));
}

/** Decodes a `SessionId` from JSON text. */
export function decodeSessionId(text: string): SessionId {
  return fromText(text, acceptSessionId, readSessionId);
}

/** Decodes a `SessionId` from a parsed JSON value. */
export function sessionIdFromValue(value: unknown): SessionId {
  return fromValue(value, acceptSessionId, readSessionId);
}

/** Encodes a `SessionId` as JSON text. */
export function encodeSessionId(value: SessionId): string {
  return stringify(fromValue(value, acceptSessionId, readSessionId));
}

/** Decodes a `Timestamp` from JSON text. */
export function decodeTimestamp(text: string): Timestamp {
  return fromText(text, acceptTimestamp, readTimestamp);
}

/** Decodes a `Timestamp` from a parsed JSON value. */
export function timestampFromValue(value: unknown): Timestamp {
  return fromValue(value, acceptTimestamp, readTimestamp);
}

/** Encodes a `Timestamp` as JSON text. */
export function encodeTimestamp(value: Timestamp): string {
  return stringify(fromValue(value, acceptTimestamp, readTimestamp));
}

/** Decodes a `SessionState` from JSON text. */
export function decodeSessionState(text: string): SessionState {
  return fromText(text, acceptSessionState, readSessionState);
}

/** Decodes a `SessionState` from a parsed JSON value. */
export function sessionStateFromValue(value: unknown): SessionState {
  return fromValue(value, acceptSessionState, readSessionState);
}

/** Encodes a `SessionState` as JSON text. */
export function encodeSessionState(value: SessionState): string {
  return stringify(fromValue(value, acceptSessionState, readSessionState));
}

/** Decodes a `Session` from JSON text. */
export function decodeSession(text: string): Session {
  return fromText(text, acceptSession, readSession);
}

/** Decodes a `Session` from a parsed JSON value. */
export function sessionFromValue(value: unknown): Session {
  return fromValue(value, acceptSession, readSession);
}

/** Encodes a `Session` as JSON text. */
export function encodeSession(value: Session): string {
  return stringify(fromValue(value, acceptSession, readSession));
}

/** Decodes a `SessionList` from JSON text. */
export function decodeSessionList(text: string): SessionList {
  return fromText(text, acceptSessionList, readSessionList);
}

/** Decodes a `SessionList` from a parsed JSON value. */
export function sessionListFromValue(value: unknown): SessionList {
  return fromValue(value, acceptSessionList, readSessionList);
}

/** Encodes a `SessionList` as JSON text. */
export function encodeSessionList(value: SessionList): string {
  return stringify(fromValue(value, acceptSessionList, readSessionList));
}

/** Decodes a `SessionChange` from JSON text. */
export function decodeSessionChange(text: string): SessionChange {
  return fromText(text, acceptSessionChange, readSessionChange);
}

/** Decodes a `SessionChange` from a parsed JSON value. */
export function sessionChangeFromValue(value: unknown): SessionChange {
  return fromValue(value, acceptSessionChange, readSessionChange);
}

/** Encodes a `SessionChange` as JSON text. */
export function encodeSessionChange(value: SessionChange): string {
  return stringify(fromValue(value, acceptSessionChange, readSessionChange));
}

/** Decodes a `SessionChanged` from JSON text. */
export function decodeSessionChanged(text: string): SessionChanged {
  return fromText(text, acceptSessionChanged, readSessionChanged);
}

/** Decodes a `SessionChanged` from a parsed JSON value. */
export function sessionChangedFromValue(value: unknown): SessionChanged {
  return fromValue(value, acceptSessionChanged, readSessionChanged);
}

/** Encodes a `SessionChanged` as JSON text. */
export function encodeSessionChanged(value: SessionChanged): string {
  return stringify(fromValue(value, acceptSessionChanged, readSessionChanged));
}

/** Decodes a `SessionRemoved` from JSON text. */
export function decodeSessionRemoved(text: string): SessionRemoved {
  return fromText(text, acceptSessionRemoved, readSessionRemoved);
}

/** Decodes a `SessionRemoved` from a parsed JSON value. */
export function sessionRemovedFromValue(value: unknown): SessionRemoved {
  return fromValue(value, acceptSessionRemoved, readSessionRemoved);
}

/** Encodes a `SessionRemoved` as JSON text. */
export function encodeSessionRemoved(value: SessionRemoved): string {
  return stringify(fromValue(value, acceptSessionRemoved, readSessionRemoved));
}

/** Decodes a `SessionsStateSnapshot` from JSON text. */
export function decodeSessionsStateSnapshot(text: string): SessionsStateSnapshot {
  return fromText(text, acceptSessionsStateSnapshot, readSessionsStateSnapshot);
}

/** Decodes a `SessionsStateSnapshot` from a parsed JSON value. */
export function sessionsStateSnapshotFromValue(value: unknown): SessionsStateSnapshot {
  return fromValue(value, acceptSessionsStateSnapshot, readSessionsStateSnapshot);
}

/** Encodes a `SessionsStateSnapshot` as JSON text. */
export function encodeSessionsStateSnapshot(value: SessionsStateSnapshot): string {
  return stringify(fromValue(value, acceptSessionsStateSnapshot, readSessionsStateSnapshot));
}

/** Decodes a `SessionsStateEvent` from JSON text. */
export function decodeSessionsStateEvent(text: string): SessionsStateEvent {
  return fromText(text, acceptSessionsStateEvent, readSessionsStateEvent);
}

/** Decodes a `SessionsStateEvent` from a parsed JSON value. */
export function sessionsStateEventFromValue(value: unknown): SessionsStateEvent {
  return fromValue(value, acceptSessionsStateEvent, readSessionsStateEvent);
}

/** Encodes a `SessionsStateEvent` as JSON text. */
export function encodeSessionsStateEvent(value: SessionsStateEvent): string {
  return stringify(fromValue(value, acceptSessionsStateEvent, readSessionsStateEvent));
}
