// Written by `wirepact gen` from the contract's schema; edit that, not this.
/** How an event changes a topic's state: pure functions, one a topic. */

import type { Notes, OrderChange, OrderList } from "./types.ts";

/** Replaces or appends an item by its `number`, or takes it out. */
export function reduceOrdersOpen(state: OrderList, event: OrderChange): OrderList {
  const items = state.orders;
  if (event.type === "changed") {
    const item = event.order;
    const at = items.findIndex((other) => other.number === item.number);
    const kept = at < 0 ? [...items, item] : [...items.slice(0, at), item, ...items.slice(at + 1)];
    return { ...state, orders: kept };
  }
  const left = items.filter((item) => item.number !== event.number);
  return left.length === items.length ? state : { ...state, orders: left };
}

/** Appends the event's entries and keeps the newest 20, oldest first. */
export function reduceOrdersNotes(state: Notes, event: Notes): Notes {
  return { ...state, notes: [...state.notes, ...event.notes].slice(-20) };
}
