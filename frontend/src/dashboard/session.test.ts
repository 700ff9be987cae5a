import { decodeStartSession, encodeStartSession, type SessionState } from "@wirepact/contract";
import { expect, test } from "vitest";
import { session } from "../testing/samples.ts";
import { commandLine, inOrder, isEnded, isLive, outcome, startRequest, stateLabel, toneOf } from "./session.ts";

test.each<[SessionState, boolean, boolean]>([
  ["starting", true, false],
  ["running", true, false],
  ["stopping", true, false],
  ["exited", false, true],
  ["failed", false, true],
  ["lost", false, true],
  ["hibernating", false, false],
])("%s: live %s, ended %s", (state, live, ended) => {
  expect([isLive(session("a", { state })), isEnded(session("a", { state }))]).toEqual([live, ended]);
});

test("an exit looks good only with code 0", () => {
  expect(toneOf(session("a", { state: "exited", exit_code: 0 }))).toBe("ok");
  expect(toneOf(session("a", { state: "exited", exit_code: 1 }))).toBe("bad");
  expect(toneOf(session("a", { state: "exited", signal: "SIGKILL" }))).toBe("bad");
  expect(toneOf(session("a", { state: "exited", signal: "SIGTERM", reason: "It was stopped." }))).toBe("unknown");
  expect(toneOf(session("a", { state: "hibernating" }))).toBe("unknown");
});

test("the outcome is the code, else the signal", () => {
  expect(outcome(session("a", { exit_code: 0 }))).toBe("code 0");
  expect(outcome(session("a", { signal: "SIGTERM" }))).toBe("SIGTERM");
  expect(outcome(session("a"))).toBeUndefined();
});

test("a state of a newer server reads well enough", () => {
  expect(stateLabel("put_on_hold")).toBe("Put on hold");
});

test.each([
  [["/bin/sh", "-c", "make && make test"], "make && make test"],
  [["/bin/sh", "-c", "echo $0", "x"], "/bin/sh -c 'echo $0' x"],
  [["git", "commit", "-m", "it's done"], `git commit -m 'it'\\''s done'`],
  [["true"], "true"],
  [["printf", ""], "printf ''"],
])("%j is typed as %s", (command, line) => {
  expect(commandLine(command)).toBe(line);
});

test("a started line goes to a shell, with itself as the title", () => {
  expect(startRequest("make test", "/srv")).toEqual({
    command: ["/bin/sh", "-c", "make test"],
    title: "make test",
    cwd: "/srv",
  });
  expect(startRequest("make test", "")).not.toHaveProperty("cwd");
});

test("a long line's title is cut where the contract and Unicode allow it", () => {
  const request = startRequest("🙂".repeat(300), "");
  expect(request.title).toBe("🙂".repeat(200));
  expect(decodeStartSession(encodeStartSession(request))).toEqual(request);
});

test("the newest is first, and a change moves nothing", () => {
  const [old, young, twin] = [
    session("a", { created_at: "2026-11-23T08:00:00.000000Z" }),
    session("b", { created_at: "2026-11-23T09:00:00.000000Z" }),
    session("c", { created_at: "2026-11-23T09:00:00.000000Z" }),
  ];
  expect(inOrder([old, young, twin]).map(({ id }) => id)).toEqual(["c", "b", "a"]);
  const ended = { ...old, state: "exited", last_activity_at: "2026-11-23T10:00:00.000000Z" };
  expect(inOrder([twin, ended, young]).map(({ id }) => id)).toEqual(["c", "b", "a"]);
});
