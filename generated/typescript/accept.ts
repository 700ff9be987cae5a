// Written by `wirepact gen` from the contract's schema; edit that, not this.
/** One acceptor a type: a parsed value in, the type out; undefined where its reader must decide. See acceptors.ts. */

import { topicName } from "./addresses.ts";
import {
  areWhole,
  countMembers,
  dropOthers,
  isConst,
  isInteger,
  isMembers,
  isText,
  isTextOf,
  isWhole,
  passAnything,
  passArray,
  passStrings,
  type Tally as _Tally,
} from "./acceptors.ts";
import type { Mutable as _Mutable } from "./readers.ts";
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

export function acceptErrorCode(value: unknown, tally: _Tally): ErrorCode | undefined {
  return isText(value, tally) && isWhole(value, tally) ? value : undefined;
}

export function acceptCloseCode(value: unknown, _tally: _Tally): CloseCode | undefined {
  return isInteger(value) ? value : undefined;
}

export function acceptClientMessage(value: unknown, tally: _Tally, depth: number): ClientMessage | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  switch (value["type"]) {
    case "subscribe":
      return acceptSubscribe(value, tally, depth);
    case "unsubscribe":
      return acceptUnsubscribe(value, tally, depth);
    case "ping":
      return acceptPing(value, tally, depth);
    default:
      return undefined;
  }
}

export function acceptServerMessage(value: unknown, tally: _Tally, depth: number): ServerMessage | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  switch (value["type"]) {
    case "snapshot":
      switch (topicName(value["topic"])) {
        case "SessionsState":
          return acceptSessionsStateSnapshot(value, tally, depth);
        default:
          return undefined;
      }
    case "event":
      switch (topicName(value["topic"])) {
        case "SessionsState":
          return acceptSessionsStateEvent(value, tally, depth);
        default:
          return undefined;
      }
    case "error":
      return acceptErrorMessage(value, tally, depth);
    case "pong":
      return acceptPong(value, tally, depth);
    default:
      return undefined;
  }
}

export function acceptAddress(value: unknown, tally: _Tally): Address | undefined {
  return isTextOf(value, tally, 1, 255) && isWhole(value, tally) ? value : undefined;
}

export function acceptSubscribe(value: unknown, tally: _Tally, depth: number): Subscribe | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _type = value["type"];
  if (!isConst(_type, tally, "subscribe")) return undefined;
  const _topics = passArray(value["topics"], tally, depth + 1, acceptAddress, 1, 100);
  if (_topics === undefined) return undefined;
  const members = 2;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as Subscribe;
  const copy: _Mutable<Subscribe> = { type: _type, topics: _topics };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

export function acceptUnsubscribe(value: unknown, tally: _Tally, depth: number): Unsubscribe | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _type = value["type"];
  if (!isConst(_type, tally, "unsubscribe")) return undefined;
  const _topics = passArray(value["topics"], tally, depth + 1, acceptAddress, 1, 100);
  if (_topics === undefined) return undefined;
  const members = 2;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as Unsubscribe;
  const copy: _Mutable<Unsubscribe> = { type: _type, topics: _topics };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

export function acceptPing(value: unknown, tally: _Tally, depth: number): Ping | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _type = value["type"];
  if (!isConst(_type, tally, "ping")) return undefined;
  const members = 1;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as Ping;
  const copy: _Mutable<Ping> = { type: _type };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

export function acceptSnapshotMessage(value: unknown, tally: _Tally, depth: number): SnapshotMessage | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _type = value["type"];
  if (!isConst(_type, tally, "snapshot")) return undefined;
  const _topic = value["topic"];
  if (!isText(_topic, tally)) return undefined;
  const _payload = passAnything(value["payload"], tally, depth + 1);
  if (_payload === undefined) return undefined;
  const members = 3;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as SnapshotMessage;
  const texts = [_topic];
  if (!tally.parsed && !areWhole(texts)) return undefined;
  const copy: _Mutable<SnapshotMessage> = { type: _type, topic: _topic, payload: _payload };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

export function acceptEventMessage(value: unknown, tally: _Tally, depth: number): EventMessage | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _type = value["type"];
  if (!isConst(_type, tally, "event")) return undefined;
  const _topic = value["topic"];
  if (!isText(_topic, tally)) return undefined;
  const _payload = passAnything(value["payload"], tally, depth + 1);
  if (_payload === undefined) return undefined;
  const members = 3;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as EventMessage;
  const texts = [_topic];
  if (!tally.parsed && !areWhole(texts)) return undefined;
  const copy: _Mutable<EventMessage> = { type: _type, topic: _topic, payload: _payload };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

