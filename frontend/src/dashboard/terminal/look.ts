import type { Colour, Run } from "@wirepact/contract";
import type { CSSProperties } from "react";

/** How a run is set: classes for its marks, and colours that the browser works out (terminalColours.css). */
export interface Look {
  readonly className: string | undefined;
  readonly style: CSSProperties | undefined;
}

/** Custom properties, which React's own type leaves out. */
export type Style = CSSProperties & Readonly<Record<`--${string}`, string | number>>;

const DARK_BACKGROUNDS: ReadonlySet<Colour> = new Set(["black", "red", "blue", "magenta", "bright_black"]);

/**
 * Works out a run's look.
 *
 * A colour on the terminal's own ground is one that can be read there, in either theme. Where the program chose the
 * ground too, both are as it said; where it chose the ground alone, the text is black or white.
 */
export function lookOf(run: Run): Look {
  const marks = [run.bold && "bold", run.italic && "italic", decoration(run)].filter(Boolean);
  const { style, adapted } = coloursOf(run);
  const className = [...marks, adapted && "adapted"].filter(Boolean).join(" ");
  return { className: className === "" ? undefined : className, style };
}

function decoration({ underline, strikethrough }: Run): string | undefined {
  if (underline && strikethrough) return "underline-strike";
  if (underline) return "underline";
  return strikethrough ? "strike" : undefined;
}

interface Colours {
  readonly style: Style | undefined;
  /** The colour is given in full, and is to be made readable on the terminal's own ground. */
  readonly adapted: boolean;
}

function coloursOf({ foreground, background, reverse }: Run): Colours {
  if (reverse) {
    const ground = foreground === undefined ? "var(--screen-ink)" : exact(foreground);
    const own = foreground === undefined ? "var(--screen-paper)" : inkOn(foreground);
    return { style: { color: background === undefined ? own : exact(background), background: ground }, adapted: false };
  }
  if (background !== undefined) {
    const color = foreground === undefined ? inkOn(background) : exact(foreground);
    return { style: { color, background: exact(background) }, adapted: false };
  }
  if (foreground === undefined) return { style: undefined, adapted: false };
  if (isHex(foreground)) return { style: { "--colour": foreground }, adapted: true };
  return { style: { color: `var(--text-${foreground})` }, adapted: false };
}

function exact(colour: Colour): string {
  return isHex(colour) ? colour : `var(--exact-${colour})`;
}

/** Black or white, whichever is read better on the colour. */
function inkOn(colour: Colour): string {
  const dark = isHex(colour) ? luminance(colour) < BLACK_AND_WHITE_ALIKE : DARK_BACKGROUNDS.has(colour);
  return dark ? "#ffffff" : "#000000";
}

/** The luminance on which black and white have the same contrast, by WCAG 2.2's formula. */
const BLACK_AND_WHITE_ALIKE = 0.179;

/** Relative luminance of `#rrggbb`, from 0 to 1 (WCAG 2.2, "relative luminance"). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function isHex(colour: Colour): boolean {
  return colour.startsWith("#");
}

/** Whether two runs are set alike. */
export function sameRun(a: Run, b: Run): boolean {
  return (
    a.text === b.text &&
    a.foreground === b.foreground &&
    a.background === b.background &&
    a.bold === b.bold &&
    a.italic === b.italic &&
    a.underline === b.underline &&
    a.strikethrough === b.strikethrough &&
    a.reverse === b.reverse
  );
}
