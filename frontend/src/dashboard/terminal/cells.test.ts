import { describe, expect, test } from "vitest";
import { piecesOf, widthAt } from "./cells.ts";

function cut(text: string): string {
  return piecesOf(text)
    .map((piece) => `${piece.plain ? "" : "!"}${piece.text}:${piece.cells}`)
    .join("|");
}

describe("a text is cut so that it keeps to the grid", () => {
  test.each([
    ["", ""],
    ["make test", "make test:9"],
    ["größer ist Ω или ж", "größer ist Ω или ж:18"],
    ["├── █▓ 42%", "├── █▓ 42%:10"],
    ["日本", "!日:2|!本:2"],
    ["a日b", "a:1|!日:2|b:1"],
    ["✔ ok", "!✔:1| ok:3"],
    ["🚀x", "!🚀:2|x:1"],
    ["e\u0301", "!e\u0301:1"],
    ["cafe\u0301s", "caf:3|!e\u0301:1|s:1"],
    ["日\u0301", "!日\u0301:2"],
    ["e\u0301\u0302!", "!e\u0301\u0302:1|!:1"],
    ["\u0915\u093ex", "!\u0915\u093e:1|x:1"],
    ["\u{1f1e9}\u{1f1ea}", "!\u{1f1e9}:2|!\u{1f1ea}:2"],
    ["\u{1f468}\u200d\u{1f469}", "!\u{1f468}\u200d:2|!\u{1f469}:2"],
    ["\u0301a", "!\u0301:0|a:1"],
  ])("%j", (text, expected) => {
    expect(cut(text)).toBe(expected);
  });
});

test("nothing of a text is lost or added", () => {
  const text = "ls \u{1f4c1} naïve cafe\u0301 日本語 ─┐ ✗\u200d!";
  expect(
    piecesOf(text)
      .map((piece) => piece.text)
      .join(""),
  ).toBe(text);
});

test("a cursor is as wide as what stands under it", () => {
  const line = [{ text: "a日" }, { text: "e\u0301🚀", bold: true as const }];
  expect([0, 1, 3, 4, 6, 40].map((column) => widthAt(line, column))).toEqual([1, 2, 1, 2, 1, 1]);
  expect(widthAt(undefined, 0)).toBe(1);
});