export function acceptErrorMessage(value: unknown, tally: _Tally, depth: number): ErrorMessage | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _type = value["type"];
  if (!isConst(_type, tally, "error")) return undefined;
  const _message = value["message"];
  if (!isText(_message, tally)) return undefined;
  const _code = value["code"];
  if (_code !== undefined && !isText(_code, tally)) return undefined;
  const _topic = value["topic"];
  if (_topic !== undefined && !isText(_topic, tally)) return undefined;
  let members = 2;
  if (_code !== undefined) members += 1;
  if (_topic !== undefined) members += 1;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as ErrorMessage;
  const texts = [_message, _code, _topic];
  if (!tally.parsed && !areWhole(texts)) return undefined;
  const copy: _Mutable<ErrorMessage> = { type: _type, message: _message };
  if (_code !== undefined) copy.code = _code;
  if (_topic !== undefined) copy.topic = _topic;
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

export function acceptPong(value: unknown, tally: _Tally, depth: number): Pong | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _type = value["type"];
  if (!isConst(_type, tally, "pong")) return undefined;
  const members = 1;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as Pong;
  const copy: _Mutable<Pong> = { type: _type };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

export function acceptStartSession(value: unknown, tally: _Tally, depth: number): StartSession | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _command = passStrings(value["command"], tally, depth + 1, 1, 1000);
  if (_command === undefined) return undefined;
  const _title = value["title"];
  if (_title !== undefined && !isTextOf(_title, tally, 1, 200)) return undefined;
  const _cwd = value["cwd"];
  if (_cwd !== undefined && !isTextOf(_cwd, tally, 1)) return undefined;
  let members = 1;
  if (_title !== undefined) members += 1;
  if (_cwd !== undefined) members += 1;
  tally.strings += members;
  if (countMembers(value) !== members) return undefined;
  if (!tally.fresh) return value as unknown as StartSession;
  const texts = [_title, _cwd];
  if (!tally.parsed && !areWhole(texts)) return undefined;
  const copy: _Mutable<StartSession> = { command: _command };
  if (_title !== undefined) copy.title = _title;
  if (_cwd !== undefined) copy.cwd = _cwd;
  return copy;
}

export function acceptProblemCode(value: unknown, tally: _Tally): ProblemCode | undefined {
  return isText(value, tally) && isWhole(value, tally) ? value : undefined;
}

export function acceptProblem(value: unknown, tally: _Tally, depth: number): Problem | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _code = value["code"];
  if (!isText(_code, tally)) return undefined;
  const _message = value["message"];
  if (!isText(_message, tally)) return undefined;
  const members = 2;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as Problem;
  const texts = [_code, _message];
  if (!tally.parsed && !areWhole(texts)) return undefined;
  const copy: _Mutable<Problem> = { code: _code, message: _message };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

export function acceptSignInLink(value: unknown, tally: _Tally, depth: number): SignInLink | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _url = value["url"];
  if (!isText(_url, tally)) return undefined;
  const members = 1;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as SignInLink;
  const texts = [_url];
  if (!tally.parsed && !areWhole(texts)) return undefined;
  const copy: _Mutable<SignInLink> = { url: _url };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

export function acceptSessionId(value: unknown, tally: _Tally): SessionId | undefined {
  return isTextOf(value, tally, 1, 64) && isWhole(value, tally) ? value : undefined;
}

export function acceptTimestamp(value: unknown, tally: _Tally): Timestamp | undefined {
  return isText(value, tally) && isWhole(value, tally) ? value : undefined;
}

export function acceptSessionState(value: unknown, tally: _Tally): SessionState | undefined {
  return isText(value, tally) && isWhole(value, tally) ? value : undefined;
}

