// What a decoder of one small type weighs in a bundle, beside its peers. Prints [minified, gzipped] bytes by case as JSON.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import { rolldown } from "rolldown";

const [, , file = ""] = process.argv;
const inputs = JSON.parse(readFileSync(file, "utf8")) as { readonly bundle: { readonly $defs: object } };
const ROOT = join(import.meta.dirname, "..");
const PING = '{ type: z.literal("ping") }';

/** Compiles a type's validator to a module, as ajv does for bundles. */
function compiled(name: string): string {
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    validateFormats: false,
    code: { source: true, esm: true },
  });
  return standalone(ajv, ajv.compile({ $defs: inputs.bundle.$defs, $ref: `#/$defs/${name}` }));
}

function ours(name: string): string {
  return `export { ${name} } from ${JSON.stringify(join(ROOT, "generated/typescript/index.ts"))};`;
}

const SOURCES = {
  "wirepact, decodePing: I-JSON, every violation": ours("decodePing"),
  "ajv standalone, Ping: a verdict with errors": compiled("Ping"),
  "zod 4 mini, Ping": `import * as z from "zod/mini"; export const ping = z.object(${PING});`,
  "zod 4, Ping": `import { z } from "zod"; export const ping = z.object(${PING});`,
  "wirepact, decodeServerMessage: most of the contract": ours("decodeServerMessage"),
  "ajv standalone, ServerMessage": compiled("ServerMessage"),
};

async function weigh(source: string): Promise<readonly [number, number]> {
  // Inside the checkout, where the peers are found.
  const folder = mkdtempSync(join(ROOT, "node_modules", ".sizes-"));
  try {
    writeFileSync(join(folder, "entry.js"), source);
    const bundle = await rolldown({ input: join(folder, "entry.js"), platform: "browser" });
    const { output } = await bundle.generate({ format: "esm", minify: true });
    await bundle.close();
    const text = output.map((part) => ("code" in part ? part.code : "")).join("");
    return [Buffer.byteLength(text), gzipSync(text, { level: 9 }).length];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const figures: Record<string, readonly [number, number]> = {};
for (const [name, source] of Object.entries(SOURCES)) figures[name] = await weigh(source);
process.stdout.write(JSON.stringify(figures));
