// Written by `wirepact gen` from the contract's schema; edit that, not this.
/** Which topic an address belongs to. */

import { type Found, type Path, refuse } from "./readers.ts";

/** The name of a topic of the contract. */
export type TopicName = "OrdersOpen" | "OrdersNotes";

const PATTERNS: readonly (readonly [TopicName, RegExp])[] = [
  ["OrdersOpen", /^orders\.open$/],
  ["OrdersNotes", /^orders\.notes:([A-Za-z0-9_-]+)$/],
];

/** Gives the topic's name and parameters; undefined when no topic has the address. */
export function matchAddress(address: string): readonly [TopicName, readonly string[]] | undefined {
  for (const [name, pattern] of PATTERNS) {
    const match = pattern.exec(address);
    if (match !== null) return [name, match.slice(1)];
  }
  return undefined;
}

/** Gives the topic's name; undefined when no topic has the address. */
export function topicName(address: unknown): TopicName | undefined {
  if (typeof address !== "string") return undefined;
  return PATTERNS.find(([, pattern]) => pattern.test(address))?.[0];
}

/** Throws `RangeError` for a parameter that an address can't carry; nothing is escaped. */
export function checkParameter(name: string, value: string): string {
  if (/^[A-Za-z0-9_-]+$/.test(value)) return value;
  throw new RangeError(`${name}: expected letters, digits, "_" and "-" only, got ${JSON.stringify(value)}`);
}

/** Reads an address of OrdersNotes. */
export function takeOrdersNotesAddress(value: unknown, at: Path, found: Found): `orders.notes:${string}` {
  if (typeof value !== "string") return refuse(found, at, "type", "a string", value);
  const expected = "an address of OrdersNotes";
  if (topicName(value) !== "OrdersNotes") return refuse(found, at, "pattern", expected, value);
  return value as `orders.notes:${string}`;
}