export function acceptSession(value: unknown, tally: _Tally, depth: number): Session | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _id = value["id"];
  if (!isTextOf(_id, tally, 1, 64)) return undefined;
  const _title = value["title"];
  if (!isText(_title, tally)) return undefined;
  const _command = passStrings(value["command"], tally, depth + 1, 1);
  if (_command === undefined) return undefined;
  const _cwd = value["cwd"];
  if (!isText(_cwd, tally)) return undefined;
  const _state = value["state"];
  if (!isText(_state, tally)) return undefined;
  const _exit_code = value["exit_code"];
  if (_exit_code !== undefined && !isInteger(_exit_code, 0, 255)) return undefined;
  const _signal = value["signal"];
  if (_signal !== undefined && !isText(_signal, tally)) return undefined;
  const _reason = value["reason"];
  if (_reason !== undefined && !isText(_reason, tally)) return undefined;
  const _created_at = value["created_at"];
  if (!isText(_created_at, tally)) return undefined;
  const _started_at = value["started_at"];
  if (_started_at !== undefined && !isText(_started_at, tally)) return undefined;
  const _ended_at = value["ended_at"];
  if (_ended_at !== undefined && !isText(_ended_at, tally)) return undefined;
  const _last_activity_at = value["last_activity_at"];
  if (!isText(_last_activity_at, tally)) return undefined;
  let members = 7;
  if (_exit_code !== undefined) members += 1;
  if (_signal !== undefined) members += 1;
  if (_reason !== undefined) members += 1;
  if (_started_at !== undefined) members += 1;
  if (_ended_at !== undefined) members += 1;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as Session;
  const texts = [_id, _title, _cwd, _state, _signal, _reason, _created_at, _started_at, _ended_at, _last_activity_at];
  if (!tally.parsed && !areWhole(texts)) return undefined;
  const copy: _Mutable<Session> = {
    id: _id,
    title: _title,
    command: _command,
    cwd: _cwd,
    state: _state,
    created_at: _created_at,
    last_activity_at: _last_activity_at,
  };
  if (_exit_code !== undefined) copy.exit_code = _exit_code;
  if (_signal !== undefined) copy.signal = _signal;
  if (_reason !== undefined) copy.reason = _reason;
  if (_started_at !== undefined) copy.started_at = _started_at;
  if (_ended_at !== undefined) copy.ended_at = _ended_at;
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

export function acceptSessionList(value: unknown, tally: _Tally, depth: number): SessionList | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _sessions = passArray(value["sessions"], tally, depth + 1, acceptSession);
  if (_sessions === undefined) return undefined;
  const members = 1;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as SessionList;
  const copy: _Mutable<SessionList> = { sessions: _sessions };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

export function acceptSessionChange(value: unknown, tally: _Tally, depth: number): SessionChange | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  switch (value["type"]) {
    case "session_changed":
      return acceptSessionChanged(value, tally, depth);
    case "session_removed":
      return acceptSessionRemoved(value, tally, depth);
    default:
      return undefined;
  }
}

export function acceptSessionChanged(value: unknown, tally: _Tally, depth: number): SessionChanged | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _type = value["type"];
  if (!isConst(_type, tally, "session_changed")) return undefined;
  const _session = acceptSession(value["session"], tally, depth + 1);
  if (_session === undefined) return undefined;
  const members = 2;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as SessionChanged;
  const copy: _Mutable<SessionChanged> = { type: _type, session: _session };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

export function acceptSessionRemoved(value: unknown, tally: _Tally, depth: number): SessionRemoved | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _type = value["type"];
  if (!isConst(_type, tally, "session_removed")) return undefined;
  const _id = value["id"];
  if (!isTextOf(_id, tally, 1, 64)) return undefined;
  const members = 2;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as SessionRemoved;
  const texts = [_id];
  if (!tally.parsed && !areWhole(texts)) return undefined;
  const copy: _Mutable<SessionRemoved> = { type: _type, id: _id };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

export function acceptSessionsStateSnapshot(
  value: unknown,
  tally: _Tally,
  depth: number,
): SessionsStateSnapshot | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _type = value["type"];
  if (!isConst(_type, tally, "snapshot")) return undefined;
  const _topic = value["topic"];
  if (!isConst(_topic, tally, "sessions.state")) return undefined;
  const _payload = acceptSessionList(value["payload"], tally, depth + 1);
  if (_payload === undefined) return undefined;
  const members = 3;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as SessionsStateSnapshot;
  const copy: _Mutable<SessionsStateSnapshot> = { type: _type, topic: _topic, payload: _payload };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

export function acceptSessionsStateEvent(value: unknown, tally: _Tally, depth: number): SessionsStateEvent | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _type = value["type"];
  if (!isConst(_type, tally, "event")) return undefined;
  const _topic = value["topic"];
  if (!isConst(_topic, tally, "sessions.state")) return undefined;
  const _payload = acceptSessionChange(value["payload"], tally, depth + 1);
  if (_payload === undefined) return undefined;
  const members = 3;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as SessionsStateEvent;
  const copy: _Mutable<SessionsStateEvent> = { type: _type, topic: _topic, payload: _payload };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}
