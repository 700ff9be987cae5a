// Written by `wirepact gen` from the contract's schema; edit that, not this.
/** One reader a type: a parsed value in, the type out, every violation collected. */

import { takeSessionsActivityAddress, takeTerminalsScreenAddress, topicName } from "./addresses.ts";
import {
  type Found as _Found,
  isObject,
  missing,
  type Mutable as _Mutable,
  nameSet,
  type Path as _Path,
  refuse,
  refuseAddress,
  refuseOthers,
  refuseTag,
  takeAnything,
  takeArray,
  takeChoice,
  takeInteger,
  takeString,
} from "./readers.ts";
import { check, type Rules as _Rules } from "./rules.ts";
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

export function readEntryNumber(value: unknown, at: _Path, found: _Found): EntryNumber {
  return takeInteger(value, at, found, { minimum: 1 });
}

export function readOutputLine(value: unknown, at: _Path, found: _Found): OutputLine {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    kind:
      value["kind"] === undefined
        ? missing(found, at, "kind")
        : takeChoice(value["kind"], [at, "kind"], found, ["output"], "const"),
    number:
      value["number"] === undefined
        ? missing(found, at, "number")
        : readEntryNumber(value["number"], [at, "number"], found),
    at: value["at"] === undefined ? missing(found, at, "at") : readTimestamp(value["at"], [at, "at"], found),
    text:
      value["text"] === undefined
        ? missing(found, at, "text")
        : takeString(value["text"], [at, "text"], found, { maxLength: 1000 }),
  };
}

export function readLifecycleStep(value: unknown, at: _Path, found: _Found): LifecycleStep {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    kind:
      value["kind"] === undefined
        ? missing(found, at, "kind")
        : takeChoice(value["kind"], [at, "kind"], found, ["lifecycle"], "const"),
    number:
      value["number"] === undefined
        ? missing(found, at, "number")
        : readEntryNumber(value["number"], [at, "number"], found),
    at: value["at"] === undefined ? missing(found, at, "at") : readTimestamp(value["at"], [at, "at"], found),
    state:
      value["state"] === undefined
        ? missing(found, at, "state")
        : readSessionState(value["state"], [at, "state"], found),
    text: value["text"] === undefined ? missing(found, at, "text") : takeString(value["text"], [at, "text"], found),
  };
}

export function readSkippedLines(value: unknown, at: _Path, found: _Found): SkippedLines {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    kind:
      value["kind"] === undefined
        ? missing(found, at, "kind")
        : takeChoice(value["kind"], [at, "kind"], found, ["skipped"], "const"),
    number:
      value["number"] === undefined
        ? missing(found, at, "number")
        : readEntryNumber(value["number"], [at, "number"], found),
    at: value["at"] === undefined ? missing(found, at, "at") : readTimestamp(value["at"], [at, "at"], found),
    lines:
      value["lines"] === undefined
        ? missing(found, at, "lines")
        : takeInteger(value["lines"], [at, "lines"], found, { minimum: 1 }),
  };
}

export function readActivityEntry(value: unknown, at: _Path, found: _Found): ActivityEntry {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  const tag = value["kind"];
  if (tag === "output") {
    return readOutputLine(value, at, found);
  }
  if (tag === "lifecycle") {
    return readLifecycleStep(value, at, found);
  }
  if (tag === "skipped") {
    return readSkippedLines(value, at, found);
  }
  return refuseTag(found, at, "oneOf", "kind", tag, ["output", "lifecycle", "skipped"]);
}

export function readActivity(value: unknown, at: _Path, found: _Found): Activity {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    entries:
      value["entries"] === undefined
        ? missing(found, at, "entries")
        : takeArray(value["entries"], [at, "entries"], found, readActivityEntry, { maxItems: 200 }),
  };
}

export function readActivityAdded(value: unknown, at: _Path, found: _Found): ActivityAdded {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    entries:
      value["entries"] === undefined
        ? missing(found, at, "entries")
        : takeArray(value["entries"], [at, "entries"], found, readActivityEntry, { minItems: 1, maxItems: 200 }),
  };
}

export function readErrorCode(value: unknown, at: _Path, found: _Found): ErrorCode {
  return takeString(value, at, found);
}

export function readCloseCode(value: unknown, at: _Path, found: _Found): CloseCode {
  return takeInteger(value, at, found);
}

