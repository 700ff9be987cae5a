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
  passString,
  passStrings,
  type Tally as _Tally,
} from "./acceptors.ts";
import { READ_COLOUR_RULES } from "./read.ts";
import type { Mutable as _Mutable } from "./readers.ts";
import { passes } from "./rules.ts";
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

export function acceptEntryNumber(value: unknown, _tally: _Tally): EntryNumber | undefined {
  return isInteger(value, 1) ? value : undefined;
}

export function acceptOutputLine(value: unknown, tally: _Tally, depth: number): OutputLine | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _kind = value["kind"];
  if (!isConst(_kind, tally, "output")) return undefined;
  const _number = value["number"];
  if (!isInteger(_number, 1)) return undefined;
  const _at = value["at"];
  if (!isText(_at, tally)) return undefined;
  const _text = value["text"];
  if (!isTextOf(_text, tally, 0, 1000)) return undefined;
  const members = 4;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as OutputLine;
  const texts = [_at, _text];
  if (!tally.parsed && !areWhole(texts)) return undefined;
  const copy: _Mutable<OutputLine> = { kind: _kind, number: _number, at: _at, text: _text };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

export function acceptLifecycleStep(value: unknown, tally: _Tally, depth: number): LifecycleStep | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _kind = value["kind"];
  if (!isConst(_kind, tally, "lifecycle")) return undefined;
  const _number = value["number"];
  if (!isInteger(_number, 1)) return undefined;
  const _at = value["at"];
  if (!isText(_at, tally)) return undefined;
  const _state = value["state"];
  if (!isText(_state, tally)) return undefined;
  const _text = value["text"];
  if (!isText(_text, tally)) return undefined;
  const members = 5;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as LifecycleStep;
  const texts = [_at, _state, _text];
  if (!tally.parsed && !areWhole(texts)) return undefined;
  const copy: _Mutable<LifecycleStep> = { kind: _kind, number: _number, at: _at, state: _state, text: _text };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

export function acceptSkippedLines(value: unknown, tally: _Tally, depth: number): SkippedLines | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _kind = value["kind"];
  if (!isConst(_kind, tally, "skipped")) return undefined;
  const _number = value["number"];
  if (!isInteger(_number, 1)) return undefined;
  const _at = value["at"];
  if (!isText(_at, tally)) return undefined;
  const _lines = value["lines"];
  if (!isInteger(_lines, 1)) return undefined;
  const members = 4;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as SkippedLines;
  const texts = [_at];
  if (!tally.parsed && !areWhole(texts)) return undefined;
  const copy: _Mutable<SkippedLines> = { kind: _kind, number: _number, at: _at, lines: _lines };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

export function acceptActivityEntry(value: unknown, tally: _Tally, depth: number): ActivityEntry | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  switch (value["kind"]) {
    case "output":
      return acceptOutputLine(value, tally, depth);
    case "lifecycle":
      return acceptLifecycleStep(value, tally, depth);
    case "skipped":
      return acceptSkippedLines(value, tally, depth);
    default:
      return undefined;
  }
}

export function acceptActivity(value: unknown, tally: _Tally, depth: number): Activity | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _entries = passArray(value["entries"], tally, depth + 1, acceptActivityEntry, 0, 200);
  if (_entries === undefined) return undefined;
  const members = 1;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as Activity;
  const copy: _Mutable<Activity> = { entries: _entries };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

