// Written by `wirepact gen` from the contract's schema; edit that, not this.
/** The contract's topics: typed addresses that tell their messages, and know how their state changes. */

import { matchAddress } from "./addresses.ts";
import { reduceSessionsState } from "./reducers.ts";
import type { ServerMessage, SessionChange, SessionList, SessionsStateEvent, SessionsStateSnapshot } from "./types.ts";

/** One concrete topic. `isSnapshot` and `isEvent` are true of this very address only, so that a payload comes out typed. */
export interface Topic<State, Event> {
  readonly name: string;
  readonly address: string;
  isSnapshot(message: ServerMessage): message is ServerMessage & { readonly type: "snapshot"; readonly payload: State };
  isEvent(message: ServerMessage): message is ServerMessage & { readonly type: "event"; readonly payload: Event };
  reduce(state: State, event: Event): State;
}

/** All visible sessions with their derived state. */
export interface SessionsStateTopic extends Topic<SessionList, SessionChange> {
  readonly name: "SessionsState";
  readonly address: "sessions.state";
}

/** Any topic of the contract. */
export type AnyTopic = SessionsStateTopic;

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

/** Gives the topic that an address belongs to; undefined when no topic has it. */
export function parseTopic(address: string): AnyTopic | undefined {
  return _topicOf(matchAddress(address));
}

function _topicOf(_match: ReturnType<typeof matchAddress>): AnyTopic | undefined {
  switch (_match?.[0]) {
    case "SessionsState":
      return sessionsState();
    default:
      return undefined;
  }
}