export function readClientMessage(value: unknown, at: _Path, found: _Found): ClientMessage {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  const tag = value["type"];
  if (tag === "subscribe") {
    return readSubscribe(value, at, found);
  }
  if (tag === "unsubscribe") {
    return readUnsubscribe(value, at, found);
  }
  if (tag === "ping") {
    return readPing(value, at, found);
  }
  return refuseTag(found, at, "oneOf", "type", tag, ["subscribe", "unsubscribe", "ping"]);
}

export function readServerMessage(value: unknown, at: _Path, found: _Found): ServerMessage {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  const tag = value["type"];
  if (tag === "snapshot") {
    switch (topicName(value["topic"])) {
      case "SessionsActivity":
        return readSessionsActivitySnapshot(value, at, found);
      case "SessionsState":
        return readSessionsStateSnapshot(value, at, found);
      case "TerminalsState":
        return readTerminalsStateSnapshot(value, at, found);
      case "TerminalsScreen":
        return readTerminalsScreenSnapshot(value, at, found);
      default:
        return refuseAddress(found, at, "topic", value["topic"]);
    }
  }
  if (tag === "event") {
    switch (topicName(value["topic"])) {
      case "SessionsActivity":
        return readSessionsActivityEvent(value, at, found);
      case "SessionsState":
        return readSessionsStateEvent(value, at, found);
      case "TerminalsState":
        return readTerminalsStateEvent(value, at, found);
      case "TerminalsScreen":
        return readTerminalsScreenEvent(value, at, found);
      default:
        return refuseAddress(found, at, "topic", value["topic"]);
    }
  }
  if (tag === "error") {
    return readErrorMessage(value, at, found);
  }
  if (tag === "pong") {
    return readPong(value, at, found);
  }
  return refuseTag(found, at, "oneOf", "type", tag, ["snapshot", "event", "error", "pong"]);
}

export function readAddress(value: unknown, at: _Path, found: _Found): Address {
  return takeString(value, at, found, { minLength: 1, maxLength: 255 });
}

export function readSubscribe(value: unknown, at: _Path, found: _Found): Subscribe {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    type:
      value["type"] === undefined
        ? missing(found, at, "type")
        : takeChoice(value["type"], [at, "type"], found, ["subscribe"], "const"),
    topics:
      value["topics"] === undefined
        ? missing(found, at, "topics")
        : takeArray(value["topics"], [at, "topics"], found, readAddress, { minItems: 1, maxItems: 100 }),
  };
}

export function readUnsubscribe(value: unknown, at: _Path, found: _Found): Unsubscribe {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    type:
      value["type"] === undefined
        ? missing(found, at, "type")
        : takeChoice(value["type"], [at, "type"], found, ["unsubscribe"], "const"),
    topics:
      value["topics"] === undefined
        ? missing(found, at, "topics")
        : takeArray(value["topics"], [at, "topics"], found, readAddress, { minItems: 1, maxItems: 100 }),
  };
}

export function readPing(value: unknown, at: _Path, found: _Found): Ping {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    type:
      value["type"] === undefined
        ? missing(found, at, "type")
        : takeChoice(value["type"], [at, "type"], found, ["ping"], "const"),
  };
}

export function readSnapshotMessage(value: unknown, at: _Path, found: _Found): SnapshotMessage {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    type:
      value["type"] === undefined
        ? missing(found, at, "type")
        : takeChoice(value["type"], [at, "type"], found, ["snapshot"], "const"),
    topic:
      value["topic"] === undefined ? missing(found, at, "topic") : takeString(value["topic"], [at, "topic"], found),
    payload:
      value["payload"] === undefined
        ? missing(found, at, "payload")
        : takeAnything(value["payload"], [at, "payload"], found),
  };
}

export function readEventMessage(value: unknown, at: _Path, found: _Found): EventMessage {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    type:
      value["type"] === undefined
        ? missing(found, at, "type")
        : takeChoice(value["type"], [at, "type"], found, ["event"], "const"),
    topic:
      value["topic"] === undefined ? missing(found, at, "topic") : takeString(value["topic"], [at, "topic"], found),
    payload:
      value["payload"] === undefined
        ? missing(found, at, "payload")
        : takeAnything(value["payload"], [at, "payload"], found),
  };
}

