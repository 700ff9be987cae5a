// Written by `wirepact gen` from the contract's schema; edit that, not this.
/** Decoders and encoders by the name of the type. */

import * as codecs from "./codecs.ts";
import { checkName } from "./errors.ts";
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

/** Every type of the contract by its name. */
export interface ContractTypes {
  readonly EntryNumber: EntryNumber;
  readonly OutputLine: OutputLine;
  readonly LifecycleStep: LifecycleStep;
  readonly SkippedLines: SkippedLines;
  readonly ActivityEntry: ActivityEntry;
  readonly Activity: Activity;
  readonly ActivityAdded: ActivityAdded;
  readonly ErrorCode: ErrorCode;
  readonly CloseCode: CloseCode;
  readonly ClientMessage: ClientMessage;
  readonly ServerMessage: ServerMessage;
  readonly Address: Address;
  readonly Subscribe: Subscribe;
  readonly Unsubscribe: Unsubscribe;
  readonly Ping: Ping;
  readonly SnapshotMessage: SnapshotMessage;
  readonly EventMessage: EventMessage;
  readonly ErrorMessage: ErrorMessage;
  readonly Pong: Pong;
  readonly StartSession: StartSession;
  readonly ProblemCode: ProblemCode;
  readonly Problem: Problem;
  readonly SignInLink: SignInLink;
  readonly TopicKind: TopicKind;
  readonly TopicInfo: TopicInfo;
  readonly TopicList: TopicList;
  readonly SessionId: SessionId;
  readonly Timestamp: Timestamp;
  readonly SessionState: SessionState;
  readonly Session: Session;
  readonly SessionList: SessionList;
  readonly SessionChange: SessionChange;
  readonly SessionChanged: SessionChanged;
  readonly SessionRemoved: SessionRemoved;
  readonly TerminalId: TerminalId;
  readonly TerminalStatus: TerminalStatus;
  readonly TerminalSize: TerminalSize;
  readonly Terminal: Terminal;
  readonly TerminalList: TerminalList;
  readonly TerminalChange: TerminalChange;
  readonly TerminalChanged: TerminalChanged;
  readonly TerminalRemoved: TerminalRemoved;
  readonly Colour: Colour;
  readonly Run: Run;
  readonly Line: Line;
  readonly Cursor: Cursor;
  readonly Screen: Screen;
  readonly SessionsActivitySnapshot: SessionsActivitySnapshot;
  readonly SessionsActivityEvent: SessionsActivityEvent;
  readonly SessionsStateSnapshot: SessionsStateSnapshot;
  readonly SessionsStateEvent: SessionsStateEvent;
  readonly TerminalsStateSnapshot: TerminalsStateSnapshot;
  readonly TerminalsStateEvent: TerminalsStateEvent;
  readonly TerminalsScreenSnapshot: TerminalsScreenSnapshot;
  readonly TerminalsScreenEvent: TerminalsScreenEvent;
}

/** The name of a type of the contract. */
export type TypeName = keyof ContractTypes;

const DECODERS: { readonly [Name in TypeName]: (text: string) => ContractTypes[Name] } = {
  EntryNumber: codecs.decodeEntryNumber,
  OutputLine: codecs.decodeOutputLine,
  LifecycleStep: codecs.decodeLifecycleStep,
  SkippedLines: codecs.decodeSkippedLines,
  ActivityEntry: codecs.decodeActivityEntry,
  Activity: codecs.decodeActivity,
  ActivityAdded: codecs.decodeActivityAdded,
  ErrorCode: codecs.decodeErrorCode,
  CloseCode: codecs.decodeCloseCode,
  ClientMessage: codecs.decodeClientMessage,
  ServerMessage: codecs.decodeServerMessage,
  Address: codecs.decodeAddress,
  Subscribe: codecs.decodeSubscribe,
  Unsubscribe: codecs.decodeUnsubscribe,
  Ping: codecs.decodePing,
  SnapshotMessage: codecs.decodeSnapshotMessage,
  EventMessage: codecs.decodeEventMessage,
  ErrorMessage: codecs.decodeErrorMessage,
  Pong: codecs.decodePong,
  StartSession: codecs.decodeStartSession,
  ProblemCode: codecs.decodeProblemCode,
  Problem: codecs.decodeProblem,
  SignInLink: codecs.decodeSignInLink,
  TopicKind: codecs.decodeTopicKind,
  TopicInfo: codecs.decodeTopicInfo,
  TopicList: codecs.decodeTopicList,
  SessionId: codecs.decodeSessionId,
  Timestamp: codecs.decodeTimestamp,
  SessionState: codecs.decodeSessionState,
  Session: codecs.decodeSession,
  SessionList: codecs.decodeSessionList,
  SessionChange: codecs.decodeSessionChange,
  SessionChanged: codecs.decodeSessionChanged,
  SessionRemoved: codecs.decodeSessionRemoved,
  TerminalId: codecs.decodeTerminalId,
  TerminalStatus: codecs.decodeTerminalStatus,
  TerminalSize: codecs.decodeTerminalSize,
  Terminal: codecs.decodeTerminal,
  TerminalList: codecs.decodeTerminalList,
  TerminalChange: codecs.decodeTerminalChange,
  TerminalChanged: codecs.decodeTerminalChanged,
  TerminalRemoved: codecs.decodeTerminalRemoved,
  Colour: codecs.decodeColour,
  Run: codecs.decodeRun,
  Line: codecs.decodeLine,
  Cursor: codecs.decodeCursor,
  Screen: codecs.decodeScreen,
  SessionsActivitySnapshot: codecs.decodeSessionsActivitySnapshot,
  SessionsActivityEvent: codecs.decodeSessionsActivityEvent,
  SessionsStateSnapshot: codecs.decodeSessionsStateSnapshot,
  SessionsStateEvent: codecs.decodeSessionsStateEvent,
  TerminalsStateSnapshot: codecs.decodeTerminalsStateSnapshot,
  TerminalsStateEvent: codecs.decodeTerminalsStateEvent,
  TerminalsScreenSnapshot: codecs.decodeTerminalsScreenSnapshot,
  TerminalsScreenEvent: codecs.decodeTerminalsScreenEvent,
};

