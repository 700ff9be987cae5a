// Written by `wirepact gen` from the contract's schema; edit that, not this.
/** One reader a type: a parsed value in, the type out, every violation collected. */

import { topicName } from "./addresses.ts";
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
      case "SessionsState":
        return readSessionsStateSnapshot(value, at, found);
      default:
        return refuseAddress(found, at, "topic", value["topic"]);
    }
  }
  if (tag === "event") {
    switch (topicName(value["topic"])) {
      case "SessionsState":
        return readSessionsStateEvent(value, at, found);
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
