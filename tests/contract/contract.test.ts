// The examples beside the schema and the reducer vectors, through the generated TypeScript package.
import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import {
  activityAddedFromValue,
  activityFromValue,
  ContractError,
  type ContractTypes,
  decode,
  encode,
  reduceSessionsActivity,
  reduceSessionsState,
  reduceTerminalsScreen,
  reduceTerminalsState,
  screenFromValue,
  sessionChangeFromValue,
  sessionListFromValue,
  type TypeName,
  terminalChangeFromValue,
  terminalListFromValue,
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
const VECTORS = join(import.meta.dirname, "vectors");
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
  const replayed: Record<string, (vector: Vector) => void> = {
    sessions_state: (vector) => replay(vector, sessionListFromValue, sessionChangeFromValue, reduceSessionsState),
    sessions_activity: (vector) => replay(vector, activityFromValue, activityAddedFromValue, reduceSessionsActivity),
    terminals_state: (vector) => replay(vector, terminalListFromValue, terminalChangeFromValue, reduceTerminalsState),
    terminals_screen: (vector) => replay(vector, screenFromValue, screenFromValue, reduceTerminalsScreen),
  };
  const files = globSync("*.json", { cwd: VECTORS }).sort();
  const cases = files.flatMap((file) => {
    const { vectors } = JSON.parse(readFileSync(join(VECTORS, file), "utf8")) as {
      readonly vectors: readonly Vector[];
    };
    return vectors.map((vector) => ({ topic: basename(file, ".json"), name: vector.name, vector }));
  });

  test("every topic has vectors", () => {
    expect(files).toEqual(
      Object.keys(replayed)
        .map((topic) => `${topic}.json`)
        .sort(),
    );
  });

  test.each(cases)("$topic: $name", ({ topic, vector }) => {
    replayed[topic]?.(vector);
    expect(replayed).toHaveProperty(topic);
  });

  test("a change without effect keeps the state", () => {
    const state = sessionListFromValue({ sessions: [] });
    expect(reduceSessionsState(state, { type: "session_removed", id: "x" })).toBe(state);
  });
});

function replay<State, Event>(
  vector: Vector,
  stateOf: (value: unknown) => State,
  eventOf: (value: unknown) => Event,
  reduce: (state: State, event: Event) => State,
): void {
  let state = stateOf(vector.state);
  for (const step of vector.steps) {
    const before = structuredClone(state);
    const next = reduce(state, eventOf(step.event));
    expect(next).toEqual(stateOf(step.state));
    expect(state).toEqual(before);
    state = next;
  }
}
