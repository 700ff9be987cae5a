// Written by `wirepact gen` from the contract's schema; edit that, not this.
/** Strict JSON in: what I-JSON (RFC 7493) forbids is a violation, never a guess. */

import { isJson, newTally } from "./acceptors.ts";
import { countStrings } from "./count.ts";
import { ContractError, type Violation } from "./errors.ts";
import { parseJson } from "./parse.ts";
import { escapeStep, hasLoneSurrogate, MAX_DEPTH, scan } from "./scan.ts";

/** Gives the error for what is no text: callers without types may give anything. */
export function notText(given: unknown): ContractError {
  const got = given === null ? "null" : Array.isArray(given) ? "an array" : typeof given;
  return new ContractError([{ pointer: "", code: "json", expected: "a text", got }]);
}

/** Writes a text; here, since a type of the contract may itself be called `JSON`. */
export function stringify(value: unknown): string {
  return JSON.stringify(value);
}

/** Parses a text; undefined when it is no JSON. */
export function tryParse(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** Throws `ContractError` with everything that I-JSON forbids in a text, which was parsed to the value. */
export function checkText(text: string, value: unknown): void {
  const tally = newTally(true);
  if (isJson(value, tally, 1) && tally.strings === countStrings(text)) return;
  const violations = scan(text);
  if (violations.length > 0) throw new ContractError(violations);
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