export function acceptActivityAdded(value: unknown, tally: _Tally, depth: number): ActivityAdded | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _entries = passArray(value["entries"], tally, depth + 1, acceptActivityEntry, 1, 200);
  if (_entries === undefined) return undefined;
  const members = 1;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as ActivityAdded;
  const copy: _Mutable<ActivityAdded> = { entries: _entries };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

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
        case "SessionsActivity":
          return acceptSessionsActivitySnapshot(value, tally, depth);
        case "SessionsState":
          return acceptSessionsStateSnapshot(value, tally, depth);
        case "TerminalsState":
          return acceptTerminalsStateSnapshot(value, tally, depth);
        case "TerminalsScreen":
          return acceptTerminalsScreenSnapshot(value, tally, depth);
        default:
          return undefined;
      }
    case "event":
      switch (topicName(value["topic"])) {
        case "SessionsActivity":
          return acceptSessionsActivityEvent(value, tally, depth);
        case "SessionsState":
          return acceptSessionsStateEvent(value, tally, depth);
        case "TerminalsState":
          return acceptTerminalsStateEvent(value, tally, depth);
        case "TerminalsScreen":
          return acceptTerminalsScreenEvent(value, tally, depth);
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

export function acceptTopicKind(value: unknown, tally: _Tally): TopicKind | undefined {
  return isText(value, tally) && isWhole(value, tally) ? value : undefined;
}

export function acceptTopicInfo(value: unknown, tally: _Tally, depth: number): TopicInfo | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _address = value["address"];
  if (!isTextOf(_address, tally, 1, 255)) return undefined;
  const _kind = value["kind"];
  if (!isText(_kind, tally)) return undefined;
  const _subscribers = value["subscribers"];
  if (!isInteger(_subscribers, 0)) return undefined;
  const members = 3;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as TopicInfo;
  const texts = [_address, _kind];
  if (!tally.parsed && !areWhole(texts)) return undefined;
  const copy: _Mutable<TopicInfo> = { address: _address, kind: _kind, subscribers: _subscribers };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

export function acceptTopicList(value: unknown, tally: _Tally, depth: number): TopicList | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _topics = passArray(value["topics"], tally, depth + 1, acceptTopicInfo);
  if (_topics === undefined) return undefined;
  const members = 1;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as TopicList;
  const copy: _Mutable<TopicList> = { topics: _topics };
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

export function acceptTerminalId(value: unknown, tally: _Tally): TerminalId | undefined {
  return isTextOf(value, tally, 1, 64) && isWhole(value, tally) ? value : undefined;
}

export function acceptTerminalStatus(value: unknown, tally: _Tally): TerminalStatus | undefined {
  return isText(value, tally) && isWhole(value, tally) ? value : undefined;
}

export function acceptTerminalSize(value: unknown, tally: _Tally, depth: number): TerminalSize | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _columns = value["columns"];
  if (!isInteger(_columns, 1, 1000)) return undefined;
  const _rows = value["rows"];
  if (!isInteger(_rows, 1, 1000)) return undefined;
  const members = 2;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as TerminalSize;
  const copy: _Mutable<TerminalSize> = { columns: _columns, rows: _rows };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

export function acceptTerminal(value: unknown, tally: _Tally, depth: number): Terminal | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _id = value["id"];
  if (!isTextOf(_id, tally, 1, 64)) return undefined;
  const _size = acceptTerminalSize(value["size"], tally, depth + 1);
  if (_size === undefined) return undefined;
  const _title = value["title"];
  if (_title !== undefined && !isTextOf(_title, tally, 0, 200)) return undefined;
  const _status = value["status"];
  if (!isText(_status, tally)) return undefined;
  const _last_line = value["last_line"];
  if (!isTextOf(_last_line, tally, 0, 1000)) return undefined;
  let members = 4;
  if (_title !== undefined) members += 1;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as Terminal;
  const texts = [_id, _title, _status, _last_line];
  if (!tally.parsed && !areWhole(texts)) return undefined;
  const copy: _Mutable<Terminal> = { id: _id, size: _size, status: _status, last_line: _last_line };
  if (_title !== undefined) copy.title = _title;
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

export function acceptTerminalList(value: unknown, tally: _Tally, depth: number): TerminalList | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _terminals = passArray(value["terminals"], tally, depth + 1, acceptTerminal);
  if (_terminals === undefined) return undefined;
  const members = 1;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as TerminalList;
  const copy: _Mutable<TerminalList> = { terminals: _terminals };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

export function acceptTerminalChange(value: unknown, tally: _Tally, depth: number): TerminalChange | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  switch (value["type"]) {
    case "terminal_changed":
      return acceptTerminalChanged(value, tally, depth);
    case "terminal_removed":
      return acceptTerminalRemoved(value, tally, depth);
    default:
      return undefined;
  }
}

export function acceptTerminalChanged(value: unknown, tally: _Tally, depth: number): TerminalChanged | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _type = value["type"];
  if (!isConst(_type, tally, "terminal_changed")) return undefined;
  const _terminal = acceptTerminal(value["terminal"], tally, depth + 1);
  if (_terminal === undefined) return undefined;
  const members = 2;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as TerminalChanged;
  const copy: _Mutable<TerminalChanged> = { type: _type, terminal: _terminal };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