export function readErrorMessage(value: unknown, at: _Path, found: _Found): ErrorMessage {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  const read: _Mutable<ErrorMessage> = {
    type:
      value["type"] === undefined
        ? missing(found, at, "type")
        : takeChoice(value["type"], [at, "type"], found, ["error"], "const"),
    message:
      value["message"] === undefined
        ? missing(found, at, "message")
        : takeString(value["message"], [at, "message"], found),
  };
  if (value["code"] !== undefined) {
    read.code = readErrorCode(value["code"], [at, "code"], found);
  }
  if (value["topic"] !== undefined) {
    read.topic = takeString(value["topic"], [at, "topic"], found);
  }
  return read;
}

export function readPong(value: unknown, at: _Path, found: _Found): Pong {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    type:
      value["type"] === undefined
        ? missing(found, at, "type")
        : takeChoice(value["type"], [at, "type"], found, ["pong"], "const"),
  };
}

const START_SESSION_NAMES = /* @__PURE__ */ nameSet(["command", "title", "cwd"]);

export function readStartSession(value: unknown, at: _Path, found: _Found): StartSession {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  refuseOthers(value, at, found, START_SESSION_NAMES);
  const read: _Mutable<StartSession> = {
    command:
      value["command"] === undefined
        ? missing(found, at, "command")
        : takeArray(value["command"], [at, "command"], found, takeString, { minItems: 1, maxItems: 1000 }),
  };
  if (value["title"] !== undefined) {
    read.title = takeString(value["title"], [at, "title"], found, { minLength: 1, maxLength: 200 });
  }
  if (value["cwd"] !== undefined) {
    read.cwd = takeString(value["cwd"], [at, "cwd"], found, { minLength: 1 });
  }
  return read;
}

export function readProblemCode(value: unknown, at: _Path, found: _Found): ProblemCode {
  return takeString(value, at, found);
}

export function readProblem(value: unknown, at: _Path, found: _Found): Problem {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    code:
      value["code"] === undefined ? missing(found, at, "code") : readProblemCode(value["code"], [at, "code"], found),
    message:
      value["message"] === undefined
        ? missing(found, at, "message")
        : takeString(value["message"], [at, "message"], found),
  };
}

export function readSignInLink(value: unknown, at: _Path, found: _Found): SignInLink {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return { url: value["url"] === undefined ? missing(found, at, "url") : takeString(value["url"], [at, "url"], found) };
}

export function readTopicKind(value: unknown, at: _Path, found: _Found): TopicKind {
  return takeString(value, at, found);
}

export function readTopicInfo(value: unknown, at: _Path, found: _Found): TopicInfo {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    address:
      value["address"] === undefined
        ? missing(found, at, "address")
        : readAddress(value["address"], [at, "address"], found),
    kind: value["kind"] === undefined ? missing(found, at, "kind") : readTopicKind(value["kind"], [at, "kind"], found),
    subscribers:
      value["subscribers"] === undefined
        ? missing(found, at, "subscribers")
        : takeInteger(value["subscribers"], [at, "subscribers"], found, { minimum: 0 }),
  };
}

export function readTopicList(value: unknown, at: _Path, found: _Found): TopicList {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    topics:
      value["topics"] === undefined
        ? missing(found, at, "topics")
        : takeArray(value["topics"], [at, "topics"], found, readTopicInfo),
  };
}

export function readSessionId(value: unknown, at: _Path, found: _Found): SessionId {
  return takeString(value, at, found, { minLength: 1, maxLength: 64 });
}

export function readTimestamp(value: unknown, at: _Path, found: _Found): Timestamp {
  return takeString(value, at, found);
}

export function readSessionState(value: unknown, at: _Path, found: _Found): SessionState {
  return takeString(value, at, found);
}

