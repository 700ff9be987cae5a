// Written by `wirepact gen` from the contract's schema; edit that, not this.
/** One reader a type: a parsed value in, the type out, every violation collected. */

import { takeOrdersNotesAddress, topicName } from "./addresses.ts";
import {
  type Found as _Found,
  isObject,
  missing,
  type Mutable as _Mutable,
  type Path as _Path,
  refuse,
  refuseAddress,
  refuseTag,
  takeAnything,
  takeArray,
  takeChoice,
  takeInteger,
  takeString,
} from "./readers.ts";
import { check, type Rules as _Rules } from "./rules.ts";
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

function takeTopicsItem(value: unknown, at: _Path, found: _Found): string {
  return takeString(value, at, found, { minLength: 1 });
}

export function readTopics(value: unknown, at: _Path, found: _Found): Topics {
  return takeArray(value, at, found, takeTopicsItem, { minItems: 1, maxItems: 100 });
}

export function readFromClient(value: unknown, at: _Path, found: _Found): FromClient {
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

export function readSubscribe(value: unknown, at: _Path, found: _Found): Subscribe {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    type:
      value["type"] === undefined
        ? missing(found, at, "type")
        : takeChoice(value["type"], [at, "type"], found, ["subscribe"], "const"),
    topics:
      value["topics"] === undefined ? missing(found, at, "topics") : readTopics(value["topics"], [at, "topics"], found),
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
      value["topics"] === undefined ? missing(found, at, "topics") : readTopics(value["topics"], [at, "topics"], found),
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

export function readFromServer(value: unknown, at: _Path, found: _Found): FromServer {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  const tag = value["type"];
  if (tag === "snapshot") {
    switch (topicName(value["topic"])) {
      case "OrdersOpen":
        return readOrdersOpenSnapshot(value, at, found);
      case "OrdersNotes":
        return readOrdersNotesSnapshot(value, at, found);
      default:
        return refuseAddress(found, at, "topic", value["topic"]);
    }
  }
  if (tag === "event") {
    switch (topicName(value["topic"])) {
      case "OrdersOpen":
        return readOrdersOpenEvent(value, at, found);
      case "OrdersNotes":
        return readOrdersNotesEvent(value, at, found);
      default:
        return refuseAddress(found, at, "topic", value["topic"]);
    }
  }
  if (tag === "error") {
    return readFailure(value, at, found);
  }
  if (tag === "pong") {
    return readPong(value, at, found);
  }
  return refuseTag(found, at, "oneOf", "type", tag, ["snapshot", "event", "error", "pong"]);
}

export function readSnapshot(value: unknown, at: _Path, found: _Found): Snapshot {
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

export function readEvent(value: unknown, at: _Path, found: _Found): Event {
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

export function readFailure(value: unknown, at: _Path, found: _Found): Failure {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  const read: _Mutable<Failure> = {
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

export function readErrorCode(value: unknown, at: _Path, found: _Found): ErrorCode {
  return takeString(value, at, found);
}

export function readCloseCode(value: unknown, at: _Path, found: _Found): CloseCode {
  return takeInteger(value, at, found);
}

function takeOrderTable(value: unknown, at: _Path, found: _Found): string {
  check(value, at, found, TAKE_ORDER_TABLE_RULES);
  return takeString(value, at, found);
}

export function readOrder(value: unknown, at: _Path, found: _Found): Order {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    number:
      value["number"] === undefined
        ? missing(found, at, "number")
        : takeInteger(value["number"], [at, "number"], found, { minimum: 1 }),
    table:
      value["table"] === undefined ? missing(found, at, "table") : takeOrderTable(value["table"], [at, "table"], found),
    dish:
      value["dish"] === undefined
        ? missing(found, at, "dish")
        : takeString(value["dish"], [at, "dish"], found, { minLength: 1 }),
    stage:
      value["stage"] === undefined ? missing(found, at, "stage") : takeString(value["stage"], [at, "stage"], found),
  };
}

export function readOrderList(value: unknown, at: _Path, found: _Found): OrderList {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    orders:
      value["orders"] === undefined
        ? missing(found, at, "orders")
        : takeArray(value["orders"], [at, "orders"], found, readOrder),
  };
}

export function readOrderChange(value: unknown, at: _Path, found: _Found): OrderChange {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  const tag = value["type"];
  if (tag === "changed") {
    return readOrderChanged(value, at, found);
  }
  if (tag === "served") {
    return readOrderServed(value, at, found);
  }
  return refuseTag(found, at, "oneOf", "type", tag, ["changed", "served"]);
}

export function readOrderChanged(value: unknown, at: _Path, found: _Found): OrderChanged {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    type:
      value["type"] === undefined
        ? missing(found, at, "type")
        : takeChoice(value["type"], [at, "type"], found, ["changed"], "const"),
    order:
      value["order"] === undefined ? missing(found, at, "order") : readOrder(value["order"], [at, "order"], found),
  };
}

export function readOrderServed(value: unknown, at: _Path, found: _Found): OrderServed {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    type:
      value["type"] === undefined
        ? missing(found, at, "type")
        : takeChoice(value["type"], [at, "type"], found, ["served"], "const"),
    number:
      value["number"] === undefined
        ? missing(found, at, "number")
        : takeInteger(value["number"], [at, "number"], found, { minimum: 1 }),
  };
}

export function readNotes(value: unknown, at: _Path, found: _Found): Notes {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    notes:
      value["notes"] === undefined
        ? missing(found, at, "notes")
        : takeArray(value["notes"], [at, "notes"], found, takeString, { maxItems: 20 }),
  };
}

export function readOrdersOpenSnapshot(value: unknown, at: _Path, found: _Found): OrdersOpenSnapshot {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    type:
      value["type"] === undefined
        ? missing(found, at, "type")
        : takeChoice(value["type"], [at, "type"], found, ["snapshot"], "const"),
    topic:
      value["topic"] === undefined
        ? missing(found, at, "topic")
        : takeChoice(value["topic"], [at, "topic"], found, ["orders.open"], "const"),
    payload:
      value["payload"] === undefined
        ? missing(found, at, "payload")
        : readOrderList(value["payload"], [at, "payload"], found),
  };
}

