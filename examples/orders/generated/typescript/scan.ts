// Written by `wirepact gen` from the contract's schema; edit that, not this.
/** A strict JSON scanner that says everything that I-JSON forbids in a text. It runs once a text is suspect. */

import type { Violation } from "./errors.ts";

export const MAX_DEPTH = 128;

const SPACE = /[ \t\n\r]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them in strings
const STRING = /"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*"/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORD = /true|false|null/y;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** What engines have since ES2024; it takes a string of one-byte characters in no time. */
interface SinceEs2024 {
  isWellFormed?(): boolean;
}

/** Nothing behind this point can be judged; `violation` says why. */
class Stop extends Error {
  readonly violation: Violation;

  constructor(violation: Violation) {
    super(violation.code);
    this.violation = violation;
  }
}

/** Gives every violation of I-JSON (RFC 7493) in a text; one alone when it is no JSON, or nested too deep. */
export function scan(text: string): Violation[] {
  const scanner = new Scanner(text);
  try {
    scanner.document();
  } catch (error) {
    if (error instanceof Stop) return [error.violation];
    throw error;
  }
  return scanner.found;
}

/** Writes one step of a JSON Pointer (RFC 6901). */
export function escapeStep(step: string): string {
  return step.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** Tells whether a text holds half a surrogate pair, which UTF-8 can't carry. */
export function hasLoneSurrogate(text: string): boolean {
  const modern = text as string & SinceEs2024;
  return modern.isWellFormed === undefined ? LONE_SURROGATE.test(text) : !modern.isWellFormed();
}

class Scanner {
  readonly found: Violation[] = [];
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  document(): void {
    this.take(SPACE);
    this.value("", 0);
    if (this.at !== this.text.length) throw this.syntax("the end of the text");
  }

  private syntax(expected: string): Stop {
    const got = this.text.slice(this.at, this.at + 20);
    const came = got === "" ? "the end" : JSON.stringify(got);
    return new Stop({ pointer: "", code: "json", expected: `${expected} at character ${this.at}`, got: came });
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text)?.[0];
    this.at += match?.length ?? 0;
    return match;
  }

  private takeMark(mark: string): boolean {
    if (!this.text.startsWith(mark, this.at)) return false;
    this.at += mark.length;
    this.take(SPACE);
    return true;
  }

  private value(pointer: string, depth: number): void {
    const first = this.text[this.at];
    if (first === "{" || first === "[") {
      if (depth === MAX_DEPTH) {
        const expected = `nesting of at most ${MAX_DEPTH} levels`;
        throw new Stop({ pointer: "", code: "depth", expected, got: "more" });
      }
      this.takeMark(first);
      if (first === "{") this.object(pointer, depth + 1);
      else this.array(pointer, depth + 1);
    } else if (first === '"') {
      if (hasLoneSurrogate(this.string())) {
        this.found.push(loneSurrogate(pointer, "whole characters"));
      }
    } else {
      this.numberOrWord(pointer);
    }
    this.take(SPACE);
  }

  private array(pointer: string, depth: number): void {
    if (this.closes("]")) return;
    let index = 0;
    do {
      this.value(`${pointer}/${index}`, depth);
      index += 1;
    } while (this.continues("]"));
  }

  private object(pointer: string, depth: number): void {
    if (this.closes("}")) return;
    const names = new Set<string>();
    do {
      this.member(pointer, depth, names);
    } while (this.continues("}"));
  }

  private member(pointer: string, depth: number, names: Set<string>): void {
    if (this.text[this.at] !== '"') throw this.syntax("a name in double quotes");
    const name = this.string();
    this.take(SPACE);
    if (!this.takeMark(":")) throw this.syntax("`:`");
    let inner = `${pointer}/${escapeStep(name)}`;
    if (hasLoneSurrogate(name)) {
      inner = pointer;
      this.found.push(loneSurrogate(pointer, "names of whole characters"));
    } else if (names.has(name)) {
      const got = "a name that stands twice";
      this.found.push({ pointer: inner, code: "duplicateKey", expected: "each name once", got });
    }
    names.add(name);
    this.value(inner, depth);
  }

  private closes(mark: string): boolean {
    if (this.text[this.at] !== mark) return false;
    this.at += 1;
    return true;
  }

  private continues(mark: string): boolean {
    if (this.closes(mark)) return false;
    if (this.takeMark(",")) return true;
    throw this.syntax(`\`,\` or \`${mark}\``);
  }

  private string(): string {
    const match = this.take(STRING);
    if (match === undefined) throw this.syntax("a string");
    return JSON.parse(match) as string;
  }

  private numberOrWord(pointer: string): void {
    const number = this.take(NUMBER);
    if (number === undefined) {
      if (this.take(WORD) === undefined) throw this.syntax("a JSON value");
    } else if (!Number.isFinite(Number(number))) {
      const expected = "a number that a double holds";
      this.found.push({ pointer, code: "notFinite", expected, got: "one beyond" });
    }
  }
}

function loneSurrogate(pointer: string, expected: string): Violation {
  return { pointer, code: "loneSurrogate", expected, got: "half a surrogate pair" };
}