export function readSession(value: unknown, at: _Path, found: _Found): Session {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  const read: _Mutable<Session> = {
    id: value["id"] === undefined ? missing(found, at, "id") : readSessionId(value["id"], [at, "id"], found),
    title:
      value["title"] === undefined ? missing(found, at, "title") : takeString(value["title"], [at, "title"], found),
    command:
      value["command"] === undefined
        ? missing(found, at, "command")
        : takeArray(value["command"], [at, "command"], found, takeString, { minItems: 1 }),
    cwd: value["cwd"] === undefined ? missing(found, at, "cwd") : takeString(value["cwd"], [at, "cwd"], found),
    state:
      value["state"] === undefined
        ? missing(found, at, "state")
        : readSessionState(value["state"], [at, "state"], found),
    created_at:
      value["created_at"] === undefined
        ? missing(found, at, "created_at")
        : readTimestamp(value["created_at"], [at, "created_at"], found),
    last_activity_at:
      value["last_activity_at"] === undefined
        ? missing(found, at, "last_activity_at")
        : readTimestamp(value["last_activity_at"], [at, "last_activity_at"], found),
  };
  if (value["exit_code"] !== undefined) {
    read.exit_code = takeInteger(value["exit_code"], [at, "exit_code"], found, { minimum: 0, maximum: 255 });
  }
  if (value["signal"] !== undefined) {
    read.signal = takeString(value["signal"], [at, "signal"], found);
  }
  if (value["reason"] !== undefined) {
    read.reason = takeString(value["reason"], [at, "reason"], found);
  }
  if (value["started_at"] !== undefined) {
    read.started_at = readTimestamp(value["started_at"], [at, "started_at"], found);
  }
  if (value["ended_at"] !== undefined) {
    read.ended_at = readTimestamp(value["ended_at"], [at, "ended_at"], found);
  }
  return read;
}

export function readSessionList(value: unknown, at: _Path, found: _Found): SessionList {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    sessions:
      value["sessions"] === undefined
        ? missing(found, at, "sessions")
        : takeArray(value["sessions"], [at, "sessions"], found, readSession),
  };
}

export function readSessionChange(value: unknown, at: _Path, found: _Found): SessionChange {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  const tag = value["type"];
  if (tag === "session_changed") {
    return readSessionChanged(value, at, found);
  }
  if (tag === "session_removed") {
    return readSessionRemoved(value, at, found);
  }
  return refuseTag(found, at, "oneOf", "type", tag, ["session_changed", "session_removed"]);
}

export function readSessionChanged(value: unknown, at: _Path, found: _Found): SessionChanged {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    type:
      value["type"] === undefined
        ? missing(found, at, "type")
        : takeChoice(value["type"], [at, "type"], found, ["session_changed"], "const"),
    session:
      value["session"] === undefined
        ? missing(found, at, "session")
        : readSession(value["session"], [at, "session"], found),
  };
}

export function readSessionRemoved(value: unknown, at: _Path, found: _Found): SessionRemoved {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    type:
      value["type"] === undefined
        ? missing(found, at, "type")
        : takeChoice(value["type"], [at, "type"], found, ["session_removed"], "const"),
    id: value["id"] === undefined ? missing(found, at, "id") : readSessionId(value["id"], [at, "id"], found),
  };
}

export function readTerminalId(value: unknown, at: _Path, found: _Found): TerminalId {
  return takeString(value, at, found, { minLength: 1, maxLength: 64 });
}

export function readTerminalStatus(value: unknown, at: _Path, found: _Found): TerminalStatus {
  return takeString(value, at, found);
}

export function readTerminalSize(value: unknown, at: _Path, found: _Found): TerminalSize {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    columns:
      value["columns"] === undefined
        ? missing(found, at, "columns")
        : takeInteger(value["columns"], [at, "columns"], found, { minimum: 1, maximum: 1000 }),
    rows:
      value["rows"] === undefined
        ? missing(found, at, "rows")
        : takeInteger(value["rows"], [at, "rows"], found, { minimum: 1, maximum: 1000 }),
  };
}

export function readTerminal(value: unknown, at: _Path, found: _Found): Terminal {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  const read: _Mutable<Terminal> = {
    id: value["id"] === undefined ? missing(found, at, "id") : readTerminalId(value["id"], [at, "id"], found),
    size:
      value["size"] === undefined ? missing(found, at, "size") : readTerminalSize(value["size"], [at, "size"], found),
    status:
      value["status"] === undefined
        ? missing(found, at, "status")
        : readTerminalStatus(value["status"], [at, "status"], found),
    last_line:
      value["last_line"] === undefined
        ? missing(found, at, "last_line")
        : takeString(value["last_line"], [at, "last_line"], found, { maxLength: 1000 }),
  };
  if (value["title"] !== undefined) {
    read.title = takeString(value["title"], [at, "title"], found, { maxLength: 200 });
  }
  return read;
}

export function readTerminalList(value: unknown, at: _Path, found: _Found): TerminalList {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    terminals:
      value["terminals"] === undefined
        ? missing(found, at, "terminals")
        : takeArray(value["terminals"], [at, "terminals"], found, readTerminal),
  };
}

