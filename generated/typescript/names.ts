// Written by `wirepact gen` from the contract's schema; edit that, not this.
/** Decoders and encoders by the name of the type. */

import * as codecs from "./codecs.ts";
import { checkName } from "./errors.ts";
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

/** Every type of the contract by its name. */
export interface ContractTypes {
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
  readonly SessionId: SessionId;
  readonly Timestamp: Timestamp;
  readonly SessionState: SessionState;
  readonly Session: Session;
  readonly SessionList: SessionList;
  readonly SessionChange: SessionChange;
  readonly SessionChanged: SessionChanged;
  readonly SessionRemoved: SessionRemoved;
  readonly SessionsStateSnapshot: SessionsStateSnapshot;
  readonly SessionsStateEvent: SessionsStateEvent;
}

/** The name of a type of the contract. */
export type TypeName = keyof ContractTypes;

const DECODERS: { readonly [Name in TypeName]: (text: string) => ContractTypes[Name] } = {
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
  SessionId: codecs.decodeSessionId,
  Timestamp: codecs.decodeTimestamp,
  SessionState: codecs.decodeSessionState,
  Session: codecs.decodeSession,
  SessionList: codecs.decodeSessionList,
  SessionChange: codecs.decodeSessionChange,
  SessionChanged: codecs.decodeSessionChanged,
  SessionRemoved: codecs.decodeSessionRemoved,
  SessionsStateSnapshot: codecs.decodeSessionsStateSnapshot,
  SessionsStateEvent: codecs.decodeSessionsStateEvent,
};

const ENCODERS: { readonly [Name in TypeName]: (value: ContractTypes[Name]) => string } = {
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
  SessionId: codecs.encodeSessionId,
  Timestamp: codecs.encodeTimestamp,
  SessionState: codecs.encodeSessionState,
  Session: codecs.encodeSession,
  SessionList: codecs.encodeSessionList,
  SessionChange: codecs.encodeSessionChange,
  SessionChanged: codecs.encodeSessionChanged,
  SessionRemoved: codecs.encodeSessionRemoved,
  SessionsStateSnapshot: codecs.encodeSessionsStateSnapshot,
  SessionsStateEvent: codecs.encodeSessionsStateEvent,
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
