// Written by `wirepact gen` from the contract's schema; edit that, not this.
/** How an event changes a topic's state: pure functions, one a topic. */

import type { SessionChange, SessionList } from "./types.ts";

/** Replaces or appends an item by its `id`, or takes it out. */
export function reduceSessionsState(state: SessionList, event: SessionChange): SessionList {
  const items = state.sessions;
  if (event.type === "session_changed") {
    const item = event.session;
    const at = items.findIndex((other) => other.id === item.id);
    const kept = at < 0 ? [...items, item] : [...items.slice(0, at), item, ...items.slice(at + 1)];
    return { ...state, sessions: kept };
  }
  const left = items.filter((item) => item.id !== event.id);
  return left.length === items.length ? state : { ...state, sessions: left };
}
