// What callers may hand over that no JSON text gives: both paths must agree on it, and results must be their own.
// The first argument is the `index.ts` of the full contract's package.
import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";

type Module = Readonly<Record<string, (...given: readonly unknown[]) => unknown>>;

const index = process.argv[2] ?? "";

async function load(name: string): Promise<Module> {
  return (await import(pathToFileURL(index.replace("index.ts", name)).href)) as Module;
}

const [codecs, read, json] = await Promise.all(["codecs.ts", "read.ts", "json.ts"].map(load));

function outcome(work: () => unknown): unknown {
  try {
    return { value: work() };
  } catch (error) {
    const { violations } = error as { readonly violations?: unknown };
    assert.ok(violations, String(error));
    return { violations };
  }
}

/** What the slow path says alone. */
function explain(name: string, value: unknown): unknown {
  const forbidden = json?.inspect?.(value) as readonly unknown[];
  if (forbidden.length > 0) return { violations: forbidden };
  const found: unknown[] = [];
  const decoded = read?.[`read${name}`]?.(value, undefined, found);
  return found.length > 0 ? { violations: found } : { value: decoded };
}

function decode(name: string, value: unknown): unknown {
  return codecs?.[`${name.charAt(0).toLowerCase()}${name.slice(1)}FromValue`]?.(value);
}

class Labelled {
  label = "field";
  readonly extra = 1;
}
class Getter {
  get label(): string {
    return "of the class";
  }
}
class Mixed {
  readonly odd = Number.NaN;
  get label(): string {
    return "of the class";
  }
}
class Written {
  label = "a";
  toJSON(): unknown {
    return { label: 1 };
  }
}

const hole: unknown[] = ["a", "b"];
delete hole[0];
const deep = (levels: number): unknown => (levels === 0 ? { label: "x" } : { label: "x", left: deep(levels - 1) });
const turning: { label: string; left?: unknown } = { label: "a" };
turning.left = turning;
const shared = { label: "shared" };

const TREES: readonly unknown[] = [
  { label: "a" },
  { label: "a", left: undefined },
  { label: "a", left: undefined, more: undefined },
  { label: undefined },
  { label: "a", more: Number.NaN },
  { label: "a", more: { deeper: Number.POSITIVE_INFINITY } },
  { label: "a", more: "\ud800" },
  { label: "a", "\ud800": 1 },
  { label: "\ud800" },
  { label: "a", more: () => 1 },
  { label: "a", more: 1n },
  { label: "a", [Symbol("s")]: 1 },
  { label: "a", more: new Date(0) },
  { label: "a", left: shared, children: [shared, shared] },
  { label: "a", children: [{ label: "b", more: 1 }, { label: "c" }] },
  { label: "a", children: hole },
  { label: "a", children: [undefined] },
  { label: "a", children: Object.assign([{ label: "b" }], { more: 1 }) },
  Object.assign(Object.create(null), { label: "a" }),
  Object.assign(Object.create({ label: "inherited" }), { more: 1 }),
  Object.defineProperty({ left: { label: "b" } }, "label", { get: () => "got", enumerable: true }),
  Object.defineProperty({}, "label", { value: "hidden" }),
  new Labelled(),
  new Getter(),
  new Mixed(),
  new Written(),
  { label: "a", left: new Labelled() },
  new Proxy({ label: "a" }, {}),
  new String("a"),
  new Map([["label", "a"]]),
  ["label"],
  deep(127),
  deep(128),
  deep(300),
  turning,
  JSON.parse('{"label":"a","__proto__":{"label":"b"}}'),
  Object.create({ label: "a" }),
  undefined,
  null,
  Symbol("s"),
];
const OTHERS: readonly (readonly [string, unknown])[] = [
  ["Scores", { a: [1, -0] }],
  ["Scores", { a: undefined }],
  ["Scores", { a: hole }],
  ["Scores", Object.create({ a: [1] })],
  ["Scores", Object.defineProperty({}, "a", { value: [1], enumerable: false })],
  ["Scores", JSON.parse('{"__proto__":[1]}')],
  ["Open", JSON.parse('{"id":"a","__proto__":1}')],
  ["Open", { id: "a", n: -0, extra: { a: "x" } }],
  ["Open", { id: "a", n: 1.5 }],
  ["Closed", { a: "x", b: undefined }],
  ["Closed", { a: "x", b: 1 }],
  ["Closed", Object.create({ a: 1 })],
  ["Empty", {}],
  ["Empty", { a: 1 }],
  ["Bare", { a: 1 }],
  ["Bare", { a: Number.NaN }],
  ["Numbers", { one: 1, half: 0.5, any_num: -0, int: -0 }],
  ["Numbers", { int: 2 ** 53 }],
  ["Numbers", { any_num: 2 ** 60 }],
  ["Numbers", { any_num: Number.NaN }],
  ["Names", { class: "c", from: 1, "@type": "names", constructor: "x", toString: 2 }],
  ["Names", { class: "c", from: 1, "@type": "names" }],
  ["Names", Object.assign(Object.create(null), { class: "c", from: 1, "@type": "names" })],
  ["Stuff", [[1, { a: [] }], "x"]],
  ["Stuff", hole],
  ["Stuff", [new Date(0)]],
  ["Anything", { a: undefined }],
  ["Anything", "\ud83d"],
];

for (const [name, value] of [...TREES.map((tree) => ["Tree", tree] as const), ...OTHERS]) {
  assert.deepEqual(
    outcome(() => decode(name, value)),
    explain(name, value),
    name,
  );
}

const DESCRIPTOR = { enumerable: true, configurable: true, writable: true };

// The same while every object inherits something that can be listed, named by the schema or not.
for (const [name, inherited] of Object.entries({ children: [], more: 1 })) {
  Object.defineProperty(Object.prototype, name, { ...DESCRIPTOR, value: inherited });
  try {
    for (const value of [{ label: "a" }, { label: "a", odd: 1 }, { label: "a", left: { label: "b" } }]) {
      assert.deepEqual(
        outcome(() => decode("Tree", value)),
        explain("Tree", value),
      );
      const text = JSON.stringify(value);
      assert.deepEqual(
        outcome(() => codecs?.decodeTree?.(text)),
        explain("Tree", JSON.parse(text)),
      );
    }
    assert.deepEqual(
      outcome(() => decode("Scores", { a: [1] })),
      explain("Scores", { a: [1] }),
    );
    assert.deepEqual(
      outcome(() => codecs?.decodeScores?.('{"a":[1]}')),
      explain("Scores", { a: [1] }),
    );
  } finally {
    Reflect.deleteProperty(Object.prototype, name);
  }
}

// Nothing that was decoded changes with what was given, and nothing that was given changes.
const given = { label: "a", left: { label: "b" }, children: [{ label: "c" }] };
const tree = decode("Tree", given) as typeof given;
given.label = given.left.label = "changed";
given.children.push({ label: "d" });
assert.deepEqual(tree, { label: "a", left: { label: "b" }, children: [{ label: "c" }] });
const frozen = Object.freeze({
  label: "a",
  more: 1,
  children: Object.freeze([Object.freeze({ label: "b", more: 2 })]),
});
assert.deepEqual(decode("Tree", frozen), { label: "a", children: [{ label: "b" }] });
// Where any JSON value may stand, it stays the caller's own.
const stuff = [{ a: 1 }];
assert.equal((decode("Stuff", stuff) as unknown[])[0], stuff[0]);
assert.notEqual(decode("Stuff", stuff), stuff);