const ENCODERS: { readonly [Name in TypeName]: (value: ContractTypes[Name]) => string } = {
  EntryNumber: codecs.encodeEntryNumber,
  OutputLine: codecs.encodeOutputLine,
  LifecycleStep: codecs.encodeLifecycleStep,
  SkippedLines: codecs.encodeSkippedLines,
  ActivityEntry: codecs.encodeActivityEntry,
  Activity: codecs.encodeActivity,
  ActivityAdded: codecs.encodeActivityAdded,
  ErrorCode: codecs.encodeErrorCode,
  CloseCode: codecs.encodeCloseCode,
  ClientMessage: codecs.encodeClientMessage,
  ServerMessage: codecs.encodeServerMessage,
  Address: codecs.encodeAddress,
  Subscribe: codecs.encodeSubscribe,
  Unsubscribe: codecs.encodeUnsubscribe,
  Ping: codecs.encodePing,
  SnapshotMessage: codecs.encodeSnapshotMessage,
  EventMessage: codecs.encodeEventMessage,
  ErrorMessage: codecs.encodeErrorMessage,
  Pong: codecs.encodePong,
  StartSession: codecs.encodeStartSession,
  ProblemCode: codecs.encodeProblemCode,
  Problem: codecs.encodeProblem,
  SignInLink: codecs.encodeSignInLink,
  TopicKind: codecs.encodeTopicKind,
  TopicInfo: codecs.encodeTopicInfo,
  TopicList: codecs.encodeTopicList,
  SessionId: codecs.encodeSessionId,
  Timestamp: codecs.encodeTimestamp,
  SessionState: codecs.encodeSessionState,
  Session: codecs.encodeSession,
  SessionList: codecs.encodeSessionList,
  SessionChange: codecs.encodeSessionChange,
  SessionChanged: codecs.encodeSessionChanged,
  SessionRemoved: codecs.encodeSessionRemoved,
  TerminalId: codecs.encodeTerminalId,
  TerminalStatus: codecs.encodeTerminalStatus,
  TerminalSize: codecs.encodeTerminalSize,
  Terminal: codecs.encodeTerminal,
  TerminalList: codecs.encodeTerminalList,
  TerminalChange: codecs.encodeTerminalChange,
  TerminalChanged: codecs.encodeTerminalChanged,
  TerminalRemoved: codecs.encodeTerminalRemoved,
  Colour: codecs.encodeColour,
  Run: codecs.encodeRun,
  Line: codecs.encodeLine,
  Cursor: codecs.encodeCursor,
  Screen: codecs.encodeScreen,
  SessionsActivitySnapshot: codecs.encodeSessionsActivitySnapshot,
  SessionsActivityEvent: codecs.encodeSessionsActivityEvent,
  SessionsStateSnapshot: codecs.encodeSessionsStateSnapshot,
  SessionsStateEvent: codecs.encodeSessionsStateEvent,
  TerminalsStateSnapshot: codecs.encodeTerminalsStateSnapshot,
  TerminalsStateEvent: codecs.encodeTerminalsStateEvent,
  TerminalsScreenSnapshot: codecs.encodeTerminalsScreenSnapshot,
  TerminalsScreenEvent: codecs.encodeTerminalsScreenEvent,
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