export function readTerminalChange(value: unknown, at: _Path, found: _Found): TerminalChange {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  const tag = value["type"];
  if (tag === "terminal_changed") {
    return readTerminalChanged(value, at, found);
  }
  if (tag === "terminal_removed") {
    return readTerminalRemoved(value, at, found);
  }
  return refuseTag(found, at, "oneOf", "type", tag, ["terminal_changed", "terminal_removed"]);
}

export function readTerminalChanged(value: unknown, at: _Path, found: _Found): TerminalChanged {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    type:
      value["type"] === undefined
        ? missing(found, at, "type")
        : takeChoice(value["type"], [at, "type"], found, ["terminal_changed"], "const"),
    terminal:
      value["terminal"] === undefined
        ? missing(found, at, "terminal")
        : readTerminal(value["terminal"], [at, "terminal"], found),
  };
}

export function readTerminalRemoved(value: unknown, at: _Path, found: _Found): TerminalRemoved {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    type:
      value["type"] === undefined
        ? missing(found, at, "type")
        : takeChoice(value["type"], [at, "type"], found, ["terminal_removed"], "const"),
    id: value["id"] === undefined ? missing(found, at, "id") : readTerminalId(value["id"], [at, "id"], found),
  };
}

export function readColour(value: unknown, at: _Path, found: _Found): Colour {
  check(value, at, found, READ_COLOUR_RULES);
  return takeString(value, at, found);
}

export function readRun(value: unknown, at: _Path, found: _Found): Run {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  const read: _Mutable<Run> = {
    text:
      value["text"] === undefined
        ? missing(found, at, "text")
        : takeString(value["text"], [at, "text"], found, { minLength: 1 }),
  };
  if (value["foreground"] !== undefined) {
    read.foreground = readColour(value["foreground"], [at, "foreground"], found);
  }
  if (value["background"] !== undefined) {
    read.background = readColour(value["background"], [at, "background"], found);
  }
  if (value["bold"] !== undefined) {
    read.bold = takeChoice(value["bold"], [at, "bold"], found, [true], "const");
  }
  if (value["italic"] !== undefined) {
    read.italic = takeChoice(value["italic"], [at, "italic"], found, [true], "const");
  }
  if (value["underline"] !== undefined) {
    read.underline = takeChoice(value["underline"], [at, "underline"], found, [true], "const");
  }
  if (value["strikethrough"] !== undefined) {
    read.strikethrough = takeChoice(value["strikethrough"], [at, "strikethrough"], found, [true], "const");
  }
  if (value["reverse"] !== undefined) {
    read.reverse = takeChoice(value["reverse"], [at, "reverse"], found, [true], "const");
  }
  return read;
}

export function readLine(value: unknown, at: _Path, found: _Found): Line {
  return takeArray(value, at, found, readRun);
}

export function readCursor(value: unknown, at: _Path, found: _Found): Cursor {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    column:
      value["column"] === undefined
        ? missing(found, at, "column")
        : takeInteger(value["column"], [at, "column"], found, { minimum: 0 }),
    row:
      value["row"] === undefined
        ? missing(found, at, "row")
        : takeInteger(value["row"], [at, "row"], found, { minimum: 0 }),
  };
}

export function readScreen(value: unknown, at: _Path, found: _Found): Screen {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  const read: _Mutable<Screen> = {
    size:
      value["size"] === undefined ? missing(found, at, "size") : readTerminalSize(value["size"], [at, "size"], found),
    lines:
      value["lines"] === undefined
        ? missing(found, at, "lines")
        : takeArray(value["lines"], [at, "lines"], found, readLine),
  };
  if (value["cursor"] !== undefined) {
    read.cursor = readCursor(value["cursor"], [at, "cursor"], found);
  }
  return read;
}

export function readSessionsActivitySnapshot(value: unknown, at: _Path, found: _Found): SessionsActivitySnapshot {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    type:
      value["type"] === undefined
        ? missing(found, at, "type")
        : takeChoice(value["type"], [at, "type"], found, ["snapshot"], "const"),
    topic:
      value["topic"] === undefined
        ? missing(found, at, "topic")
        : takeSessionsActivityAddress(value["topic"], [at, "topic"], found),
    payload:
      value["payload"] === undefined
        ? missing(found, at, "payload")
        : readActivity(value["payload"], [at, "payload"], found),
  };
}

