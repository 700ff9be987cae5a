// Puts questions to both paths of a generated package's decoders, which must give one answer. A line in is
// {name, text}: the function's name without its verb, and a JSON text; a line out says which path decided.
import assert from "node:assert/strict";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

interface Violation {
  readonly pointer: string;
  readonly code: string;
}
interface Tally {
  readonly strings: number;
}
type Codec = (given: unknown) => unknown;
type Module = Readonly<Record<string, (...given: readonly unknown[]) => unknown>>;
type Outcome = { readonly value: unknown } | { readonly violations: readonly Violation[] };

const index = process.argv[2] ?? "";

async function load(name: string): Promise<Module> {
  return (await import(pathToFileURL(index.replace("index.ts", name)).href)) as Module;
}

const [codecs, accept, acceptors, count, json, read, scanner] = await Promise.all(
  ["codecs.ts", "accept.ts", "acceptors.ts", "count.ts", "json.ts", "read.ts", "scan.ts"].map(load),
);

function call(module: Module | undefined, name: string, ...given: readonly unknown[]): unknown {
  const found = module?.[name];
  assert.ok(found, name);
  return found(...given);
}

/** The slow path alone: what I-JSON forbids, else what the reader says. */
function explain(name: string, forbidden: readonly Violation[], value: () => unknown): Outcome {
  if (forbidden.length > 0) return { violations: forbidden };
  const found: Violation[] = [];
  const decoded = call(read, `read${name}`, value(), undefined, found);
  return found.length > 0 ? { violations: found } : { value: decoded };
}

/** What the package's own function does, which takes the fast path where it can. */
function outcome(codec: () => unknown): Outcome {
  try {
    return { value: codec() };
  } catch (error) {
    const { violations } = error as { readonly violations?: readonly Violation[] };
    if (violations === undefined) throw error;
    return { violations };
  }
}

function fastFromText(name: string, text: string): Outcome | undefined {
  const tally = call(acceptors, "newTally", true) as Tally;
  const value = call(accept, `accept${name}`, call(json, "tryParse", text), tally, 1);
  return value !== undefined && tally.strings === call(count, "countStrings", text) ? { value } : undefined;
}

/** Asks both paths, from a text; gives whether the fast one settled it, and whether the text is valid. */
function ask(name: string, text: string): { readonly fast: boolean; readonly valid: boolean } {
  const forbidden = call(scanner, "scan", text) as readonly Violation[];
  const slow = explain(name, forbidden, () => JSON.parse(text));
  const fast = fastFromText(name, text);
  if (fast !== undefined) assert.deepStrictEqual(fast, slow);
  assert.deepStrictEqual(
    outcome(() => call(codecs, `decode${name}`, text)),
    slow,
  );
  if (call(json, "tryParse", text) !== undefined) fromValue(name, () => JSON.parse(text));
  return { fast: fast !== undefined, valid: "value" in slow };
}

/** Asks both paths, from a value, and what the encoder writes of it; the value itself must stay as it is. */
function fromValue(name: string, make: () => unknown): void {
  const forbidden = call(json, "inspect", make()) as readonly Violation[];
  const slow = explain(name, forbidden, make);
  const given = make();
  const camel = Object.keys(codecs ?? {}).find((key) => key.toLowerCase() === `${name}FromValue`.toLowerCase()) ?? "";
  const decoded = outcome(() => call(codecs, camel, given));
  assert.deepStrictEqual(decoded, slow);
  // What is nested too deep is too deep for this comparison as well.
  if (!forbidden.some(({ code }) => code === "depth")) assert.deepStrictEqual(given, make());
  const fast = call(accept, `accept${name}`, make(), call(acceptors, "newTally", false), 1);
  if (fast !== undefined) assert.deepStrictEqual({ value: fast }, slow);
  const encode: Codec = (value) => call(codecs, `encode${name}`, value);
  const written = outcome(() => encode(given));
  if ("value" in slow) assert.deepStrictEqual(written, { value: JSON.stringify(slow.value) });
  else assert.deepStrictEqual(written, slow);
}

for await (const line of createInterface({ input: process.stdin })) {
  const { name, text } = JSON.parse(line) as { name: string; text: string };
  let answer: object;
  try {
    answer = ask(name, text);
  } catch (error) {
    answer = { crash: `${name} ${text.slice(0, 500)}: ${String(error)}` };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
