// Written by `wirepact gen` from the contract's schema; edit that, not this.
/**
 * The readers that all others are made of.
 *
 * A reader takes a parsed value, its place, and the list of violations found so far. It adds every violation that it
 * finds and then returns a placeholder, which nobody sees: whoever called the first reader throws.
 */

import type { Violation } from "./errors.ts";
import { escapeStep } from "./scan.ts";
import type { JsonValue } from "./types.ts";

export type Path = readonly [Path, string | number] | undefined;
export type Found = Violation[];
export type Reader<T> = (value: unknown, at: Path, found: Found) => T;
export type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };
type Members = Readonly<Record<string, unknown>>;
type Scalar = string | number | boolean | null;

interface Range {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}

/** Writes a path as a JSON Pointer (RFC 6901). */
export function pointer(at: Path): string {
  const steps: string[] = [];
  for (let rest = at; rest !== undefined; rest = rest[0]) steps.push(`/${escapeStep(String(rest[1]))}`);
  return steps.reverse().join("");
}

/** Shows what came, cut to a readable length. */
export function brief(value: unknown): string {
  if (Array.isArray(value)) return "an array";
  if (typeof value === "object" && value !== null) return "an object";
  const text = JSON.stringify(value) ?? typeof value;
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`;
}

/** Adds a violation. The placeholder that it returns is never seen. */
export function refuse<T>(found: Found, at: Path, code: string, expected: string, got: unknown): T {
  found.push({ pointer: pointer(at), code, expected, got: brief(got) });
  return undefined as T;
}

/** Adds the violation that a required member is not there. */
export function missing<T>(found: Found, at: Path, name: string): T {
  found.push({ pointer: pointer([at, name]), code: "required", expected: `the member "${name}"`, got: "nothing" });
  return undefined as T;
}

/** Gives a set of names; here, since a type of the contract may itself be called `Set`. */
export function nameSet(names: readonly string[]): ReadonlySet<string> {
  return new Set(names);
}

/** Tells an object from everything else. */
export function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Reads a member whose name every object inherits. */
export function own(value: Members, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Reads any JSON value. */
export function takeAnything(value: unknown, _at: Path, _found: Found): JsonValue {
  return value as JsonValue;
}

/** Reads a string. Lengths count code points. */
export function takeString(
  value: unknown,
  at: Path,
  found: Found,
  limits?: { readonly minLength?: number; readonly maxLength?: number },
): string {
  if (typeof value !== "string") return refuse(found, at, "type", "a string", value);
  if (limits !== undefined) {
    const length = codePoints(value);
    const { minLength, maxLength } = limits;
    if (minLength !== undefined && length < minLength) {
      refuse(found, at, "minLength", `at least ${minLength} characters`, value);
    }
    if (maxLength !== undefined && length > maxLength) {
      refuse(found, at, "maxLength", `at most ${maxLength} characters`, value);
    }
  }
  return value;
}

/** Counts a string's code points. */
export function codePoints(text: string): number {
  let count = text.length;
  for (let at = 1; at < text.length; at += 1) {
    const isLow = (text.charCodeAt(at) & 0xfc00) === 0xdc00;
    if (isLow && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800) count -= 1;
  }
  return count;
}

/** Reads true or false. */
export function takeBoolean(value: unknown, at: Path, found: Found): boolean {
  return typeof value === "boolean" ? value : refuse(found, at, "type", "a boolean", value);
}

/** Reads null. */
export function takeNull(value: unknown, at: Path, found: Found): null {
  return value === null ? value : refuse(found, at, "type", "null", value);
}

/** Reads an integer: a number without a fraction, within what a double counts exactly. */
export function takeInteger(value: unknown, at: Path, found: Found, range?: Range): number {
  if (!Number.isInteger(value)) return refuse(found, at, "type", "an integer", value);
  if (!Number.isSafeInteger(value)) {
    return refuse(found, at, "unsafeInteger", `an integer within ±${Number.MAX_SAFE_INTEGER}`, value);
  }
  if (range !== undefined) checkRange(value as number, at, found, range);
  return value as number;
}

/** Reads a number as a double. */
export function takeNumber(value: unknown, at: Path, found: Found, range?: Range): number {
  if (typeof value !== "number") return refuse(found, at, "type", "a number", value);
  if (range !== undefined) checkRange(value, at, found, range);
  return value;
}

function checkRange(value: number, at: Path, found: Found, range: Range): void {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = range;
  if (minimum !== undefined && value < minimum) refuse(found, at, "minimum", `at least ${minimum}`, value);
  if (maximum !== undefined && value > maximum) refuse(found, at, "maximum", `at most ${maximum}`, value);
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) {
    refuse(found, at, "exclusiveMinimum", `more than ${exclusiveMinimum}`, value);
  }
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum) {
    refuse(found, at, "exclusiveMaximum", `less than ${exclusiveMaximum}`, value);
  }
}

/** Reads one of a few scalars. With `kinds`, a value of another type is a violation of `type`. */
export function takeChoice<const T extends Scalar>(
  value: unknown,
  at: Path,
  found: Found,
  options: readonly T[],
  code: "const" | "enum" = "enum",
  kinds: readonly string[] = [],
): T {
  for (const option of options) if (value === option) return option;
  if (kinds.length > 0 && !kinds.some((kind) => isKind(value, kind))) {
    return refuse(found, at, "type", `a value of type ${kinds.join(" or ")}`, value);
  }
  return refuse(found, at, code, options.map(brief).join(" or "), value);
}

function isKind(value: unknown, kind: string): boolean {
  if (kind === "integer") return Number.isInteger(value);
  return kind === "null" ? value === null : typeof value === kind;
}

/** Reads an array, item by item. */
export function takeArray<T>(
  value: unknown,
  at: Path,
  found: Found,
  read: Reader<T>,
  limits?: { readonly minItems?: number; readonly maxItems?: number },
): readonly T[] {
  if (!Array.isArray(value)) return refuse(found, at, "type", "an array", value);
  if (limits !== undefined) {
    const { minItems, maxItems } = limits;
    if (minItems !== undefined && value.length < minItems) {
      refuse(found, at, "minItems", `at least ${minItems} items`, value);
    }
    if (maxItems !== undefined && value.length > maxItems) {
      refuse(found, at, "maxItems", `at most ${maxItems} items`, value);
    }
  }
  return value.map((item, index) => read(item, [at, index], found));
}

/** Reads an array whose first items have readers of their own; without `rest` there may be no others. */
export function takeTuple<T extends readonly unknown[]>(
  value: unknown,
  at: Path,
  found: Found,
  limits: { readonly minItems?: number; readonly maxItems?: number } | undefined,
  firsts: readonly Reader<unknown>[],
  rest: Reader<unknown> | undefined,
): T {
  if (!Array.isArray(value)) return refuse(found, at, "type", "an array", value);
  const read = takeArray<unknown>(value, at, found, takeAnything, limits).map((item, index) => {
    const reader = firsts[index] ?? rest;
    if (reader !== undefined) return reader(item, [at, index], found);
    return refuse(found, [at, index], "items", `at most ${firsts.length} items`, item);
  });
  return read as readonly unknown[] as T;
}

/**
 * Reads a value of a union that no tag tells apart: by `oneOf` as the only branch that it fits.
 *
 * By `anyOf` it may fit several; it is read as the one that keeps most of its members, the first of those.
 */
export function takeEither<T>(
  value: unknown,
  at: Path,
  found: Found,
  branches: readonly Reader<T>[],
  code: "oneOf" | "anyOf",
): T {
  const fitting: T[] = [];
  for (const read of branches) {
    const violations: Found = [];
    const decoded = read(value, at, violations);
    if (violations.length === 0) fitting.push(decoded);
  }
  if (fitting.length === 0 || (code === "oneOf" && fitting.length > 1)) {
    const number = code === "oneOf" ? "exactly" : "at least";
    return refuse(found, at, code, `a value that fits ${number} one branch`, value);
  }
  return fitting.reduce((best, other) => (countMembers(other) > countMembers(best) ? other : best));
}

function countMembers(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countMembers(item), 0);
  if (!isObject(value)) return 0;
  return Object.values(value).reduce<number>((sum, item) => sum + 1 + countMembers(item), 0);
}

/** Reads an object whose members are all alike. */
export function takeMap<T>(value: unknown, at: Path, found: Found, read: Reader<T>): { readonly [name: string]: T } {
  if (!isObject(value)) return refuse(found, at, "type", "an object", value);
  return takeOthers(value, at, found, read, new Set());
}

/** Reads the members that an object's schema does not name. */
export function takeOthers<T>(
  value: Members,
  at: Path,
  found: Found,
  read: Reader<T>,
  names: ReadonlySet<string>,
): { [name: string]: T } {
  const others = Object.entries(value).filter(([name, item]) => item !== undefined && !names.has(name));
  return Object.fromEntries(others.map(([name, item]) => [name, read(item, [at, name], found)]));
}

/** Adds a violation for each member that a closed object does not name. */
export function refuseOthers(value: Members, at: Path, found: Found, names: ReadonlySet<string>): void {
  for (const [name, item] of Object.entries(value)) {
    if (item !== undefined && !names.has(name)) {
      refuse(found, [at, name], "additionalProperties", `no member "${name}"`, item);
    }
  }
}

/** Reads a value, or null. */
export function takeNullable<T>(value: unknown, at: Path, found: Found, read: Reader<T>): T | null {
  return value === null ? null : read(value, at, found);
}

/** Adds the violation that a union's tag is missing, or none of those known. */
export function refuseTag<T>(
  found: Found,
  at: Path,
  code: "oneOf" | "anyOf",
  tag: string,
  got: unknown,
  options: readonly Scalar[],
): T {
  if (got === undefined) return missing(found, at, tag);
  return refuse(found, [at, tag], code, options.map(brief).join(" or "), got);
}

/** Adds the violation that a message's address is missing, no text, or none of those known. */
export function refuseAddress<T>(found: Found, at: Path, name: string, got: unknown): T {
  if (got === undefined) return missing(found, at, name);
  if (typeof got !== "string") return refuse(found, [at, name], "type", "a string", got);
  return refuse(found, [at, name], "x-topics", "the address of a topic", got);
}