export function acceptTerminalRemoved(value: unknown, tally: _Tally, depth: number): TerminalRemoved | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _type = value["type"];
  if (!isConst(_type, tally, "terminal_removed")) return undefined;
  const _id = value["id"];
  if (!isTextOf(_id, tally, 1, 64)) return undefined;
  const members = 2;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as TerminalRemoved;
  const texts = [_id];
  if (!tally.parsed && !areWhole(texts)) return undefined;
  const copy: _Mutable<TerminalRemoved> = { type: _type, id: _id };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

export function acceptColour(value: unknown, tally: _Tally): Colour | undefined {
  const read = passString(value, tally);
  if (read === undefined) return undefined;
  if (!passes(value, undefined, READ_COLOUR_RULES)) return undefined;
  return read;
}

export function acceptRun(value: unknown, tally: _Tally, depth: number): Run | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _text = value["text"];
  if (!isTextOf(_text, tally, 1)) return undefined;
  const _foreground = acceptColour(value["foreground"], tally);
  if (_foreground === undefined && value["foreground"] !== undefined) return undefined;
  const _background = acceptColour(value["background"], tally);
  if (_background === undefined && value["background"] !== undefined) return undefined;
  const _bold = value["bold"];
  if (_bold !== undefined && !isConst(_bold, tally, true)) return undefined;
  const _italic = value["italic"];
  if (_italic !== undefined && !isConst(_italic, tally, true)) return undefined;
  const _underline = value["underline"];
  if (_underline !== undefined && !isConst(_underline, tally, true)) return undefined;
  const _strikethrough = value["strikethrough"];
  if (_strikethrough !== undefined && !isConst(_strikethrough, tally, true)) return undefined;
  const _reverse = value["reverse"];
  if (_reverse !== undefined && !isConst(_reverse, tally, true)) return undefined;
  let members = 1;
  if (_foreground !== undefined) members += 1;
  if (_background !== undefined) members += 1;
  if (_bold !== undefined) members += 1;
  if (_italic !== undefined) members += 1;
  if (_underline !== undefined) members += 1;
  if (_strikethrough !== undefined) members += 1;
  if (_reverse !== undefined) members += 1;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as Run;
  const texts = [_text];
  if (!tally.parsed && !areWhole(texts)) return undefined;
  const copy: _Mutable<Run> = { text: _text };
  if (_foreground !== undefined) copy.foreground = _foreground;
  if (_background !== undefined) copy.background = _background;
  if (_bold !== undefined) copy.bold = _bold;
  if (_italic !== undefined) copy.italic = _italic;
  if (_underline !== undefined) copy.underline = _underline;
  if (_strikethrough !== undefined) copy.strikethrough = _strikethrough;
  if (_reverse !== undefined) copy.reverse = _reverse;
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

export function acceptLine(value: unknown, tally: _Tally, depth: number): Line | undefined {
  return passArray(value, tally, depth, acceptRun);
}

export function acceptCursor(value: unknown, tally: _Tally, depth: number): Cursor | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _column = value["column"];
  if (!isInteger(_column, 0)) return undefined;
  const _row = value["row"];
  if (!isInteger(_row, 0)) return undefined;
  const members = 2;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as Cursor;
  const copy: _Mutable<Cursor> = { column: _column, row: _row };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

export function acceptScreen(value: unknown, tally: _Tally, depth: number): Screen | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _size = acceptTerminalSize(value["size"], tally, depth + 1);
  if (_size === undefined) return undefined;
  const _lines = passArray(value["lines"], tally, depth + 1, acceptLine);
  if (_lines === undefined) return undefined;
  const _cursor = acceptCursor(value["cursor"], tally, depth + 1);
  if (_cursor === undefined && value["cursor"] !== undefined) return undefined;
  let members = 2;
  if (_cursor !== undefined) members += 1;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as Screen;
  const copy: _Mutable<Screen> = { size: _size, lines: _lines };
  if (_cursor !== undefined) copy.cursor = _cursor;
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

function allowSessionsActivitySnapshotTopic(value: unknown, tally: _Tally): `sessions.activity:${string}` | undefined {
  const read = passString(value, tally);
  if (topicName(read) !== "SessionsActivity") return undefined;
  return read as `sessions.activity:${string}`;
}

