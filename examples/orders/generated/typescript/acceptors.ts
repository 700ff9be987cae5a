// Written by `wirepact gen` from the contract's schema; edit that, not this.
/**
 * What the acceptors are made of. They are the fast path: no places, no violations, a plain yes or "ask the reader".
 *
 * An acceptor takes a parsed value and gives what its reader would, or undefined where the reader must decide: for a
 * violation, and for the odd values that are not worth speed. A yes also means that I-JSON (RFC 7493) is kept:
 * numbers are finite, nesting is bounded, and strings are whole, those of a text once its strings are counted.
 *
 * From a text, a value that holds nothing to drop is its own result: nobody else has it. From a caller's value all
 * objects and arrays are built anew, out of members that were read once; only plain objects are taken. As in readers,
 * parts that may be any JSON value stay the caller's own.
 */

import { codePoints, type Found, isObject, type Reader } from "./readers.ts";
import { hasLoneSurrogate, MAX_DEPTH } from "./scan.ts";
import type { JsonValue } from "./types.ts";

/** What an acceptor learns on its way: how many strings there are, names included, and whether to build anew. */
export interface Tally {
  /** Whether the value was parsed here; else it is a caller's, and its strings are looked at one by one. */
  readonly parsed: boolean;
  /** Whether results are built anew: always for a caller's value; for a parsed one, once something was dropped. */
  fresh: boolean;
  strings: number;
}
export type Accept<T> = (value: unknown, tally: Tally, depth: number) => T | undefined;
type Members = Readonly<Record<string, unknown>>;
type Scalar = string | number | boolean | null;

export function newTally(parsed: boolean): Tally {
  return { parsed, fresh: !parsed, strings: 0 };
}

/** Tells an object that lies at most so deep. Objects of classes are left to readers: they may answer otherwise. */
export function isMembers(value: unknown, tally: Tally, depth: number): value is Members {
  if (!isObject(value) || depth > MAX_DEPTH) return false;
  if (!tally.fresh) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Tells a JSON value, nested at most so deep. */
export function isJson(value: unknown, tally: Tally, depth: number): value is JsonValue {
  if (typeof value === "string") return isText(value, tally) && isWhole(value, tally);
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value === "boolean" || value === null) return true;
  if (Array.isArray(value)) {
    if (depth > MAX_DEPTH) return false;
    for (let at = 0; at < value.length; at += 1) if (!isJson(value[at], tally, depth + 1)) return false;
    return true;
  }
  if (!isMembers(value, tally, depth)) return false;
  // Faster than `Object.keys`. What is inherited is looked at for nothing, and there is nothing nearly always.
  for (const name in value) {
    tally.strings += 1;
    if (!(isWhole(name, tally) && isJson(value[name], tally, depth + 1))) return false;
  }
  return true;
}

/** Tells a string, and counts it. Whether it is whole is asked later: a call here would slow down every member. */
export function isText(value: unknown, tally: Tally): value is string {
  if (typeof value !== "string") return false;
  tally.strings += 1;
  return true;
}

/** Tells whether no string of a caller's value holds half a surrogate pair; strings parsed here are judged as text. */
export function isWhole(text: string, tally: Tally): boolean {
  return tally.parsed || !hasLoneSurrogate(text);
}

/** Tells whether no string holds half a surrogate pair. */
export function areWhole(texts: readonly (string | undefined)[]): boolean {
  for (let at = 0; at < texts.length; at += 1) {
    const text = texts[at];
    if (text !== undefined && hasLoneSurrogate(text)) return false;
  }
  return true;
}

/** Tells a string of so many code points. */
export function isTextOf(
  value: unknown,
  tally: Tally,
  least: number,
  most = Number.POSITIVE_INFINITY,
): value is string {
  if (!isText(value, tally)) return false;
  // A code point is one unit or two, so the length in units decides nearly always.
  if (value.length <= most && value.length >= 2 * least) return true;
  const length = codePoints(value);
  return length >= least && length <= most;
}

/** Tells a number that a double holds. */
export function isNumber(
  value: unknown,
  least = Number.NEGATIVE_INFINITY,
  most = Number.POSITIVE_INFINITY,
): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= least && value <= most;
}

/** Tells an integer that a double counts exactly. */
export function isInteger(
  value: unknown,
  least = Number.MIN_SAFE_INTEGER,
  most = Number.MAX_SAFE_INTEGER,
): value is number {
  return Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;
}

/** Tells one scalar. Readers give 0 for -0, so that is left to them. */
export function isConst<const T extends Scalar>(value: unknown, tally: Tally, option: T): value is T {
  if (value !== option || Object.is(value, -0)) return false;
  if (typeof option === "string") tally.strings += 1;
  return true;
}

/** Accepts any JSON value. */
export function passAnything(value: unknown, tally: Tally, depth: number): JsonValue | undefined {
  return isJson(value, tally, depth) ? value : undefined;
}

/** Accepts a string. */
export function passString(value: unknown, tally: Tally): string | undefined {
  return isText(value, tally) && isWhole(value, tally) ? value : undefined;
}

/** Accepts a number. */
export function passNumber(value: unknown, _tally: Tally): number | undefined {
  return isNumber(value) ? value : undefined;
}

