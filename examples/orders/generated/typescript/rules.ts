// Written by `wirepact gen` from the contract's schema; edit that, not this.
/**
 * Rules: what types cannot say. A schema as data, asked of a parsed value as JSON Schema 2020-12 says.
 *
 * A `$ref` is a reader, a `$table` gives the rules of another schema. `named` and `after` say what `properties` and
 * `prefixItems` leave to `additionalProperties` and `items`.
 *
 * `seen` holds the names or the indices that were evaluated so far, where `unevaluatedProperties` or
 * `unevaluatedItems` asks for them (core, section 11); it is undefined where nobody does.
 */

import { brief, type Found, isObject, type Path, type Reader, refuse } from "./readers.ts";
import type { JsonValue } from "./types.ts";

type ByName<T> = { readonly [name: string]: T };
type Members = ByName<unknown>;
type Seen = Set<string | number> | undefined;

export type Rules = boolean | Keywords;

export interface Keywords {
  readonly $ref?: Reader<unknown>;
  readonly $table?: () => Rules;
  readonly type?: readonly string[];
  readonly const?: JsonValue;
  readonly enum?: readonly JsonValue[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly prefixItems?: readonly Rules[];
  readonly items?: Rules;
  readonly after?: number;
  readonly unevaluatedItems?: Rules;
  readonly contains?: Rules;
  readonly minContains?: number;
  readonly maxContains?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly required?: readonly string[];
  readonly dependentRequired?: ByName<readonly string[]>;
  readonly properties?: ByName<Rules>;
  readonly patternProperties?: ByName<Rules>;
  readonly additionalProperties?: Rules;
  readonly named?: readonly string[];
  readonly propertyNames?: Rules;
  readonly unevaluatedProperties?: Rules;
  readonly dependentSchemas?: ByName<Rules>;
  readonly allOf?: readonly Rules[];
  readonly anyOf?: readonly Rules[];
  readonly oneOf?: readonly Rules[];
  readonly not?: Rules;
  readonly if?: Rules;
  readonly then?: Rules;
  readonly else?: Rules;
}

/** Adds a violation for each rule that a value breaks, and to `seen` what was evaluated. */
export function check(value: unknown, at: Path, found: Found, rules: Rules, seen?: Seen): void {
  if (rules === true) return;
  if (rules === false) return refuse(found, at, "false", "nothing", value);
  const { unevaluatedItems, unevaluatedProperties } = rules;
  const asked = seen !== undefined || unevaluatedItems !== undefined || unevaluatedProperties !== undefined;
  const own: Seen = asked ? new Set() : undefined;
  checkValue(value, at, found, rules);
  if (typeof value === "number") checkNumber(value, at, found, rules);
  else if (typeof value === "string") checkString(value, at, found, rules);
  else if (Array.isArray(value)) checkArray(value, at, found, rules, own);
  else if (isObject(value)) checkObject(value, at, found, rules, own);
  checkApplicators(value, at, found, rules, own);
  if (own === undefined) return;
  if (unevaluatedItems !== undefined && Array.isArray(value)) checkRest(value, at, found, unevaluatedItems, own);
  if (unevaluatedProperties !== undefined && isObject(value)) {
    checkOthers(value, at, found, unevaluatedProperties, own);
  }
  for (const step of own) seen?.add(step);
}

/** Tells whether a value breaks no rule; what a schema evaluated counts only then. */
export function passes(value: unknown, at: Path, rules: Rules, seen?: Seen): boolean {
  const found: Found = [];
  const own: Seen = seen === undefined ? undefined : new Set();
  check(value, at, found, rules, own);
  if (found.length > 0) return false;
  for (const step of own ?? []) seen?.add(step);
  return true;
}

function checkRest(value: readonly unknown[], at: Path, found: Found, rules: Rules, seen: Set<string | number>): void {
  for (const [index, item] of value.entries()) {
    if (seen.has(index)) continue;
    if (rules === false) refuse(found, [at, index], "unevaluatedItems", "no item here", item);
    else check(item, [at, index], found, rules);
    seen.add(index);
  }
}

function checkOthers(value: Members, at: Path, found: Found, rules: Rules, seen: Set<string | number>): void {
  for (const name of memberNames(value)) {
    if (seen.has(name)) continue;
    if (rules === false) refuse(found, [at, name], "unevaluatedProperties", `no member "${name}"`, value[name]);
    else check(value[name], [at, name], found, rules);
    seen.add(name);
  }
}

function isOfType(value: unknown, name: string): boolean {
  if (name === "integer") return Number.isInteger(value);
  if (name === "null") return value === null;
  if (name === "array") return Array.isArray(value);
  return name === "object" ? isObject(value) : typeof value === name;
}

/** Writes a value so that JSON's equality is that of the texts. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const names = memberNames(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
}

function memberNames(value: Members): string[] {
  return Object.keys(value).filter((name) => value[name] !== undefined);
}

function has(value: Members, name: string): boolean {
  return Object.hasOwn(value, name) && value[name] !== undefined;
}

const expressions = /* @__PURE__ */ new Map<string, RegExp>();

function fits(pattern: string, text: string): boolean {
  let expression = expressions.get(pattern);
  if (expression === undefined) {
    expression = new RegExp(pattern, "u");
    expressions.set(pattern, expression);
  }
  return expression.test(text);
}

function checkValue(value: unknown, at: Path, found: Found, rules: Keywords): void {
  rules.$ref?.(value, at, found);
  const { type } = rules;
  if (type !== undefined) {
    if (!type.some((name) => isOfType(value, name))) {
      refuse(found, at, "type", `a value of type ${type.join(" or ")}`, value);
    } else if (typeof value === "number" && !type.includes("number") && !Number.isSafeInteger(value)) {
      refuse(found, at, "unsafeInteger", `an integer within ±${Number.MAX_SAFE_INTEGER}`, value);
    }
  }
  if (rules.const !== undefined && canonical(value) !== canonical(rules.const)) {
    refuse(found, at, "const", brief(rules.const), value);
  }
  if (rules.enum?.every((option) => canonical(value) !== canonical(option))) {
    refuse(found, at, "enum", rules.enum.map(brief).join(" or "), value);
  }
}

function checkNumber(value: number, at: Path, found: Found, rules: Keywords): void {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = rules;
  if (minimum !== undefined && value < minimum) refuse(found, at, "minimum", `at least ${minimum}`, value);
  if (maximum !== undefined && value > maximum) refuse(found, at, "maximum", `at most ${maximum}`, value);
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) {
    refuse(found, at, "exclusiveMinimum", `more than ${exclusiveMinimum}`, value);
  }
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum) {
    refuse(found, at, "exclusiveMaximum", `less than ${exclusiveMaximum}`, value);
  }
  if (multipleOf !== undefined && !isMultiple(value, multipleOf)) {
    refuse(found, at, "multipleOf", `a multiple of ${multipleOf}`, value);
  }
}