export function acceptSessionsActivitySnapshot(
  value: unknown,
  tally: _Tally,
  depth: number,
): SessionsActivitySnapshot | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _type = value["type"];
  if (!isConst(_type, tally, "snapshot")) return undefined;
  const _topic = allowSessionsActivitySnapshotTopic(value["topic"], tally);
  if (_topic === undefined) return undefined;
  const _payload = acceptActivity(value["payload"], tally, depth + 1);
  if (_payload === undefined) return undefined;
  const members = 3;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as SessionsActivitySnapshot;
  const copy: _Mutable<SessionsActivitySnapshot> = { type: _type, topic: _topic, payload: _payload };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

function allowSessionsActivityEventTopic(value: unknown, tally: _Tally): `sessions.activity:${string}` | undefined {
  const read = passString(value, tally);
  if (topicName(read) !== "SessionsActivity") return undefined;
  return read as `sessions.activity:${string}`;
}

export function acceptSessionsActivityEvent(
  value: unknown,
  tally: _Tally,
  depth: number,
): SessionsActivityEvent | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _type = value["type"];
  if (!isConst(_type, tally, "event")) return undefined;
  const _topic = allowSessionsActivityEventTopic(value["topic"], tally);
  if (_topic === undefined) return undefined;
  const _payload = acceptActivityAdded(value["payload"], tally, depth + 1);
  if (_payload === undefined) return undefined;
  const members = 3;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as SessionsActivityEvent;
  const copy: _Mutable<SessionsActivityEvent> = { type: _type, topic: _topic, payload: _payload };
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

export function acceptTerminalsStateSnapshot(
  value: unknown,
  tally: _Tally,
  depth: number,
): TerminalsStateSnapshot | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _type = value["type"];
  if (!isConst(_type, tally, "snapshot")) return undefined;
  const _topic = value["topic"];
  if (!isConst(_topic, tally, "terminals.state")) return undefined;
  const _payload = acceptTerminalList(value["payload"], tally, depth + 1);
  if (_payload === undefined) return undefined;
  const members = 3;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as TerminalsStateSnapshot;
  const copy: _Mutable<TerminalsStateSnapshot> = { type: _type, topic: _topic, payload: _payload };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

export function acceptTerminalsStateEvent(
  value: unknown,
  tally: _Tally,
  depth: number,
): TerminalsStateEvent | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _type = value["type"];
  if (!isConst(_type, tally, "event")) return undefined;
  const _topic = value["topic"];
  if (!isConst(_topic, tally, "terminals.state")) return undefined;
  const _payload = acceptTerminalChange(value["payload"], tally, depth + 1);
  if (_payload === undefined) return undefined;
  const members = 3;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as TerminalsStateEvent;
  const copy: _Mutable<TerminalsStateEvent> = { type: _type, topic: _topic, payload: _payload };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

function allowTerminalsScreenSnapshotTopic(value: unknown, tally: _Tally): `terminals.screen:${string}` | undefined {
  const read = passString(value, tally);
  if (topicName(read) !== "TerminalsScreen") return undefined;
  return read as `terminals.screen:${string}`;
}

export function acceptTerminalsScreenSnapshot(
  value: unknown,
  tally: _Tally,
  depth: number,
): TerminalsScreenSnapshot | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _type = value["type"];
  if (!isConst(_type, tally, "snapshot")) return undefined;
  const _topic = allowTerminalsScreenSnapshotTopic(value["topic"], tally);
  if (_topic === undefined) return undefined;
  const _payload = acceptScreen(value["payload"], tally, depth + 1);
  if (_payload === undefined) return undefined;
  const members = 3;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as TerminalsScreenSnapshot;
  const copy: _Mutable<TerminalsScreenSnapshot> = { type: _type, topic: _topic, payload: _payload };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

function allowTerminalsScreenEventTopic(value: unknown, tally: _Tally): `terminals.screen:${string}` | undefined {
  const read = passString(value, tally);
  if (topicName(read) !== "TerminalsScreen") return undefined;
  return read as `terminals.screen:${string}`;
}

export function acceptTerminalsScreenEvent(
  value: unknown,
  tally: _Tally,
  depth: number,
): TerminalsScreenEvent | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _type = value["type"];
  if (!isConst(_type, tally, "event")) return undefined;
  const _topic = allowTerminalsScreenEventTopic(value["topic"], tally);
  if (_topic === undefined) return undefined;
  const _payload = acceptScreen(value["payload"], tally, depth + 1);
  if (_payload === undefined) return undefined;
  const members = 3;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as TerminalsScreenEvent;
  const copy: _Mutable<TerminalsScreenEvent> = { type: _type, topic: _topic, payload: _payload };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}
