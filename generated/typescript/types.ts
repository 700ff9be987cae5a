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

/** Grows with each entry of the server; what is missing between two was dropped because it came too fast. */
export type EntryNumber = number;

/** A line that the command wrote, without its escape sequences and line end. */
export interface OutputLine {
  readonly kind: "output";
  readonly number: EntryNumber;
  readonly at: Timestamp;
  /** At most 1,000 characters; a longer line is several entries. */
  readonly text: string;
}

/** The session came into a state. */
export interface LifecycleStep {
  readonly kind: "lifecycle";
  readonly number: EntryNumber;
  readonly at: Timestamp;
  readonly state: SessionState;
  /** What happened, for people, such as `It exited with code 1.` */
  readonly text: string;
}

/** Lines that came faster than they are kept stood here. */
export interface SkippedLines {
  readonly kind: "skipped";
  readonly number: EntryNumber;
  readonly at: Timestamp;
  /** How many. */
  readonly lines: number;
}

/** One thing that happened in a session. */
export type ActivityEntry = OutputLine | LifecycleStep | SkippedLines;

/** The newest entries of a session, oldest first. */
export interface Activity {
  readonly entries: readonly ActivityEntry[];
}

/** New entries, oldest first. */
export interface ActivityAdded {
  readonly entries: readonly ActivityEntry[];
}

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
export type ServerMessage =
  | SessionsActivitySnapshot
  | SessionsActivityEvent
  | SessionsStateSnapshot
  | SessionsStateEvent
  | TerminalsStateSnapshot
  | TerminalsStateEvent
  | TerminalsScreenSnapshot
  | TerminalsScreenEvent
  | ErrorMessage
  | Pong;

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
  | "malformed_request"
  | "malformed_body"
  | "body_too_large"
  | "command_not_found"
  | "folder_not_found"
  | "too_many_sessions"
  | "unknown_session"
  | "not_ended"
  | "not_found"
  | "method_not_allowed"
  | "upgrade_required"
  | "try_again_later"
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

/** Whether a topic's snapshot is read at once, from a state that the server owns, or fetched. */
export type TopicKind = "state" | "fetched" | (string & {});

/** One topic on offer. */
export interface TopicInfo {
  readonly address: Address;
  readonly kind: TopicKind;
  /** How many connections hold it now. */
  readonly subscribers: number;
}

/** The body of `GET /api/topics`: the topics on offer, by address. */
export interface TopicList {
  readonly topics: readonly TopicInfo[];
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

/** Names one terminal. A session has one, and it goes by the session's id. */
export type TerminalId = string;

/** `open` while a process may write to it; `closed` once its session has ended, with the last screen kept. */
export type TerminalStatus = "open" | "closed" | (string & {});

/** A size in character cells. */
export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

/** One terminal's summary. */
export interface Terminal {
  readonly id: TerminalId;
  readonly size: TerminalSize;
  /** The window title that the program set; absent when it set none. */
  readonly title?: string;
  readonly status: TerminalStatus;
  /** The last line of the screen that is not blank; empty when all are. */
  readonly last_line: string;
}

/** All terminals, oldest first. */
export interface TerminalList {
  readonly terminals: readonly Terminal[];
}

/** One terminal is new or has changed, or is gone. */
export type TerminalChange = TerminalChanged | TerminalRemoved;

/** A terminal is new or has changed; carries its whole summary. */
export interface TerminalChanged {
  readonly type: "terminal_changed";
  readonly terminal: Terminal;
}

/** A terminal is gone. */
export interface TerminalRemoved {
  readonly type: "terminal_removed";
  readonly id: TerminalId;
}

/** One of the sixteen colours by name, or `#rrggbb`. */
export type Colour = string;

/** Characters of one line that look alike. An absent colour is the terminal's own; an absent mark is not set. */
export interface Run {
  readonly text: string;
  readonly foreground?: Colour;
  readonly background?: Colour;
  readonly bold?: true;
  readonly italic?: true;
  readonly underline?: true;
  readonly strikethrough?: true;
  readonly reverse?: true;
}

/** One row of the screen from the left, without the blanks at its end. */
export type Line = readonly Run[];

/** Where the cursor stands, counted in cells from 0 at the top left. Absent on a screen that hides it. */
export interface Cursor {
  readonly column: number;
  readonly row: number;
}

/** A terminal's visible screen. */
export interface Screen {
  readonly size: TerminalSize;
  /** One for each row, from the top. */
  readonly lines: readonly Line[];
  readonly cursor?: Cursor;
}

/** Snapshot of a topic. The latest entries of one session. Kept on disk, so an ended session has them too. */
export interface SessionsActivitySnapshot {
  readonly type: "snapshot";
  readonly topic: `sessions.activity:${string}`;
  readonly payload: Activity;
}

/** Event of a topic. The latest entries of one session. Kept on disk, so an ended session has them too. */
export interface SessionsActivityEvent {
  readonly type: "event";
  readonly topic: `sessions.activity:${string}`;
  readonly payload: ActivityAdded;
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

/** Snapshot of a topic. All terminals, with a live summary of each. */
export interface TerminalsStateSnapshot {
  readonly type: "snapshot";
  readonly topic: "terminals.state";
  readonly payload: TerminalList;
}

/** Event of a topic. All terminals, with a live summary of each. */
export interface TerminalsStateEvent {
  readonly type: "event";
  readonly topic: "terminals.state";
  readonly payload: TerminalChange;
}

/**
 * Snapshot of a topic. The visible screen of one terminal, at most ten changes a second; kept up only while
 * somebody looks.
 */
export interface TerminalsScreenSnapshot {
  readonly type: "snapshot";
  readonly topic: `terminals.screen:${string}`;
  readonly payload: Screen;
}

/**
 * Event of a topic. The visible screen of one terminal, at most ten changes a second; kept up only while somebody
 * looks.
 */
export interface TerminalsScreenEvent {
  readonly type: "event";
  readonly topic: `terminals.screen:${string}`;
  readonly payload: Screen;
}
