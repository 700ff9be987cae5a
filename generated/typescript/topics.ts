// Written by `wirepact gen` from the contract's schema; edit that, not this.
/** The contract's topics: typed addresses that tell their messages, and know how their state changes. */

import { checkParameter, matchAddress } from "./addresses.ts";
import {
  reduceSessionsActivity,
  reduceSessionsState,
  reduceTerminalsScreen,
  reduceTerminalsState,
} from "./reducers.ts";
import type {
  Activity,
  ActivityAdded,
  Screen,
  ServerMessage,
  SessionChange,
  SessionList,
  SessionsActivityEvent,
  SessionsActivitySnapshot,
  SessionsStateEvent,
  SessionsStateSnapshot,
  TerminalChange,
  TerminalList,
  TerminalsScreenEvent,
  TerminalsScreenSnapshot,
  TerminalsStateEvent,
  TerminalsStateSnapshot,
} from "./types.ts";

/** One concrete topic. `isSnapshot` and `isEvent` are true of this very address only, so that a payload comes out typed. */
export interface Topic<State, Event> {
  readonly name: string;
  readonly address: string;
  isSnapshot(message: ServerMessage): message is ServerMessage & { readonly type: "snapshot"; readonly payload: State };
  isEvent(message: ServerMessage): message is ServerMessage & { readonly type: "event"; readonly payload: Event };
  reduce(state: State, event: Event): State;
}

/** The latest entries of one session. Kept on disk, so an ended session has them too. */
export interface SessionsActivityTopic extends Topic<Activity, ActivityAdded> {
  readonly name: "SessionsActivity";
  readonly address: `sessions.activity:${string}`;
  readonly sessionId: string;
}

/** All visible sessions with their derived state. */
export interface SessionsStateTopic extends Topic<SessionList, SessionChange> {
  readonly name: "SessionsState";
  readonly address: "sessions.state";
}

/** All terminals, with a live summary of each. */
export interface TerminalsStateTopic extends Topic<TerminalList, TerminalChange> {
  readonly name: "TerminalsState";
  readonly address: "terminals.state";
}

/** The visible screen of one terminal, at most ten changes a second; kept up only while somebody looks. */
export interface TerminalsScreenTopic extends Topic<Screen, Screen> {
  readonly name: "TerminalsScreen";
  readonly address: `terminals.screen:${string}`;
  readonly terminalId: string;
}

/** Any topic of the contract. */
export type AnyTopic = SessionsActivityTopic | SessionsStateTopic | TerminalsStateTopic | TerminalsScreenTopic;

/** The latest entries of one session. Kept on disk, so an ended session has them too. */
export function sessionsActivity(sessionId: string): SessionsActivityTopic {
  checkParameter("sessionId", sessionId);
  const address = `sessions.activity:${sessionId}` as const;
  return Object.freeze({
    name: "SessionsActivity",
    address,
    sessionId,
    isSnapshot: (message: ServerMessage): message is SessionsActivitySnapshot =>
      message.type === "snapshot" && message.topic === address,
    isEvent: (message: ServerMessage): message is SessionsActivityEvent =>
      message.type === "event" && message.topic === address,
    reduce: reduceSessionsActivity,
  } as const);
}

const SESSIONS_STATE_TOPIC: SessionsStateTopic = /* @__PURE__ */ Object.freeze({
  name: "SessionsState",
  address: "sessions.state",
  isSnapshot: (message: ServerMessage): message is SessionsStateSnapshot =>
    message.type === "snapshot" && message.topic === "sessions.state",
  isEvent: (message: ServerMessage): message is SessionsStateEvent =>
    message.type === "event" && message.topic === "sessions.state",
  reduce: reduceSessionsState,
} as const);

/** All visible sessions with their derived state. */
export function sessionsState(): SessionsStateTopic {
  return SESSIONS_STATE_TOPIC;
}

const TERMINALS_STATE_TOPIC: TerminalsStateTopic = /* @__PURE__ */ Object.freeze({
  name: "TerminalsState",
  address: "terminals.state",
  isSnapshot: (message: ServerMessage): message is TerminalsStateSnapshot =>
    message.type === "snapshot" && message.topic === "terminals.state",
  isEvent: (message: ServerMessage): message is TerminalsStateEvent =>
    message.type === "event" && message.topic === "terminals.state",
  reduce: reduceTerminalsState,
} as const);

/** All terminals, with a live summary of each. */
export function terminalsState(): TerminalsStateTopic {
  return TERMINALS_STATE_TOPIC;
}

/** The visible screen of one terminal, at most ten changes a second; kept up only while somebody looks. */
export function terminalsScreen(terminalId: string): TerminalsScreenTopic {
  checkParameter("terminalId", terminalId);
  const address = `terminals.screen:${terminalId}` as const;
  return Object.freeze({
    name: "TerminalsScreen",
    address,
    terminalId,
    isSnapshot: (message: ServerMessage): message is TerminalsScreenSnapshot =>
      message.type === "snapshot" && message.topic === address,
    isEvent: (message: ServerMessage): message is TerminalsScreenEvent =>
      message.type === "event" && message.topic === address,
    reduce: reduceTerminalsScreen,
  } as const);
}

/** Gives the topic that an address belongs to; undefined when no topic has it. */
export function parseTopic(address: string): AnyTopic | undefined {
  return _topicOf(matchAddress(address));
}

function _topicOf(_match: ReturnType<typeof matchAddress>): AnyTopic | undefined {
  switch (_match?.[0]) {
    case "SessionsActivity":
      return sessionsActivity(_match[1][0] ?? "");
    case "SessionsState":
      return sessionsState();
    case "TerminalsState":
      return terminalsState();
    case "TerminalsScreen":
      return terminalsScreen(_match[1][0] ?? "");
    default:
      return undefined;
  }
}