export function readOrdersOpenEvent(value: unknown, at: _Path, found: _Found): OrdersOpenEvent {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    type:
      value["type"] === undefined
        ? missing(found, at, "type")
        : takeChoice(value["type"], [at, "type"], found, ["event"], "const"),
    topic:
      value["topic"] === undefined
        ? missing(found, at, "topic")
        : takeChoice(value["topic"], [at, "topic"], found, ["orders.open"], "const"),
    payload:
      value["payload"] === undefined
        ? missing(found, at, "payload")
        : readOrderChange(value["payload"], [at, "payload"], found),
  };
}

export function readOrdersNotesSnapshot(value: unknown, at: _Path, found: _Found): OrdersNotesSnapshot {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    type:
      value["type"] === undefined
        ? missing(found, at, "type")
        : takeChoice(value["type"], [at, "type"], found, ["snapshot"], "const"),
    topic:
      value["topic"] === undefined
        ? missing(found, at, "topic")
        : takeOrdersNotesAddress(value["topic"], [at, "topic"], found),
    payload:
      value["payload"] === undefined
        ? missing(found, at, "payload")
        : readNotes(value["payload"], [at, "payload"], found),
  };
}

export function readOrdersNotesEvent(value: unknown, at: _Path, found: _Found): OrdersNotesEvent {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return {
    type:
      value["type"] === undefined
        ? missing(found, at, "type")
        : takeChoice(value["type"], [at, "type"], found, ["event"], "const"),
    topic:
      value["topic"] === undefined
        ? missing(found, at, "topic")
        : takeOrdersNotesAddress(value["topic"], [at, "topic"], found),
    payload:
      value["payload"] === undefined
        ? missing(found, at, "payload")
        : readNotes(value["payload"], [at, "payload"], found),
  };
}

export const TAKE_ORDER_TABLE_RULES: _Rules = { pattern: "^[A-Za-z0-9_-]+$" };
