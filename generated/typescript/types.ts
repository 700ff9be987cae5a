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

/** Why a request over the WebSocket was not carried out. The connection stays open. */
export type ErrorCode =
  | "malformed_message"
  | "unknown_message_type"
  | "unknown_topic"
  | "too_many_subscriptions"
  | "rate_limited"
  | "snapshot_failed"
  | (string & {});

/** Why a WebSocket was closed (RFC 6455, section 7.4, and the bus's own from 4000). */
export type CloseCode =
  | 1000
  | 1001
  | 1002
  | 1003
  | 1006
  | 1007
  | 1008
  | 1009
  | 1011
  | 1012
  | 1013
  | 4000
  | 4001
  | (number & {});

/** What a client may send. */
export type ClientMessage = Subscribe | Unsubscribe | Ping;

/** What a server may send. */
export type ServerMessage = SessionsStateSnapshot | SessionsStateEvent | ErrorMessage | Pong;

/** A topic's address, such as `sessions.state`. */
export type Address = string;

/** Asks for each topic's snapshot and the events after it. A topic that is held already gets a fresh snapshot. */
export interface Subscribe {
  readonly type: "subscribe";
  /** The addresses wanted. */
  readonly topics: readonly Address[];
}

/** Gives topics up. Nothing of them is sent once this is processed. */
export interface Unsubscribe {
  readonly type: "unsubscribe";
  /** The addresses given up; one that is not held is passed over. */
  readonly topics: readonly Address[];
}

/** Asks for a pong: the client's heartbeat. */
export interface Ping {
  readonly type: "ping";
}

/** A topic's whole current state; the answer to a subscribe. */
export interface SnapshotMessage {
  readonly type: "snapshot";
  /** The topic's address. */
  readonly topic: string;
  /** The state, as the topic declares it. */
  readonly payload: JsonValue;
}

/** One change of a topic's state. */
export interface EventMessage {
  readonly type: "event";
  /** The topic's address. */
  readonly topic: string;
  /** The change, as the topic declares it. */
  readonly payload: JsonValue;
}

/** A request was not carried out. The connection stays open. */
export interface ErrorMessage {
  readonly type: "error";
  /** What went wrong and how to mend it, for people. */
  readonly message: string;
  readonly code?: ErrorCode;
  /** The topic that the request named, as it was sent. */
  readonly topic?: string;
}

/** The answer to a ping. */
export interface Pong {
  readonly type: "pong";
}

/** The body of `POST /api/sessions`. */
export interface StartSession {
  /** The program and its arguments. */
  readonly command: readonly string[];
  /** What people will call it; the command when absent. */
  readonly title?: string;
  /** The working folder; the server's own when absent. */
  readonly cwd?: string;
}

/** Why an HTTP request was refused. */
export type ProblemCode =
  | "malformed_body"
  | "body_too_large"
  | "command_not_found"
  | "folder_not_found"
  | "too_many_sessions"
  | "unknown_session"
  | "not_ended"
  | "not_found"
  | "method_not_allowed"
  | "unauthorized"
  | "forbidden_origin"
  | "shutting_down"
  | "storage_failed"
  | "internal_error"
  | (string & {});

/** The body of every refusal. */
export interface Problem {
  readonly code: ProblemCode;
  /** What went wrong and how to mend it, for people. */
  readonly message: string;
}

/** The body that answers `POST /api/sign-in-links`. */
export interface SignInLink {
  /** Opens the page, once. */
  readonly url: string;
}

/** Names one session for as long as it is kept. */
export type SessionId = string;

/**
 * A moment in UTC, RFC 3339 with microseconds, such as `2026-11-23T08:30:00.000000Z`.
 * Format: date-time.
 */
export type Timestamp = string;

/** Where a session stands. `starting`, `running` and `stopping` are live; `exited`, `failed` and `lost` are final. */
export type SessionState = "starting" | "running" | "stopping" | "exited" | "failed" | "lost" | (string & {});

/** One command in its pseudo-terminal. */
export interface Session {
  readonly id: SessionId;
  /** What people call it. */
  readonly title: string;
  /** The program and its arguments. */
  readonly command: readonly string[];
  /** The working folder, absolute. */
  readonly cwd: string;
  readonly state: SessionState;
  /** What the command returned; absent while it runs, when a signal ended it, and when it was lost. */
  readonly exit_code?: number;
  /** The signal that ended it, such as `SIGTERM`; absent when none did. */
  readonly signal?: string;
  /** Why it failed, was lost, or was stopped, for people; absent when it ended by itself. */
  readonly reason?: string;
  readonly created_at: Timestamp;
  /** When the command ran first; absent before. */
  readonly started_at?: Timestamp;
  /** When it ended; absent before. */
  readonly ended_at?: Timestamp;
  /** When it last wrote to its terminal or changed its state. */
  readonly last_activity_at: Timestamp;
}

/** All visible sessions, oldest first. */
export interface SessionList {
  readonly sessions: readonly Session[];
}

/** One session changed, or is gone. */
export type SessionChange = SessionChanged | SessionRemoved;

/** A session is new or has changed; carries the whole session. */
export interface SessionChanged {
  readonly type: "session_changed";
  readonly session: Session;
}

/** A session is gone from the list. */
export interface SessionRemoved {
  readonly type: "session_removed";
  readonly id: SessionId;
}

/** Snapshot of a topic. All visible sessions with their derived state. */
export interface SessionsStateSnapshot {
  readonly type: "snapshot";
  readonly topic: "sessions.state";
  readonly payload: SessionList;
}

/** Event of a topic. All visible sessions with their derived state. */
export interface SessionsStateEvent {
  readonly type: "event";
  readonly topic: "sessions.state";
  readonly payload: SessionChange;
}
