import type { Line } from "@wirepact/contract";
import { eastAsianWidth } from "get-east-asian-width";

/** What of a text is set in one go. Only in `plain` ones is each character surely one cell wide in any monospace font. */
export interface Piece {
  readonly text: string;
  /** How many cells it fills. */
  readonly cells: number;
  readonly plain: boolean;
}

/** Latin, Greek and Cyrillic letters, lines and blocks: every monospace font of our list has these itself. */
const PLAIN = /^[ -~\u00a1-\u00ac\u00ae-\u02af\u0370-\u0482\u048a-\u052f\u2500-\u259f]$/u;
/** All that is added to a cell instead of filling one: the server's emulator passes over what else has no width. */
const ZERO_WIDTH = /^[\p{M}\u200d]$/u;
/** Letters of flags, which terminals give two cells each; Unicode's tables of widths leave them open. */
const REGIONAL_INDICATOR = /^\p{RI}$/u;

/**
 * Cuts a text so that it can be set on a grid: what another font may have to lend, or what is two cells wide, stands
 * alone, with the marks that combine with it.
 */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const character of text) {
    const last = pieces.at(-1);
    const cells = widthOf(character);
    const plain = PLAIN.test(character);
    if (last !== undefined && cells === 0) addMark(pieces, character);
    else if (last?.plain && plain) pieces[pieces.length - 1] = joined(last, character, 1);
    else pieces.push({ text: character, cells, plain });
  }
  return pieces;
}

/** Gives a combining mark to the last character, which then stands alone. */
function addMark(pieces: Piece[], mark: string): void {
  const last = pieces.pop();
  if (last === undefined) return;
  if (!last.plain || last.cells === 1) {
    pieces.push({ ...joined(last, mark, 0), plain: false });
    return;
  }
  // Plain characters are one code unit each.
  pieces.push({ text: last.text.slice(0, -1), cells: last.cells - 1, plain: true });
  pieces.push({ text: last.text.slice(-1) + mark, cells: 1, plain: false });
}

function joined(piece: Piece, more: string, cells: number): Piece {
  return { text: piece.text + more, cells: piece.cells + cells, plain: piece.plain };
}

/** How many cells the character at a column of the line fills: 1 past the line's end. */
export function widthAt(line: Line | undefined, column: number): number {
  let at = 0;
  for (const { text } of line ?? []) {
    for (const character of text) {
      const cells = widthOf(character);
      if (at === column && cells > 0) return cells;
      at += cells;
    }
  }
  return 1;
}

function widthOf(character: string): number {
  if (ZERO_WIDTH.test(character)) return 0;
  if (REGIONAL_INDICATOR.test(character)) return 2;
  return eastAsianWidth(character.codePointAt(0) ?? 0);
}