export function readSessionsActivityEvent(value: unknown, at: _Path, found: _Found): SessionsActivityEvent {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    type:
      value["type"] === undefined
        ? missing(found, at, "type")
        : takeChoice(value["type"], [at, "type"], found, ["event"], "const"),
    topic:
      value["topic"] === undefined
        ? missing(found, at, "topic")
        : takeSessionsActivityAddress(value["topic"], [at, "topic"], found),
    payload:
      value["payload"] === undefined
        ? missing(found, at, "payload")
        : readActivityAdded(value["payload"], [at, "payload"], found),
  };
}

export function readSessionsStateSnapshot(value: unknown, at: _Path, found: _Found): SessionsStateSnapshot {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    type:
      value["type"] === undefined
        ? missing(found, at, "type")
        : takeChoice(value["type"], [at, "type"], found, ["snapshot"], "const"),
    topic:
      value["topic"] === undefined
        ? missing(found, at, "topic")
        : takeChoice(value["topic"], [at, "topic"], found, ["sessions.state"], "const"),
    payload:
      value["payload"] === undefined
        ? missing(found, at, "payload")
        : readSessionList(value["payload"], [at, "payload"], found),
  };
}

export function readSessionsStateEvent(value: unknown, at: _Path, found: _Found): SessionsStateEvent {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    type:
      value["type"] === undefined
        ? missing(found, at, "type")
        : takeChoice(value["type"], [at, "type"], found, ["event"], "const"),
    topic:
      value["topic"] === undefined
        ? missing(found, at, "topic")
        : takeChoice(value["topic"], [at, "topic"], found, ["sessions.state"], "const"),
    payload:
      value["payload"] === undefined
        ? missing(found, at, "payload")
        : readSessionChange(value["payload"], [at, "payload"], found),
  };
}

export function readTerminalsStateSnapshot(value: unknown, at: _Path, found: _Found): TerminalsStateSnapshot {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    type:
      value["type"] === undefined
        ? missing(found, at, "type")
        : takeChoice(value["type"], [at, "type"], found, ["snapshot"], "const"),
    topic:
      value["topic"] === undefined
        ? missing(found, at, "topic")
        : takeChoice(value["topic"], [at, "topic"], found, ["terminals.state"], "const"),
    payload:
      value["payload"] === undefined
        ? missing(found, at, "payload")
        : readTerminalList(value["payload"], [at, "payload"], found),
  };
}

export function readTerminalsStateEvent(value: unknown, at: _Path, found: _Found): TerminalsStateEvent {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    type:
      value["type"] === undefined
        ? missing(found, at, "type")
        : takeChoice(value["type"], [at, "type"], found, ["event"], "const"),
    topic:
      value["topic"] === undefined
        ? missing(found, at, "topic")
        : takeChoice(value["topic"], [at, "topic"], found, ["terminals.state"], "const"),
    payload:
      value["payload"] === undefined
        ? missing(found, at, "payload")
        : readTerminalChange(value["payload"], [at, "payload"], found),
  };
}

export function readTerminalsScreenSnapshot(value: unknown, at: _Path, found: _Found): TerminalsScreenSnapshot {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    type:
      value["type"] === undefined
        ? missing(found, at, "type")
        : takeChoice(value["type"], [at, "type"], found, ["snapshot"], "const"),
    topic:
      value["topic"] === undefined
        ? missing(found, at, "topic")
        : takeTerminalsScreenAddress(value["topic"], [at, "topic"], found),
    payload:
      value["payload"] === undefined
        ? missing(found, at, "payload")
        : readScreen(value["payload"], [at, "payload"], found),
  };
}

export function readTerminalsScreenEvent(value: unknown, at: _Path, found: _Found): TerminalsScreenEvent {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    type:
      value["type"] === undefined
        ? missing(found, at, "type")
        : takeChoice(value["type"], [at, "type"], found, ["event"], "const"),
    topic:
      value["topic"] === undefined
        ? missing(found, at, "topic")
        : takeTerminalsScreenAddress(value["topic"], [at, "topic"], found),
    payload:
      value["payload"] === undefined
        ? missing(found, at, "payload")
        : readScreen(value["payload"], [at, "payload"], found),
  };
}

export const READ_COLOUR_RULES: _Rules = {
  pattern: "^(#[0-9a-f]{6}|(bright_)?(black|red|green|yellow|blue|magenta|cyan|white))$",
};
