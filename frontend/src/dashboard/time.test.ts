import { expect, test } from "vitest";
import { ago, clock, duration, moment } from "./time.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test.each([
  [-5 * SECOND, "0 s"],
  [0, "0 s"],
  [59_999, "59 s"],
  [MINUTE, "1 min 00 s"],
  [3 * MINUTE + 7 * SECOND, "3 min 07 s"],
  [HOUR - 1, "59 min 59 s"],
  [HOUR, "1 h 00 min"],
  [DAY - 1, "23 h 59 min"],
  [3 * DAY + 4 * HOUR, "3 d 4 h"],
])("a duration of %i ms is %s", (ms, text) => {
  expect(duration(ms)).toBe(text);
});

test.each([
  [-10 * SECOND, "just now"],
  [1_999, "just now"],
  [2 * SECOND, "2 s ago"],
  [MINUTE - 1, "59 s ago"],
  [MINUTE, "1 min ago"],
  [HOUR, "1 h ago"],
  [DAY, "1 d ago"],
  [400 * DAY, "400 d ago"],
])("%i ms ago is %s", (ms, text) => {
  expect(ago(ms)).toBe(text);
});

test("a moment keeps its seconds", () => {
  expect(moment("2026-11-23T08:30:42.123456Z")).toContain(":42");
});

test("a time of day is as wide for all", () => {
  expect(clock("2026-11-23T08:05:09.123456Z")).toMatch(/^\d\d:\d\d:09$/);
  // Midnight in some time zone or other.
  const hours = Array.from({ length: 48 }, (_, half) =>
    clock(new Date(Date.UTC(2026, 0, 1, 0, half * 30)).toISOString()),
  );
  expect(hours.every((text) => /^([01]\d|2[0-3]):[0-5]\d:00$/.test(text))).toBe(true);
});
