// Answers questions about a generated package, a list of them a line: {type, text} in, {violations, encoded} out.
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
interface Question {
  readonly type: string;
  readonly text: string;
}
interface Answer {
  readonly violations: readonly (readonly [string, string])[];
  readonly encoded: string | null;
}

const contract = (await import(pathToFileURL(process.argv[2] ?? "").href)) as Package;

function answer({ type, text }: Question): Answer | { readonly crash: string } {
  let value: unknown;
  try {
    value = contract.decode(type, text);
  } catch (error) {
    const { violations } = error as { readonly violations?: readonly Violation[] };
    if (violations === undefined) return { crash: String(error) };
    return { violations: violations.map(({ pointer, code }) => [pointer, code]), encoded: null };
  }
  try {
    return { violations: [], encoded: contract.encode(type, value) };
  } catch (error) {
    return { crash: `while encoding: ${error}` };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const questions = JSON.parse(line) as readonly Question[];
  process.stdout.write(`${JSON.stringify(questions.map(answer))}\n`);
}
