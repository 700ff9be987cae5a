import { act, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FakeHttp } from "../testing/fakeHttp.ts";
import { FakeWorld, settle } from "../testing/fakes.ts";
import { refusal, terminal, terminalChanged, terminalRemoved, terminalsSnapshot } from "../testing/samples.ts";
import { type App, createApp } from "./app.ts";
import { AppContext, useTerminal, useTerminalsError } from "./hooks.ts";
import { terminalOf } from "./terminals.ts";

const SUBSCRIBE = { type: "subscribe", topics: ["terminals.state"] };

let world: FakeWorld;
let app: App;
let renders: string[];

beforeEach(async () => {
  world = new FakeWorld();
  renders = [];
  app = createApp({ url: "ws://bus", ports: world, fetch: new FakeHttp().fetch });
  app.connect();
  await world.socket.accept();
});

afterEach(() => act(() => app.disconnect()));

function LastLine({ id }: { readonly id: string }) {
  renders.push(id);
  return <p>{`${id}: ${useTerminal(id)?.last_line ?? "no terminal"}`}</p>;
}

function ErrorText() {
  return <p>{useTerminalsError()?.message ?? "fine"}</p>;
}

function show(): void {
  render(
    <AppContext value={app}>
      <LastLine id="a" />
      <LastLine id="b" />
      <ErrorText />
    </AppContext>,
  );
}

describe("the summaries", () => {
  test("of all rows come by one subscription, and follow events", async () => {
    show();
    await settle();
    expect(world.socket.takeRequests()).toEqual([SUBSCRIBE]);
    expect(screen.getByText("a: no terminal")).toBeVisible();
    await act(() => world.socket.say(terminalsSnapshot(terminal("a"), terminal("b"))));
    expect(screen.getByText("a: a says")).toBeVisible();
    await act(() => world.socket.say(terminalChanged(terminal("b", { last_line: "done" }))));
    expect(screen.getByText("b: done")).toBeVisible();
    await act(() => world.socket.say(terminalRemoved("a")));
    expect(screen.getByText("a: no terminal")).toBeVisible();
  });

  test("a change of one terminal renders its row alone", async () => {
    show();
    await act(() => world.socket.say(terminalsSnapshot(terminal("a"), terminal("b"))));
    renders = [];
    await act(() => world.socket.say(terminalChanged(terminal("b", { last_line: "done" }))));
    await act(() => world.socket.say(terminalChanged(terminal("elsewhere"))));
    expect(renders).toEqual(["b"]);
  });

  test("say why they stand still, until they go on", async () => {
    show();
    await act(() => world.socket.say(terminalsSnapshot(terminal("a"))));
    await act(() => world.socket.say(refusal("snapshot_failed", "terminals.state")));
    expect(screen.getByText("The state could not be read.")).toBeVisible();
    expect(screen.getByText("a: a says"), "what was known stays").toBeVisible();
    await act(() => world.socket.say(terminalsSnapshot(terminal("a"))));
    expect(screen.getByText("fine")).toBeVisible();
  });
});

test("a terminal is found in its list, and in no other", () => {
  const before = { terminals: [terminal("a")] };
  const after = { terminals: [terminal("a", { last_line: "more" }), terminal("b")] };
  expect(terminalOf(before, "a")).toBe(before.terminals[0]);
  expect(terminalOf(after, "a")).toBe(after.terminals[0]);
  expect(terminalOf(before, "b")).toBeUndefined();
  expect(terminalOf(undefined, "a")).toBeUndefined();
});
