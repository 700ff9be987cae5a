// Written by `wirepact gen` from the contract's schema; edit that, not this.
/** How an event changes a topic's state: pure functions, one a topic. */

import type {
  Activity,
  ActivityAdded,
  Screen,
  SessionChange,
  SessionList,
  TerminalChange,
  TerminalList,
} from "./types.ts";

/** Appends the event's entries and keeps the newest 200, oldest first. */
export function reduceSessionsActivity(state: Activity, event: ActivityAdded): Activity {
  return { ...state, entries: [...state.entries, ...event.entries].slice(-200) };
}

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

/** Replaces or appends an item by its `id`, or takes it out. */
export function reduceTerminalsState(state: TerminalList, event: TerminalChange): TerminalList {
  const items = state.terminals;
  if (event.type === "terminal_changed") {
    const item = event.terminal;
    const at = items.findIndex((other) => other.id === item.id);
    const kept = at < 0 ? [...items, item] : [...items.slice(0, at), item, ...items.slice(at + 1)];
    return { ...state, terminals: kept };
  }
  const left = items.filter((item) => item.id !== event.id);
  return left.length === items.length ? state : { ...state, terminals: left };
}

/** Gives the event: it is the new state. */
export function reduceTerminalsScreen(_state: Screen, event: Screen): Screen {
  return event;
}
