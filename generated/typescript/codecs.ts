// Written by `wirepact gen` from the contract's schema; edit that, not this.
/**
 * Per type: a decoder from JSON text, one from a parsed value, and an encoder.
 *
 * Decoders throw `ContractError` with every violation. So do encoders, for a value that the decoder would refuse.
 */

import {
  acceptActivity,
  acceptActivityAdded,
  acceptActivityEntry,
  acceptAddress,
  acceptClientMessage,
  acceptCloseCode,
  acceptColour,
  acceptCursor,
  acceptEntryNumber,
  acceptErrorCode,
  acceptErrorMessage,
  acceptEventMessage,
  acceptLifecycleStep,
  acceptLine,
  acceptOutputLine,
  acceptPing,
  acceptPong,
  acceptProblem,
  acceptProblemCode,
  acceptRun,
  acceptScreen,
  acceptServerMessage,
  acceptSession,
  acceptSessionChange,
  acceptSessionChanged,
  acceptSessionId,
  acceptSessionList,
  acceptSessionRemoved,
  acceptSessionState,
  acceptSessionsActivityEvent,
  acceptSessionsActivitySnapshot,
  acceptSessionsStateEvent,
  acceptSessionsStateSnapshot,
  acceptSignInLink,
  acceptSkippedLines,
  acceptSnapshotMessage,
  acceptStartSession,
  acceptSubscribe,
  acceptTerminal,
  acceptTerminalChange,
  acceptTerminalChanged,
  acceptTerminalId,
  acceptTerminalList,
  acceptTerminalRemoved,
  acceptTerminalSize,
  acceptTerminalStatus,
  acceptTerminalsScreenEvent,
  acceptTerminalsScreenSnapshot,
  acceptTerminalsStateEvent,
  acceptTerminalsStateSnapshot,
  acceptTimestamp,
  acceptTopicInfo,
  acceptTopicKind,
  acceptTopicList,
  acceptUnsubscribe,
} from "./accept.ts";
import { type Accept as _Accept, newTally } from "./acceptors.ts";
import { countStrings } from "./count.ts";
import { ContractError } from "./errors.ts";
import { checkText, inspect, notText, stringify, tryParse } from "./json.ts";
import {
  readActivity,
  readActivityAdded,
  readActivityEntry,
  readAddress,
  readClientMessage,
  readCloseCode,
  readColour,
  readCursor,
  readEntryNumber,
  readErrorCode,
  readErrorMessage,
  readEventMessage,
  readLifecycleStep,
  readLine,
  readOutputLine,
  readPing,
  readPong,
  readProblem,
  readProblemCode,
  readRun,
  readScreen,
  readServerMessage,
  readSession,
  readSessionChange,
  readSessionChanged,
  readSessionId,
  readSessionList,
  readSessionRemoved,
  readSessionState,
  readSessionsActivityEvent,
  readSessionsActivitySnapshot,
  readSessionsStateEvent,
  readSessionsStateSnapshot,
  readSignInLink,
  readSkippedLines,
  readSnapshotMessage,
  readStartSession,
  readSubscribe,
  readTerminal,
  readTerminalChange,
  readTerminalChanged,
  readTerminalId,
  readTerminalList,
  readTerminalRemoved,
  readTerminalSize,
  readTerminalStatus,
  readTerminalsScreenEvent,
  readTerminalsScreenSnapshot,
  readTerminalsStateEvent,
  readTerminalsStateSnapshot,
  readTimestamp,
  readTopicInfo,
  readTopicKind,
  readTopicList,
  readUnsubscribe,
} from "./read.ts";
import type { Found as _Found, Reader as _Reader } from "./readers.ts";
import type {
  Activity,
  ActivityAdded,
  ActivityEntry,
  Address,
  ClientMessage,
  CloseCode,
  Colour,
  Cursor,
  EntryNumber,
  ErrorCode,
  ErrorMessage,
  EventMessage,
  LifecycleStep,
  Line,
  OutputLine,
  Ping,
  Pong,
  Problem,
  ProblemCode,
  Run,
  Screen,
  ServerMessage,
  Session,
  SessionChange,
  SessionChanged,
  SessionId,
  SessionList,
  SessionRemoved,
  SessionState,
  SessionsActivityEvent,
  SessionsActivitySnapshot,
  SessionsStateEvent,
  SessionsStateSnapshot,
  SignInLink,
  SkippedLines,
  SnapshotMessage,
  StartSession,
  Subscribe,
  Terminal,
  TerminalChange,
  TerminalChanged,
  TerminalId,
  TerminalList,
  TerminalRemoved,
  TerminalSize,
  TerminalStatus,
  TerminalsScreenEvent,
  TerminalsScreenSnapshot,
  TerminalsStateEvent,
  TerminalsStateSnapshot,
  Timestamp,
  TopicInfo,
  TopicKind,
  TopicList,
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

/** Decodes a `EntryNumber` from JSON text. */
export function decodeEntryNumber(text: string): EntryNumber {
  return fromText(text, acceptEntryNumber, readEntryNumber);
}

/** Decodes a `EntryNumber` from a parsed JSON value. */
export function entryNumberFromValue(value: unknown): EntryNumber {
  return fromValue(value, acceptEntryNumber, readEntryNumber);
}

/** Encodes a `EntryNumber` as JSON text. */
export function encodeEntryNumber(value: EntryNumber): string {
  return stringify(fromValue(value, acceptEntryNumber, readEntryNumber));
}

/** Decodes a `OutputLine` from JSON text. */
export function decodeOutputLine(text: string): OutputLine {
  return fromText(text, acceptOutputLine, readOutputLine);
}

/** Decodes a `OutputLine` from a parsed JSON value. */
export function outputLineFromValue(value: unknown): OutputLine {
  return fromValue(value, acceptOutputLine, readOutputLine);
}

/** Encodes a `OutputLine` as JSON text. */
export function encodeOutputLine(value: OutputLine): string {
  return stringify(fromValue(value, acceptOutputLine, readOutputLine));
}

/** Decodes a `LifecycleStep` from JSON text. */
export function decodeLifecycleStep(text: string): LifecycleStep {
  return fromText(text, acceptLifecycleStep, readLifecycleStep);
}

/** Decodes a `LifecycleStep` from a parsed JSON value. */
export function lifecycleStepFromValue(value: unknown): LifecycleStep {
  return fromValue(value, acceptLifecycleStep, readLifecycleStep);
}

/** Encodes a `LifecycleStep` as JSON text. */
export function encodeLifecycleStep(value: LifecycleStep): string {
  return stringify(fromValue(value, acceptLifecycleStep, readLifecycleStep));
}

/** Decodes a `SkippedLines` from JSON text. */
export function decodeSkippedLines(text: string): SkippedLines {
  return fromText(text, acceptSkippedLines, readSkippedLines);
}

/** Decodes a `SkippedLines` from a parsed JSON value. */
export function skippedLinesFromValue(value: unknown): SkippedLines {
  return fromValue(value, acceptSkippedLines, readSkippedLines);
}

/** Encodes a `SkippedLines` as JSON text. */
export function encodeSkippedLines(value: SkippedLines): string {
  return stringify(fromValue(value, acceptSkippedLines, readSkippedLines));
}

/** Decodes a `ActivityEntry` from JSON text. */
export function decodeActivityEntry(text: string): ActivityEntry {
  return fromText(text, acceptActivityEntry, readActivityEntry);
}

/** Decodes a `ActivityEntry` from a parsed JSON value. */
export function activityEntryFromValue(value: unknown): ActivityEntry {
  return fromValue(value, acceptActivityEntry, readActivityEntry);
}

/** Encodes a `ActivityEntry` as JSON text. */
export function encodeActivityEntry(value: ActivityEntry): string {
  return stringify(fromValue(value, acceptActivityEntry, readActivityEntry));
}

/** Decodes a `Activity` from JSON text. */
export function decodeActivity(text: string): Activity {
  return fromText(text, acceptActivity, readActivity);
}

/** Decodes a `Activity` from a parsed JSON value. */
export function activityFromValue(value: unknown): Activity {
  return fromValue(value, acceptActivity, readActivity);
}

/** Encodes a `Activity` as JSON text. */
export function encodeActivity(value: Activity): string {
  return stringify(fromValue(value, acceptActivity, readActivity));
}

/** Decodes a `ActivityAdded` from JSON text. */
export function decodeActivityAdded(text: string): ActivityAdded {
  return fromText(text, acceptActivityAdded, readActivityAdded);
}

/** Decodes a `ActivityAdded` from a parsed JSON value. */
export function activityAddedFromValue(value: unknown): ActivityAdded {
  return fromValue(value, acceptActivityAdded, readActivityAdded);
}

/** Encodes a `ActivityAdded` as JSON text. */
export function encodeActivityAdded(value: ActivityAdded): string {
  return stringify(fromValue(value, acceptActivityAdded, readActivityAdded));
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

/** Decodes a `TopicKind` from JSON text. */
export function decodeTopicKind(text: string): TopicKind {
  return fromText(text, acceptTopicKind, readTopicKind);
}

/** Decodes a `TopicKind` from a parsed JSON value. */
export function topicKindFromValue(value: unknown): TopicKind {
  return fromValue(value, acceptTopicKind, readTopicKind);
}

/** Encodes a `TopicKind` as JSON text. */
export function encodeTopicKind(value: TopicKind): string {
  return stringify(fromValue(value, acceptTopicKind, readTopicKind));
}

/** Decodes a `TopicInfo` from JSON text. */
export function decodeTopicInfo(text: string): TopicInfo {
  return fromText(text, acceptTopicInfo, readTopicInfo);
}

/** Decodes a `TopicInfo` from a parsed JSON value. */
export function topicInfoFromValue(value: unknown): TopicInfo {
  return fromValue(value, acceptTopicInfo, readTopicInfo);
}

/** Encodes a `TopicInfo` as JSON text. */
export function encodeTopicInfo(value: TopicInfo): string {
  return stringify(fromValue(value, acceptTopicInfo, readTopicInfo));
}

/** Decodes a `TopicList` from JSON text. */
export function decodeTopicList(text: string): TopicList {
  return fromText(text, acceptTopicList, readTopicList);
}

/** Decodes a `TopicList` from a parsed JSON value. */
export function topicListFromValue(value: unknown): TopicList {
  return fromValue(value, acceptTopicList, readTopicList);
}

/** Encodes a `TopicList` as JSON text. */
export function encodeTopicList(value: TopicList): string {
  return stringify(fromValue(value, acceptTopicList, readTopicList));
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

/** Decodes a `TerminalId` from JSON text. */
export function decodeTerminalId(text: string): TerminalId {
  return fromText(text, acceptTerminalId, readTerminalId);
}

/** Decodes a `TerminalId` from a parsed JSON value. */
export function terminalIdFromValue(value: unknown): TerminalId {
  return fromValue(value, acceptTerminalId, readTerminalId);
}

/** Encodes a `TerminalId` as JSON text. */
export function encodeTerminalId(value: TerminalId): string {
  return stringify(fromValue(value, acceptTerminalId, readTerminalId));
}

/** Decodes a `TerminalStatus` from JSON text. */
export function decodeTerminalStatus(text: string): TerminalStatus {
  return fromText(text, acceptTerminalStatus, readTerminalStatus);
}

/** Decodes a `TerminalStatus` from a parsed JSON value. */
export function terminalStatusFromValue(value: unknown): TerminalStatus {
  return fromValue(value, acceptTerminalStatus, readTerminalStatus);
}

/** Encodes a `TerminalStatus` as JSON text. */
export function encodeTerminalStatus(value: TerminalStatus): string {
  return stringify(fromValue(value, acceptTerminalStatus, readTerminalStatus));
}

/** Decodes a `TerminalSize` from JSON text. */
export function decodeTerminalSize(text: string): TerminalSize {
  return fromText(text, acceptTerminalSize, readTerminalSize);
}

/** Decodes a `TerminalSize` from a parsed JSON value. */
export function terminalSizeFromValue(value: unknown): TerminalSize {
  return fromValue(value, acceptTerminalSize, readTerminalSize);
}

/** Encodes a `TerminalSize` as JSON text. */
export function encodeTerminalSize(value: TerminalSize): string {
  return stringify(fromValue(value, acceptTerminalSize, readTerminalSize));
}

/** Decodes a `Terminal` from JSON text. */
export function decodeTerminal(text: string): Terminal {
  return fromText(text, acceptTerminal, readTerminal);
}

/** Decodes a `Terminal` from a parsed JSON value. */
export function terminalFromValue(value: unknown): Terminal {
  return fromValue(value, acceptTerminal, readTerminal);
}

/** Encodes a `Terminal` as JSON text. */
export function encodeTerminal(value: Terminal): string {
  return stringify(fromValue(value, acceptTerminal, readTerminal));
}

/** Decodes a `TerminalList` from JSON text. */
export function decodeTerminalList(text: string): TerminalList {
  return fromText(text, acceptTerminalList, readTerminalList);
}

/** Decodes a `TerminalList` from a parsed JSON value. */
export function terminalListFromValue(value: unknown): TerminalList {
  return fromValue(value, acceptTerminalList, readTerminalList);
}

/** Encodes a `TerminalList` as JSON text. */
export function encodeTerminalList(value: TerminalList): string {
  return stringify(fromValue(value, acceptTerminalList, readTerminalList));
}

/** Decodes a `TerminalChange` from JSON text. */
export function decodeTerminalChange(text: string): TerminalChange {
  return fromText(text, acceptTerminalChange, readTerminalChange);
}

/** Decodes a `TerminalChange` from a parsed JSON value. */
export function terminalChangeFromValue(value: unknown): TerminalChange {
  return fromValue(value, acceptTerminalChange, readTerminalChange);
}

/** Encodes a `TerminalChange` as JSON text. */
export function encodeTerminalChange(value: TerminalChange): string {
  return stringify(fromValue(value, acceptTerminalChange, readTerminalChange));
}

/** Decodes a `TerminalChanged` from JSON text. */
export function decodeTerminalChanged(text: string): TerminalChanged {
  return fromText(text, acceptTerminalChanged, readTerminalChanged);
}

/** Decodes a `TerminalChanged` from a parsed JSON value. */
export function terminalChangedFromValue(value: unknown): TerminalChanged {
  return fromValue(value, acceptTerminalChanged, readTerminalChanged);
}

/** Encodes a `TerminalChanged` as JSON text. */
export function encodeTerminalChanged(value: TerminalChanged): string {
  return stringify(fromValue(value, acceptTerminalChanged, readTerminalChanged));
}

/** Decodes a `TerminalRemoved` from JSON text. */
export function decodeTerminalRemoved(text: string): TerminalRemoved {
  return fromText(text, acceptTerminalRemoved, readTerminalRemoved);
}

/** Decodes a `TerminalRemoved` from a parsed JSON value. */
export function terminalRemovedFromValue(value: unknown): TerminalRemoved {
  return fromValue(value, acceptTerminalRemoved, readTerminalRemoved);
}

/** Encodes a `TerminalRemoved` as JSON text. */
export function encodeTerminalRemoved(value: TerminalRemoved): string {
  return stringify(fromValue(value, acceptTerminalRemoved, readTerminalRemoved));
}

/** Decodes a `Colour` from JSON text. */
export function decodeColour(text: string): Colour {
  return fromText(text, acceptColour, readColour);
}

/** Decodes a `Colour` from a parsed JSON value. */
export function colourFromValue(value: unknown): Colour {
  return fromValue(value, acceptColour, readColour);
}

/** Encodes a `Colour` as JSON text. */
export function encodeColour(value: Colour): string {
  return stringify(fromValue(value, acceptColour, readColour));
}

/** Decodes a `Run` from JSON text. */
export function decodeRun(text: string): Run {
  return fromText(text, acceptRun, readRun);
}

/** Decodes a `Run` from a parsed JSON value. */
export function runFromValue(value: unknown): Run {
  return fromValue(value, acceptRun, readRun);
}

/** Encodes a `Run` as JSON text. */
export function encodeRun(value: Run): string {
  return stringify(fromValue(value, acceptRun, readRun));
}

/** Decodes a `Line` from JSON text. */
export function decodeLine(text: string): Line {
  return fromText(text, acceptLine, readLine);
}

/** Decodes a `Line` from a parsed JSON value. */
export function lineFromValue(value: unknown): Line {
  return fromValue(value, acceptLine, readLine);
}

/** Encodes a `Line` as JSON text. */
export function encodeLine(value: Line): string {
  return stringify(fromValue(value, acceptLine, readLine));
}

/** Decodes a `Cursor` from JSON text. */
export function decodeCursor(text: string): Cursor {
  return fromText(text, acceptCursor, readCursor);
}

/** Decodes a `Cursor` from a parsed JSON value. */
export function cursorFromValue(value: unknown): Cursor {
  return fromValue(value, acceptCursor, readCursor);
}

/** Encodes a `Cursor` as JSON text. */
export function encodeCursor(value: Cursor): string {
  return stringify(fromValue(value, acceptCursor, readCursor));
}

/** Decodes a `Screen` from JSON text. */
export function decodeScreen(text: string): Screen {
  return fromText(text, acceptScreen, readScreen);
}

/** Decodes a `Screen` from a parsed JSON value. */
export function screenFromValue(value: unknown): Screen {
  return fromValue(value, acceptScreen, readScreen);
}

/** Encodes a `Screen` as JSON text. */
export function encodeScreen(value: Screen): string {
  return stringify(fromValue(value, acceptScreen, readScreen));
}

/** Decodes a `SessionsActivitySnapshot` from JSON text. */
export function decodeSessionsActivitySnapshot(text: string): SessionsActivitySnapshot {
  return fromText(text, acceptSessionsActivitySnapshot, readSessionsActivitySnapshot);
}

/** Decodes a `SessionsActivitySnapshot` from a parsed JSON value. */
export function sessionsActivitySnapshotFromValue(value: unknown): SessionsActivitySnapshot {
  return fromValue(value, acceptSessionsActivitySnapshot, readSessionsActivitySnapshot);
}

/** Encodes a `SessionsActivitySnapshot` as JSON text. */
export function encodeSessionsActivitySnapshot(value: SessionsActivitySnapshot): string {
  return stringify(fromValue(value, acceptSessionsActivitySnapshot, readSessionsActivitySnapshot));
}

/** Decodes a `SessionsActivityEvent` from JSON text. */
export function decodeSessionsActivityEvent(text: string): SessionsActivityEvent {
  return fromText(text, acceptSessionsActivityEvent, readSessionsActivityEvent);
}

/** Decodes a `SessionsActivityEvent` from a parsed JSON value. */
export function sessionsActivityEventFromValue(value: unknown): SessionsActivityEvent {
  return fromValue(value, acceptSessionsActivityEvent, readSessionsActivityEvent);
}

/** Encodes a `SessionsActivityEvent` as JSON text. */
export function encodeSessionsActivityEvent(value: SessionsActivityEvent): string {
  return stringify(fromValue(value, acceptSessionsActivityEvent, readSessionsActivityEvent));
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

/** Decodes a `TerminalsStateSnapshot` from JSON text. */
export function decodeTerminalsStateSnapshot(text: string): TerminalsStateSnapshot {
  return fromText(text, acceptTerminalsStateSnapshot, readTerminalsStateSnapshot);
}

/** Decodes a `TerminalsStateSnapshot` from a parsed JSON value. */
export function terminalsStateSnapshotFromValue(value: unknown): TerminalsStateSnapshot {
  return fromValue(value, acceptTerminalsStateSnapshot, readTerminalsStateSnapshot);
}

/** Encodes a `TerminalsStateSnapshot` as JSON text. */
export function encodeTerminalsStateSnapshot(value: TerminalsStateSnapshot): string {
  return stringify(fromValue(value, acceptTerminalsStateSnapshot, readTerminalsStateSnapshot));
}

/** Decodes a `TerminalsStateEvent` from JSON text. */
export function decodeTerminalsStateEvent(text: string): TerminalsStateEvent {
  return fromText(text, acceptTerminalsStateEvent, readTerminalsStateEvent);
}

/** Decodes a `TerminalsStateEvent` from a parsed JSON value. */
export function terminalsStateEventFromValue(value: unknown): TerminalsStateEvent {
  return fromValue(value, acceptTerminalsStateEvent, readTerminalsStateEvent);
}

/** Encodes a `TerminalsStateEvent` as JSON text. */
export function encodeTerminalsStateEvent(value: TerminalsStateEvent): string {
  return stringify(fromValue(value, acceptTerminalsStateEvent, readTerminalsStateEvent));
}

/** Decodes a `TerminalsScreenSnapshot` from JSON text. */
export function decodeTerminalsScreenSnapshot(text: string): TerminalsScreenSnapshot {
  return fromText(text, acceptTerminalsScreenSnapshot, readTerminalsScreenSnapshot);
}

/** Decodes a `TerminalsScreenSnapshot` from a parsed JSON value. */
export function terminalsScreenSnapshotFromValue(value: unknown): TerminalsScreenSnapshot {
  return fromValue(value, acceptTerminalsScreenSnapshot, readTerminalsScreenSnapshot);
}

/** Encodes a `TerminalsScreenSnapshot` as JSON text. */
export function encodeTerminalsScreenSnapshot(value: TerminalsScreenSnapshot): string {
  return stringify(fromValue(value, acceptTerminalsScreenSnapshot, readTerminalsScreenSnapshot));
}

/** Decodes a `TerminalsScreenEvent` from JSON text. */
export function decodeTerminalsScreenEvent(text: string): TerminalsScreenEvent {
  return fromText(text, acceptTerminalsScreenEvent, readTerminalsScreenEvent);
}

/** Decodes a `TerminalsScreenEvent` from a parsed JSON value. */
export function terminalsScreenEventFromValue(value: unknown): TerminalsScreenEvent {
  return fromValue(value, acceptTerminalsScreenEvent, readTerminalsScreenEvent);
}

/** Encodes a `TerminalsScreenEvent` as JSON text. */
export function encodeTerminalsScreenEvent(value: TerminalsScreenEvent): string {
  return stringify(fromValue(value, acceptTerminalsScreenEvent, readTerminalsScreenEvent));
}