/** Divides as doubles; by a whole number, and where the quotient overflows, looks at the exact remainder. */
function isMultiple(value: number, of: number): boolean {
  const quotient = value / of;
  if (Number.isInteger(of) || !Number.isFinite(quotient)) return value % of === 0;
  return Number.isInteger(quotient);
}

function checkString(value: string, at: Path, found: Found, rules: Keywords): void {
  const { minLength, maxLength, pattern } = rules;
  if (minLength !== undefined || maxLength !== undefined) {
    checkSize([...value].length, value, at, found, "Length", "characters", minLength, maxLength);
  }
  if (pattern !== undefined && !fits(pattern, value)) {
    refuse(found, at, "pattern", `a text that fits ${pattern}`, value);
  }
}

function checkSize(
  size: number,
  value: unknown,
  at: Path,
  found: Found,
  of: string,
  unit: string,
  least?: number,
  most?: number,
): void {
  if (least !== undefined && size < least) refuse(found, at, `min${of}`, `at least ${least} ${unit}`, value);
  if (most !== undefined && size > most) refuse(found, at, `max${of}`, `at most ${most} ${unit}`, value);
}

function checkArray(value: readonly unknown[], at: Path, found: Found, rules: Keywords, seen: Seen): void {
  const { items, prefixItems = [], after = 0 } = rules;
  checkSize(value.length, value, at, found, "Items", "items", rules.minItems, rules.maxItems);
  if (rules.uniqueItems === true && new Set(value.map(canonical)).size < value.length) {
    refuse(found, at, "uniqueItems", "each item once", value);
  }
  for (const [index, inner] of prefixItems.entries()) {
    if (index >= value.length) break;
    check(value[index], [at, index], found, inner);
    seen?.add(index);
  }
  if (items !== undefined) {
    for (let index = after; index < value.length; index += 1) {
      if (items === false) refuse(found, [at, index], "items", `at most ${after} items`, value[index]);
      else check(value[index], [at, index], found, items);
      seen?.add(index);
    }
  }
  if (rules.contains !== undefined) checkContains(value, at, found, rules, rules.contains, seen);
}

