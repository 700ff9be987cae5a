// The examples beside the schema and the reducer vectors, through the generated TypeScript package.
import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import {
  ContractError,
  type ContractTypes,
  decode,
  encode,
  reduceSessionsState,
  sessionChangeFromValue,
  sessionListFromValue,
  type TypeName,
} from "@wirepact/contract";
import { describe, expect, test } from "vitest";

interface Violation {
  readonly pointer: string;
  readonly code: string;
}
interface Invalid {
  readonly instance?: unknown;
  readonly text?: string;
  readonly violations: readonly Violation[];
}
interface Vector {
  readonly name: string;
  readonly state: unknown;
  readonly steps: readonly { readonly event: unknown; readonly state: unknown }[];
}

const EXAMPLES = join(import.meta.dirname, "../../schema/examples");
const VECTORS = join(import.meta.dirname, "vectors/sessions_state.json");
const valid = globSync("*/*.json", { cwd: EXAMPLES }).sort();
const invalid = globSync("*/invalid/*.json", { cwd: EXAMPLES }).sort();

function read(path: string): string {
  return readFileSync(join(EXAMPLES, path), "utf8");
}

function violationsOf(type: TypeName, text: string): readonly Violation[] {
  try {
    decode(type, text);
    return [];
  } catch (error) {
    if (error instanceof ContractError) return error.violations;
    throw error;
  }
}

function inOrder(violations: readonly Violation[]): readonly string[] {
  return violations.map(({ pointer, code }) => `${pointer} ${code}`).sort();
}

describe("examples", () => {
  test("there are some", () => {
    expect(valid.length).toBeGreaterThan(10);
    expect(invalid.length).toBeGreaterThan(10);
  });

  test.each(valid)("%s decodes and comes back", (path) => {
    const type = dirname(path) as keyof ContractTypes;
    const value = decode(type, read(path));
    expect(decode(type, encode(type, value))).toEqual(value);
    const given: unknown = JSON.parse(read(path));
    if (typeof given === "object" && given !== null) expect(given).toMatchObject(JSON.parse(encode(type, value)));
    else expect(value).toBe(given);
  });

  test.each(invalid)("%s is refused for the reasons given", (path) => {
    const example = JSON.parse(read(path)) as Invalid;
    const text = example.text ?? JSON.stringify(example.instance);
    const type = basename(dirname(dirname(path))) as TypeName;
    expect(inOrder(violationsOf(type, text))).toEqual(inOrder(example.violations));
  });
});

describe("reducers", () => {
  const { vectors } = JSON.parse(readFileSync(VECTORS, "utf8")) as { readonly vectors: readonly Vector[] };

  test.each(vectors)("$name", (vector) => {
    let state = sessionListFromValue(vector.state);
    for (const step of vector.steps) {
      const before = structuredClone(state);
      const next = reduceSessionsState(state, sessionChangeFromValue(step.event));
      expect(next).toEqual(sessionListFromValue(step.state));
      expect(state).toEqual(before);
      state = next;
    }
  });

  test("a change without effect keeps the state", () => {
    const state = sessionListFromValue({ sessions: [] });
    expect(reduceSessionsState(state, { type: "session_removed", id: "x" })).toBe(state);
  });
});
