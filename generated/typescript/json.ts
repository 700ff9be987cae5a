// Written by `wirepact gen` from the contract's schema; edit that, not this.
/** Strict JSON in: what I-JSON (RFC 7493) forbids is a violation, never a guess. */

import { ContractError, type Violation } from "./errors.ts";
import { parseJson } from "./parse.ts";
import { escapeStep, hasLoneSurrogate, MAX_DEPTH, scan } from "./scan.ts";

const QUOTE = 0x22;
const COLON = 0x3a;
const BACKSLASH = 0x5c;

/** Parses a text. Throws `ContractError` with everything that I-JSON forbids in it. */
export function parse(text: string): unknown {
  const members = countMembers(text);
  if (members >= 0) {
    const value = tryParse(text);
    if (value !== undefined && countKeys(value) === members) return value;
  }
  const violations = scan(text);
  if (violations.length > 0) throw new ContractError(violations);
  return parseJson(text);
}

function tryParse(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** Counts the members that a text writes; -1 when it may nest too deep, or hold half a surrogate pair. */
function countMembers(text: string): number {
  let members = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === QUOTE) {
      at = endOfString(text, at + 1);
      if (at < 0) return -1;
    } else if (char === COLON) {
      members += 1;
    } else if ((char | 0x20) === 0x7b) {
      depth += 1;
      if (depth > MAX_DEPTH) return -1;
    } else if ((char | 0x20) === 0x7d) {
      depth -= 1;
    }
  }
  return members;
}

/** Finds the quotation mark that ends a string; -1 when there is none, or when half a surrogate pair may come first. */
function endOfString(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const char = text.charCodeAt(at);
    if (char === QUOTE) return at;
    if (char === BACKSLASH) {
      if (/^u[dD]/.test(text.slice(at + 1, at + 3))) return -1;
      at += 1;
    } else if ((char & 0xf800) === 0xd800) {
      if (char >= 0xdc00 || (text.charCodeAt(at + 1) & 0xfc00) !== 0xdc00) return -1;
      at += 1;
    }
    at += 1;
  }
  return -1;
}

/** Counts the members that a parsed value has; NaN when a number in it overflowed. */
function countKeys(value: unknown): number {
  if (typeof value === "number") return Number.isFinite(value) ? 0 : Number.NaN;
  if (typeof value !== "object" || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) count += countKeys(item);
    return count;
  }
  for (const item of Object.values(value)) count += 1 + countKeys(item);
  return count;
}

/** Gives every violation of I-JSON in a value that was not parsed here. A member that is `undefined` is absent. */
export function inspect(value: unknown): Violation[] {
  const found: Violation[] = [];
  let level: [string, unknown][] = [["", value]];
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth += 1) {
    level = level.flatMap(([pointer, outer]) => inspectOne(pointer, outer, found));
  }
  if (level.some(([, outer]) => typeof outer === "object" && outer !== null)) {
    return [{ pointer: "", code: "depth", expected: `nesting of at most ${MAX_DEPTH} levels`, got: "more" }];
  }
  for (const [pointer, scalar] of level) inspectOne(pointer, scalar, found);
  return found;
}

function inspectOne(pointer: string, value: unknown, found: Violation[]): [string, unknown][] {
  if (typeof value === "string") {
    if (hasLoneSurrogate(value)) {
      found.push({ pointer, code: "loneSurrogate", expected: "whole characters", got: "half a surrogate pair" });
    }
  } else if (typeof value === "number") {
    if (!Number.isFinite(value)) {
      found.push({ pointer, code: "notFinite", expected: "a number that a double holds", got: String(value) });
    }
  } else if (Array.isArray(value)) {
    return Array.from(value, (item, index) => [`${pointer}/${index}`, item]);
  } else if (typeof value === "object" && value !== null) {
    return inspectMembers(pointer, value, found);
  } else if (value !== null && typeof value !== "boolean") {
    found.push({ pointer, code: "json", expected: "a JSON value", got: typeof value });
  }
  return [];
}

function inspectMembers(pointer: string, value: object, found: Violation[]): [string, unknown][] {
  const inner: [string, unknown][] = [];
  for (const [name, item] of Object.entries(value)) {
    if (item === undefined) continue;
    if (hasLoneSurrogate(name)) {
      const expected = "names of whole characters";
      found.push({ pointer, code: "loneSurrogate", expected, got: "half a surrogate pair" });
    } else {
      inner.push([`${pointer}/${escapeStep(name)}`, item]);
    }
  }
  return inner;
}
