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
import { TAKE_ORDER_TABLE_RULES } from "./read.ts";
import type { Mutable as _Mutable } from "./readers.ts";
import { passes } from "./rules.ts";
import type {
  CloseCode,
  ErrorCode,
  Event,
  Failure,
  FromClient,
  FromServer,
  Notes,
  Order,
  OrderChange,
  OrderChanged,
  OrderList,
  OrderServed,
  OrdersNotesEvent,
  OrdersNotesSnapshot,
  OrdersOpenEvent,
  OrdersOpenSnapshot,
  Ping,
  Pong,
  Snapshot,
  Subscribe,
  Topics,
  Unsubscribe,
} from "./types.ts";

function allowTopicsItem(value: unknown, tally: _Tally): string | undefined {
  return isTextOf(value, tally, 1) && isWhole(value, tally) ? value : undefined;
}

export function acceptTopics(value: unknown, tally: _Tally, depth: number): Topics | undefined {
  return passArray(value, tally, depth, allowTopicsItem, 1, 100);
}

export function acceptFromClient(value: unknown, tally: _Tally, depth: number): FromClient | undefined {
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

export function acceptSubscribe(value: unknown, tally: _Tally, depth: number): Subscribe | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _type = value["type"];
  if (!isConst(_type, tally, "subscribe")) return undefined;
  const _topics = acceptTopics(value["topics"], tally, depth + 1);
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
  const _topics = acceptTopics(value["topics"], tally, depth + 1);
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

export function acceptFromServer(value: unknown, tally: _Tally, depth: number): FromServer | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  switch (value["type"]) {
    case "snapshot":
      switch (topicName(value["topic"])) {
        case "OrdersOpen":
          return acceptOrdersOpenSnapshot(value, tally, depth);
        case "OrdersNotes":
          return acceptOrdersNotesSnapshot(value, tally, depth);
        default:
          return undefined;
      }
    case "event":
      switch (topicName(value["topic"])) {
        case "OrdersOpen":
          return acceptOrdersOpenEvent(value, tally, depth);
        case "OrdersNotes":
          return acceptOrdersNotesEvent(value, tally, depth);
        default:
          return undefined;
      }
    case "error":
      return acceptFailure(value, tally, depth);
    case "pong":
      return acceptPong(value, tally, depth);
    default:
      return undefined;
  }
}

