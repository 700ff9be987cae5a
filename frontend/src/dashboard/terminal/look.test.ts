import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { lookOf } from "./look.ts";

function style(run: Parameters<typeof lookOf>[0]): unknown {
  return lookOf(run).style;
}

describe("colours", () => {
  test("of the terminal's own are left to the page", () => {
    expect(lookOf({ text: "x" })).toEqual({ className: undefined, style: undefined });
  });

  test("on the terminal's ground are made readable in either theme", () => {
    expect(style({ text: "x", foreground: "bright_red" })).toEqual({ color: "var(--text-bright_red)" });
    expect(lookOf({ text: "x", foreground: "#ffffaf" })).toEqual({
      className: "adapted",
      style: { "--colour": "#ffffaf" },
    });
  });

  test("on a ground that the program chose too are as it said", () => {
    expect(style({ text: "x", foreground: "black", background: "green" })).toEqual({
      color: "var(--exact-black)",
      background: "var(--exact-green)",
    });
    expect(lookOf({ text: "x", foreground: "#ffffaf", background: "#000080" })).toEqual({
      className: undefined,
      style: { color: "#ffffaf", background: "#000080" },
    });
  });

  test.each([
    ["blue", "#ffffff"],
    ["bright_yellow", "#000000"],
    ["#102030", "#ffffff"],
    ["#d0d0d0", "#000000"],
  ])("text on %s alone is %s", (background, color) => {
    expect(style({ text: "x", background })).toMatchObject({ color });
  });

  test.each([
    [{}, "var(--screen-paper)", "var(--screen-ink)"],
    [{ foreground: "red" }, "#ffffff", "var(--exact-red)"],
    [{ background: "blue" }, "var(--exact-blue)", "var(--screen-ink)"],
    [{ foreground: "white", background: "blue" }, "var(--exact-blue)", "var(--exact-white)"],
  ])("reversed, %j", (colours, color, background) => {
    expect(style({ text: "x", reverse: true, ...colours })).toEqual({ color, background });
  });
});

test("marks are classes", () => {
  expect(lookOf({ text: "x", bold: true, italic: true, underline: true }).className).toBe("bold italic underline");
  expect(lookOf({ text: "x", strikethrough: true }).className).toBe("strike");
  expect(lookOf({ text: "x", underline: true, strikethrough: true }).className).toBe("underline-strike");
});

describe("the stylesheet's sixteen colours", () => {
  const css = readFileSync(join(import.meta.dirname, "../styles/terminalColours.css"), "utf8");
  const [light = "", dark = ""] = css.split("@media");
  const hues = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];
  const names = [...hues, ...hues.map((hue) => `bright_${hue}`)];

  test.each(["light", "dark"])("can be read on the screen's own ground: %s", (theme) => {
    const sheet = theme === "light" ? light : dark;
    const paper = colourIn(sheet, "screen-paper");
    const poor = ["screen-ink", ...names.map((name) => `text-${name}`)].filter(
      (name) => contrast(colourIn(sheet, name), paper) < 4.5,
    );
    expect(poor).toEqual([]);
  });

  test("bear black or white where a program chose them as a ground", () => {
    const poor = names.filter((name) => {
      const color = lookOf({ text: "x", background: name }).style?.color;
      return contrast(colourIn(light, `exact-${name}`), String(color)) < 4.5;
    });
    expect(poor).toEqual([]);
  });
});

function colourIn(sheet: string, name: string): string {
  const found = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(sheet)?.[1];
  if (found === undefined) throw new Error(`The stylesheet has no --${name}.`);
  return found;
}

/** WCAG 2.2, "contrast ratio". */
function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
