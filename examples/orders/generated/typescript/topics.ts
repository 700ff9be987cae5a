// Written by `wirepact gen` from the contract's schema; edit that, not this.
/** The contract's topics: typed addresses that tell their messages, and know how their state changes. */

import { checkParameter, matchAddress } from "./addresses.ts";
import { reduceOrdersNotes, reduceOrdersOpen } from "./reducers.ts";
import type {
  FromServer,
  Notes,
  OrderChange,
  OrderList,
  OrdersNotesEvent,
  OrdersNotesSnapshot,
  OrdersOpenEvent,
  OrdersOpenSnapshot,
} from "./types.ts";

/** One concrete topic. `isSnapshot` and `isEvent` are true of this very address only, so that a payload comes out typed. */
export interface Topic<State, Event> {
  readonly name: string;
  readonly address: string;
  isSnapshot(message: FromServer): message is FromServer & { readonly type: "snapshot"; readonly payload: State };
  isEvent(message: FromServer): message is FromServer & { readonly type: "event"; readonly payload: Event };
  reduce(state: State, event: Event): State;
}

/** Every order that is not served yet. */
export interface OrdersOpenTopic extends Topic<OrderList, OrderChange> {
  readonly name: "OrdersOpen";
  readonly address: "orders.open";
}

/** The latest notes at one table, kept in the kitchen's database. */
export interface OrdersNotesTopic extends Topic<Notes, Notes> {
  readonly name: "OrdersNotes";
  readonly address: `orders.notes:${string}`;
  readonly table: string;
}

/** Any topic of the contract. */
export type AnyTopic = OrdersOpenTopic | OrdersNotesTopic;

const ORDERS_OPEN_TOPIC: OrdersOpenTopic = /* @__PURE__ */ Object.freeze({
  name: "OrdersOpen",
  address: "orders.open",
  isSnapshot: (message: FromServer): message is OrdersOpenSnapshot =>
    message.type === "snapshot" && message.topic === "orders.open",
  isEvent: (message: FromServer): message is OrdersOpenEvent =>
    message.type === "event" && message.topic === "orders.open",
  reduce: reduceOrdersOpen,
} as const);

/** Every order that is not served yet. */
export function ordersOpen(): OrdersOpenTopic {
  return ORDERS_OPEN_TOPIC;
}

/** The latest notes at one table, kept in the kitchen's database. */
export function ordersNotes(table: string): OrdersNotesTopic {
  checkParameter("table", table);
  const address = `orders.notes:${table}` as const;
  return Object.freeze({
    name: "OrdersNotes",
    address,
    table,
    isSnapshot: (message: FromServer): message is OrdersNotesSnapshot =>
      message.type === "snapshot" && message.topic === address,
    isEvent: (message: FromServer): message is OrdersNotesEvent =>
      message.type === "event" && message.topic === address,
    reduce: reduceOrdersNotes,
  } as const);
}

/** Gives the topic that an address belongs to; undefined when no topic has it. */
export function parseTopic(address: string): AnyTopic | undefined {
  return _topicOf(matchAddress(address));
}

function _topicOf(_match: ReturnType<typeof matchAddress>): AnyTopic | undefined {
  switch (_match?.[0]) {
    case "OrdersOpen":
      return ordersOpen();
    case "OrdersNotes":
      return ordersNotes(_match[1][0] ?? "");
    default:
      return undefined;
  }
}
