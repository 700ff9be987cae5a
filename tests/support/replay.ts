// Answers questions about a generated package, one a line: {type, text} in, {violations, encoded} out.
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

interface Violation {
  readonly pointer: string;
  readonly code: string;
}
interface Package {
  decode(type: string, text: string): unknown;
  encode(type: string, value: unknown): string;
}
interface Answer {
  readonly violations: readonly (readonly [string, string])[];
  readonly encoded: string | null;
}

const contract = (await import(pathToFileURL(process.argv[2] ?? "").href)) as Package;

function answer(type: string, text: string): Answer | { readonly crash: string } {
  try {
    const value = contract.decode(type, text);
    return { violations: [], encoded: contract.encode(type, value) };
  } catch (error) {
    const { violations } = error as { readonly violations?: readonly Violation[] };
    if (violations === undefined) return { crash: String(error) };
    return { violations: violations.map(({ pointer, code }) => [pointer, code]), encoded: null };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const { type, text } = JSON.parse(line) as { type: string; text: string };
  process.stdout.write(`${JSON.stringify(answer(type, text))}\n`);
}