/** Accepts an integer. */
export function passInteger(value: unknown, _tally: Tally): number | undefined {
  return isInteger(value) ? value : undefined;
}

/** Accepts true or false. */
export function passBoolean(value: unknown, _tally: Tally): boolean | undefined {
  return typeof value === "boolean" ? value : undefined;
}

/** Accepts null. */
export function passNull(value: unknown, _tally: Tally): null | undefined {
  return value === null ? value : undefined;
}

/** Accepts an array of strings, which many are: no call an item. */
export function passStrings(
  value: unknown,
  tally: Tally,
  depth: number,
  least = 0,
  most = Number.POSITIVE_INFINITY,
): readonly string[] | undefined {
  if (!Array.isArray(value) || depth > MAX_DEPTH || value.length < least || value.length > most) return undefined;
  const items: readonly string[] = tally.fresh ? value.slice() : value;
  for (let at = 0; at < items.length; at += 1) if (typeof items[at] !== "string") return undefined;
  tally.strings += items.length;
  return tally.parsed || areWhole(items) ? items : undefined;
}

/** Accepts an array, item by item. */
export function passArray<T>(
  value: unknown,
  tally: Tally,
  depth: number,
  accept: Accept<T>,
  least = 0,
  most = Number.POSITIVE_INFINITY,
): readonly T[] | undefined {
  if (!Array.isArray(value) || depth > MAX_DEPTH || value.length < least || value.length > most) return undefined;
  let items: T[] | undefined = tally.fresh ? [] : undefined;
  for (let at = 0; at < value.length; at += 1) {
    const given: unknown = value[at];
    const item = accept(given, tally, depth + 1);
    if (item === undefined) return undefined;
    if (items !== undefined) items.push(item);
    else if (item !== given) items = [...value.slice(0, at), item];
  }
  return items ?? value;
}

/** Accepts an array whose first items have acceptors of their own. */
export function passTuple<T extends readonly unknown[]>(
  value: unknown,
  tally: Tally,
  depth: number,
  firsts: readonly Accept<unknown>[],
  rest: Accept<unknown> | undefined,
  least = 0,
  most = Number.POSITIVE_INFINITY,
): T | undefined {
  let at = 0;
  const accept: Accept<unknown> = (item, inner, deeper) => {
    const one = firsts[at] ?? rest;
    at += 1;
    return one?.(item, inner, deeper);
  };
  return passArray(value, tally, depth, accept, least, most) as readonly unknown[] | undefined as T | undefined;
}

/** Accepts what a reader accepts, where only that can tell: a union without a tag. Readers always build anew. */
export function passRead<T>(value: unknown, tally: Tally, depth: number, read: Reader<T>): T | undefined {
  if (!isJson(value, tally, depth)) return undefined;
  const found: Found = [];
  const decoded: unknown = read(value, undefined, found);
  if (found.length > 0) return undefined;
  // A scalar comes out as it was, but for the 0 of a constant that was given as -0.
  if (decoded === value && !Object.is(decoded, value)) return undefined;
  tally.fresh ||= decoded !== value;
  return decoded as T;
}

/** Accepts an object whose members are all alike. */
export function passMap<T>(
  value: unknown,
  tally: Tally,
  depth: number,
  accept: Accept<T>,
): { readonly [name: string]: T } | undefined {
  return isMembers(value, tally, depth) ? passOthers(value, tally, depth, accept) : undefined;
}

/** Accepts the members that an object's schema does not name. Gives the object itself when they are as they were. */
export function passOthers<T>(
  value: Members,
  tally: Tally,
  depth: number,
  accept: Accept<T>,
  named?: ReadonlySet<string>,
): { [name: string]: T } | undefined {
  const names = Object.keys(value).filter((name) => value[name] !== undefined && !named?.has(name));
  const others: T[] = [];
  let same = !tally.fresh;
  for (const name of names) {
    const given = value[name];
    const other = accept(given, tally, depth + 1);
    if (other === undefined || !isWhole(name, tally)) return undefined;
    tally.strings += 1;
    same &&= other === given;
    others.push(other);
  }
  if (same) return value as { [name: string]: T };
  // `fromEntries` makes a member even of `__proto__`.
  return Object.fromEntries(names.map((name, at) => [name, others[at] as T]));
}

/**
 * Counts the members that an object lists. With as many as were accepted, none is left: text and plain objects list all
 * that they have. (A caller who hides one of them with `defineProperty` gets the result without what is left.)
 */
export function countMembers(value: Members): number {
  let count = 0;
  for (const _ in value) count += 1;
  return count;
}

/**
 * Passes over the members that a copy left out, and tells whether they are JSON. From here on results are copies.
 * `left` is how many there are; those of a newer peer mostly come last.
 */
export function dropOthers(value: Members, copy: object, left: number, tally: Tally, depth: number): boolean {
  tally.fresh = true;
  const names = Object.keys(value);
  for (let at = names.length - 1, more = left; at >= 0 && more > 0; at -= 1) {
    const name = names[at] as string;
    if (Object.hasOwn(copy, name)) continue;
    more -= 1;
    const other = value[name];
    if (other === undefined) continue;
    tally.strings += 1;
    if (!(isWhole(name, tally) && isJson(other, tally, depth + 1))) return false;
  }
  return true;
}