function checkContains(
  value: readonly unknown[],
  at: Path,
  found: Found,
  rules: Keywords,
  contains: Rules,
  seen: Seen,
): void {
  const { minContains, maxContains } = rules;
  const least = minContains ?? 1;
  const fitting = [...value.keys()].filter((index) => passes(value[index], [at, index], contains));
  for (const index of fitting) seen?.add(index);
  const count = fitting.length;
  if (count < least) {
    const code = minContains === undefined ? "contains" : "minContains";
    refuse(found, at, code, `at least ${least} items that fit \`contains\``, value);
  }
  if (maxContains !== undefined && count > maxContains) {
    refuse(found, at, "maxContains", `at most ${maxContains} items that fit \`contains\``, value);
  }
}

function checkObject(value: Members, at: Path, found: Found, rules: Keywords, seen: Seen): void {
  const names = memberNames(value);
  checkSize(names.length, value, at, found, "Properties", "members", rules.minProperties, rules.maxProperties);
  need(value, rules.required ?? [], at, found, "required");
  for (const [name, needed] of Object.entries(rules.dependentRequired ?? {})) {
    if (has(value, name)) need(value, needed, at, found, "dependentRequired");
  }
  for (const [name, inner] of Object.entries(rules.properties ?? {})) {
    if (!has(value, name)) continue;
    check(value[name], [at, name], found, inner);
    seen?.add(name);
  }
  for (const name of names) checkMember(value, name, [at, name], found, rules, seen);
  for (const [name, inner] of Object.entries(rules.dependentSchemas ?? {})) {
    if (has(value, name)) check(value, at, found, inner, seen);
  }
}

function need(value: Members, names: readonly string[], at: Path, found: Found, code: string): void {
  for (const name of names) {
    if (!has(value, name)) refuse(found, [at, name], code, `the member "${name}"`, null);
  }
}

function checkMember(value: Members, name: string, at: Path, found: Found, rules: Keywords, seen: Seen): void {
  const { patternProperties = {}, additionalProperties, named = [], propertyNames } = rules;
  const fitting = Object.entries(patternProperties).filter(([pattern]) => fits(pattern, name));
  for (const [, inner] of fitting) check(value[name], at, found, inner);
  if (fitting.length > 0) seen?.add(name);
  if (additionalProperties !== undefined && fitting.length === 0 && !named.includes(name)) {
    if (additionalProperties === false) {
      refuse(found, at, "additionalProperties", `no member "${name}"`, value[name]);
    } else {
      check(value[name], at, found, additionalProperties);
    }
    seen?.add(name);
  }
  if (propertyNames !== undefined && !passes(name, at, propertyNames)) {
    refuse(found, at, "propertyNames", "another name", name);
  }
}

function checkApplicators(value: unknown, at: Path, found: Found, rules: Keywords, seen: Seen): void {
  if (rules.$table !== undefined) check(value, at, found, rules.$table(), seen);
  for (const inner of rules.allOf ?? []) check(value, at, found, inner, seen);
  if (rules.anyOf !== undefined && !fitsAny(value, at, rules.anyOf, seen)) {
    refuse(found, at, "anyOf", "a value that fits at least one branch", value);
  }
  if (rules.oneOf !== undefined && rules.oneOf.filter((inner) => passes(value, at, inner, seen)).length !== 1) {
    refuse(found, at, "oneOf", "a value that fits exactly one branch", value);
  }
  if (rules.not !== undefined && passes(value, at, rules.not)) {
    refuse(found, at, "not", "a value that does not fit `not`", value);
  }
  if (rules.if !== undefined) {
    check(value, at, found, (passes(value, at, rules.if, seen) ? rules.then : rules.else) ?? true, seen);
  }
}

/** Where somebody asks what was evaluated, each branch that fits has a say. */
function fitsAny(value: unknown, at: Path, branches: readonly Rules[], seen: Seen): boolean {
  if (seen === undefined) return branches.some((inner) => passes(value, at, inner));
  return branches.filter((inner) => passes(value, at, inner, seen)).length > 0;
}
