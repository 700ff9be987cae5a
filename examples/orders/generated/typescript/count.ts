// Written by `wirepact gen` from the contract's schema; edit that, not this.
/**
 * Counts the strings of a JSON text, which shows whether a name stands twice.
 *
 * Every name and every string value of a text is written between two quotation marks, and no others stand outside of
 * strings. A member whose name comes again is overwritten when the text is parsed, name and all. So a parsed value
 * has as many strings, names included, as half of the marks in its text, just when no name stood twice; then each
 * string of the text is one of the value's, too.
 */

import { hasLoneSurrogate } from "./scan.ts";

interface Encoder {
  encodeInto(text: string, into: Uint8Array): { readonly read: number; readonly written: number };
}
interface Buffers {
  readonly encoder: Encoder | undefined;
  readonly bytes: Uint8Array;
  readonly words: Uint32Array;
}

const BACKSLASH = 0x5c;
// A surrogate pair as two escapes, or any other escape; what is no whole pair keeps its backslash.
const ESCAPE = /\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F]|u(?![dD][89a-fA-F])|[^u])/g;
const buffers = /* @__PURE__ */ makeBuffers();

function makeBuffers(): Buffers {
  // The language itself has no encoder, and nearly every engine does.
  const { TextEncoder } = globalThis as { readonly TextEncoder?: new () => Encoder };
  const bytes = new Uint8Array(TextEncoder === undefined ? 0 : 1 << 15);
  return { encoder: TextEncoder && new TextEncoder(), bytes, words: new Uint32Array(bytes.buffer) };
}

/** Counts the strings of a text that is JSON, names included; -1 where half a surrogate pair may stand in one. */
export function countStrings(text: string): number {
  if (hasLoneSurrogate(text)) return -1;
  if (!(text.includes("\\u") && /\\u[dD]/.test(text))) return (countMarks(text) - countEscapedMarks(text)) / 2;
  const plain = text.replace(ESCAPE, "");
  return plain.includes("\\") ? -1 : countMarks(plain) / 2;
}

/** Counts the quotation marks that stand in strings, behind an odd number of backslashes. */
function countEscapedMarks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\\"'); at >= 0; at = text.indexOf('\\"', at + 2)) {
    let start = at;
    while (text.charCodeAt(start - 1) === BACKSLASH) start -= 1;
    if ((at - start) % 2 === 0) count += 1;
  }
  return count;
}

function countMarks(text: string): number {
  const { encoder, bytes } = buffers;
  if (encoder === undefined) return countOneByOne(text);
  let count = 0;
  for (let at = 0; at < text.length; ) {
    const { read, written } = encoder.encodeInto(at === 0 ? text : text.slice(at), bytes);
    bytes.fill(0, written, (written + 3) & ~3);
    count += countInWords((written + 3) >> 2);
    at += read;
  }
  return count;
}

function countOneByOne(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count += 1;
  return count;
}

/** Counts quotation marks four bytes at a time: a byte of `other` is 0 just where its byte of the word is a mark. */
function countInWords(length: number): number {
  const { words } = buffers;
  let count = 0;
  for (let at = 0; at < length; ) {
    // Four sums of one byte each; none can pass 255 before they are added up.
    let sums = 0;
    for (const end = Math.min(length, at + 255); at < end; at += 1) {
      const other = (words[at] as number) ^ 0x22222222;
      const high = ((other & 0x7f7f7f7f) + 0x7f7f7f7f) | other | 0x7f7f7f7f;
      sums = (sums + (~high >>> 7)) | 0;
    }
    count += (sums & 0xff) + ((sums >>> 8) & 0xff) + ((sums >>> 16) & 0xff) + (sums >>> 24);
  }
  return count;
}