export function acceptSnapshot(value: unknown, tally: _Tally, depth: number): Snapshot | undefined {
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
  if (left === 0 && !tally.fresh) return value as unknown as Snapshot;
  const texts = [_topic];
  if (!tally.parsed && !areWhole(texts)) return undefined;
  const copy: _Mutable<Snapshot> = { type: _type, topic: _topic, payload: _payload };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

export function acceptEvent(value: unknown, tally: _Tally, depth: number): Event | undefined {
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
  if (left === 0 && !tally.fresh) return value as unknown as Event;
  const texts = [_topic];
  if (!tally.parsed && !areWhole(texts)) return undefined;
  const copy: _Mutable<Event> = { type: _type, topic: _topic, payload: _payload };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

export function acceptFailure(value: unknown, tally: _Tally, depth: number): Failure | undefined {
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
  if (left === 0 && !tally.fresh) return value as unknown as Failure;
  const texts = [_message, _code, _topic];
  if (!tally.parsed && !areWhole(texts)) return undefined;
  const copy: _Mutable<Failure> = { type: _type, message: _message };
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

export function acceptErrorCode(value: unknown, tally: _Tally): ErrorCode | undefined {
  return isText(value, tally) && isWhole(value, tally) ? value : undefined;
}

export function acceptCloseCode(value: unknown, _tally: _Tally): CloseCode | undefined {
  return isInteger(value) ? value : undefined;
}

function allowOrderTable(value: unknown, tally: _Tally): string | undefined {
  const read = passString(value, tally);
  if (read === undefined) return undefined;
  if (!passes(value, undefined, TAKE_ORDER_TABLE_RULES)) return undefined;
  return read;
}

export function acceptOrder(value: unknown, tally: _Tally, depth: number): Order | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _number = value["number"];
  if (!isInteger(_number, 1)) return undefined;
  const _table = allowOrderTable(value["table"], tally);
  if (_table === undefined) return undefined;
  const _dish = value["dish"];
  if (!isTextOf(_dish, tally, 1)) return undefined;
  const _stage = value["stage"];
  if (!isText(_stage, tally)) return undefined;
  const members = 4;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as Order;
  const texts = [_dish, _stage];
  if (!tally.parsed && !areWhole(texts)) return undefined;
  const copy: _Mutable<Order> = { number: _number, table: _table, dish: _dish, stage: _stage };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

export function acceptOrderList(value: unknown, tally: _Tally, depth: number): OrderList | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _orders = passArray(value["orders"], tally, depth + 1, acceptOrder);
  if (_orders === undefined) return undefined;
  const members = 1;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as OrderList;
  const copy: _Mutable<OrderList> = { orders: _orders };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

export function acceptOrderChange(value: unknown, tally: _Tally, depth: number): OrderChange | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  switch (value["type"]) {
    case "changed":
      return acceptOrderChanged(value, tally, depth);
    case "served":
      return acceptOrderServed(value, tally, depth);
    default:
      return undefined;
  }
}

export function acceptOrderChanged(value: unknown, tally: _Tally, depth: number): OrderChanged | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _type = value["type"];
  if (!isConst(_type, tally, "changed")) return undefined;
  const _order = acceptOrder(value["order"], tally, depth + 1);
  if (_order === undefined) return undefined;
  const members = 2;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as OrderChanged;
  const copy: _Mutable<OrderChanged> = { type: _type, order: _order };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

export function acceptOrderServed(value: unknown, tally: _Tally, depth: number): OrderServed | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _type = value["type"];
  if (!isConst(_type, tally, "served")) return undefined;
  const _number = value["number"];
  if (!isInteger(_number, 1)) return undefined;
  const members = 2;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as OrderServed;
  const copy: _Mutable<OrderServed> = { type: _type, number: _number };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

export function acceptNotes(value: unknown, tally: _Tally, depth: number): Notes | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _notes = passStrings(value["notes"], tally, depth + 1, 0, 20);
  if (_notes === undefined) return undefined;
  const members = 1;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as Notes;
  const copy: _Mutable<Notes> = { notes: _notes };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

export function acceptOrdersOpenSnapshot(value: unknown, tally: _Tally, depth: number): OrdersOpenSnapshot | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _type = value["type"];
  if (!isConst(_type, tally, "snapshot")) return undefined;
  const _topic = value["topic"];
  if (!isConst(_topic, tally, "orders.open")) return undefined;
  const _payload = acceptOrderList(value["payload"], tally, depth + 1);
  if (_payload === undefined) return undefined;
  const members = 3;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as OrdersOpenSnapshot;
  const copy: _Mutable<OrdersOpenSnapshot> = { type: _type, topic: _topic, payload: _payload };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

export function acceptOrdersOpenEvent(value: unknown, tally: _Tally, depth: number): OrdersOpenEvent | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _type = value["type"];
  if (!isConst(_type, tally, "event")) return undefined;
  const _topic = value["topic"];
  if (!isConst(_topic, tally, "orders.open")) return undefined;
  const _payload = acceptOrderChange(value["payload"], tally, depth + 1);
  if (_payload === undefined) return undefined;
  const members = 3;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as OrdersOpenEvent;
  const copy: _Mutable<OrdersOpenEvent> = { type: _type, topic: _topic, payload: _payload };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

function allowOrdersNotesSnapshotTopic(value: unknown, tally: _Tally): `orders.notes:${string}` | undefined {
  const read = passString(value, tally);
  if (topicName(read) !== "OrdersNotes") return undefined;
  return read as `orders.notes:${string}`;
}

export function acceptOrdersNotesSnapshot(
  value: unknown,
  tally: _Tally,
  depth: number,
): OrdersNotesSnapshot | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _type = value["type"];
  if (!isConst(_type, tally, "snapshot")) return undefined;
  const _topic = allowOrdersNotesSnapshotTopic(value["topic"], tally);
  if (_topic === undefined) return undefined;
  const _payload = acceptNotes(value["payload"], tally, depth + 1);
  if (_payload === undefined) return undefined;
  const members = 3;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as OrdersNotesSnapshot;
  const copy: _Mutable<OrdersNotesSnapshot> = { type: _type, topic: _topic, payload: _payload };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}

function allowOrdersNotesEventTopic(value: unknown, tally: _Tally): `orders.notes:${string}` | undefined {
  const read = passString(value, tally);
  if (topicName(read) !== "OrdersNotes") return undefined;
  return read as `orders.notes:${string}`;
}

export function acceptOrdersNotesEvent(value: unknown, tally: _Tally, depth: number): OrdersNotesEvent | undefined {
  if (!isMembers(value, tally, depth)) return undefined;
  const _type = value["type"];
  if (!isConst(_type, tally, "event")) return undefined;
  const _topic = allowOrdersNotesEventTopic(value["topic"], tally);
  if (_topic === undefined) return undefined;
  const _payload = acceptNotes(value["payload"], tally, depth + 1);
  if (_payload === undefined) return undefined;
  const members = 3;
  tally.strings += members;
  const left = countMembers(value) - members;
  if (left === 0 && !tally.fresh) return value as unknown as OrdersNotesEvent;
  const copy: _Mutable<OrdersNotesEvent> = { type: _type, topic: _topic, payload: _payload };
  return left === 0 || dropOthers(value, copy, left, tally, depth) ? copy : undefined;
}
