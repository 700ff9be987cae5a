import { act, render, screen } from "@testing-library/react";
import type { Activity } from "@wirepact/contract";
import { StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FakeHttp } from "../testing/fakeHttp.ts";
import { FakeWorld, settle } from "../testing/fakes.ts";
import {
  activityAdded,
  activitySnapshot,
  output,
  refusal,
  screenChanged,
  screenOf,
  screenSnapshot,
} from "../testing/samples.ts";
import { type App, createApp } from "./app.ts";
import { AppContext, useActivity } from "./hooks.ts";
import type { TopicState } from "./topicStore.ts";

const SUBSCRIBE = { type: "subscribe", topics: ["sessions.activity:a"] };
const UNSUBSCRIBE = { ...SUBSCRIBE, type: "unsubscribe" };

let world: FakeWorld;
let http: FakeHttp;
let app: App;

beforeEach(async () => {
  world = new FakeWorld();
  http = new FakeHttp();
  app = createApp({ url: "ws://bus", ports: world, fetch: http.fetch });
  app.connect();
  await world.socket.accept();
});

afterEach(async () => {
  app.disconnect();
  await settle();
  expect(world.clock.pending, "nothing is left running").toBe(0);
});

function look(id = "a"): () => void {
  return app.activities.at(id).subscribe(() => undefined);
}

function state(id = "a"): TopicState<Activity> {
  return app.activities.at(id).getState();
}

async function requests(): Promise<unknown[]> {
  await settle();
  return world.socket.takeRequests();
}

function Count({ id }: { readonly id: string }) {
  return <p>{`${id}: ${useActivity(id).data?.entries.length ?? "none"}`}</p>;
}

describe("a topic with a parameter", () => {
  test("is held while somebody looks, once for all who do, and each apart from the others", async () => {
    const leaves = [look(), look(), look("b")];
    expect(await requests()).toEqual([{ type: "subscribe", topics: ["sessions.activity:a", "sessions.activity:b"] }]);
    await world.socket.say(activitySnapshot("a", output(1)));
    await world.socket.say(activitySnapshot("b", output(2)));
    await world.socket.say(activityAdded("a", output(3), output(4)));
    expect(state("a").data?.entries.map((entry) => entry.number)).toEqual([1, 3, 4]);
    expect(state("b").data?.entries.map((entry) => entry.number)).toEqual([2]);
    leaves[0]?.();
    expect(await requests()).toEqual([]);
    leaves[1]?.();
    expect(await requests()).toEqual([UNSUBSCRIBE]);
    leaves[2]?.();
  });

  test("keeps nothing once nobody looks: who comes back starts from a fresh snapshot", async () => {
    const leave = look();
    expect(await requests()).toEqual([SUBSCRIBE]);
    await world.socket.say(activitySnapshot("a", output(1)));
    leave();
    leave();
    expect(state()).toEqual({ data: undefined, freshness: "none", error: undefined });
    expect(await requests()).toEqual([UNSUBSCRIBE]);
    const again = look();
    expect(await requests()).toEqual([SUBSCRIBE]);
    await world.socket.say(activitySnapshot("a", output(1), output(2)));
    expect(state()).toMatchObject({ freshness: "live", data: { entries: [{ number: 1 }, { number: 2 }] } });
    again();
  });

  test("a store that was left and taken up again is the one that others find", async () => {
    const store = app.activities.at("a");
    store.subscribe(() => undefined)();
    const leave = store.subscribe(() => undefined);
    expect(app.activities.at("a")).toBe(store);
    expect(await requests()).toEqual([SUBSCRIBE]);
    leave();
  });

  test("the newest 200 entries are kept, and those that were there stay the same objects", async () => {
    const leave = look();
    await requests();
    await world.socket.say(activitySnapshot("a", ...Array.from({ length: 200 }, (_, at) => output(at + 1))));
    const second = state().data?.entries[1];
    await world.socket.say(activityAdded("a", output(201)));
    expect(state().data?.entries).toHaveLength(200);
    expect(state().data?.entries[0]).toBe(second);
    leave();
  });

  test("a screen is what the last message said", async () => {
    const store = app.screens.at("a");
    const leave = store.subscribe(() => undefined);
    expect(await requests()).toEqual([{ type: "subscribe", topics: ["terminals.screen:a"] }]);
    await world.socket.say(screenSnapshot("a", screenOf("one")));
    await world.socket.say(screenChanged("a", screenOf("two", "three")));
    expect(store.getState().data).toEqual(screenOf("two", "three"));
    leave();
  });
});

describe("what goes wrong", () => {
  test("a cut shows at once; afterwards the topic is asked for again, and its snapshot replaces all", async () => {
    const leave = look();
    await requests();
    await world.socket.say(activitySnapshot("a", output(1)));
    await world.socket.drop(1006);
    expect(state()).toMatchObject({ freshness: "stale", data: { entries: [{ number: 1 }] } });
    app.connect();
    await settle();
    await world.socket.accept();
    expect(await requests()).toEqual([SUBSCRIBE]);
    await world.socket.say(activitySnapshot("a", output(7)));
    expect(state()).toMatchObject({ freshness: "live", data: { entries: [{ number: 7 }] } });
    leave();
  });

  test("without a WebSocket nothing is read over HTTP, for there is nothing to read", async () => {
    const leave = look();
    await world.socket.drop(1008);
    await world.clock.advance(60_000);
    expect(http.requests).toEqual([]);
    app.activities.at("a").refresh();
    expect(http.requests).toEqual([]);
    leave();
  });

  test("a snapshot that failed is asked for again, and the error goes with the next one", async () => {
    const leave = look();
    await requests();
    await world.socket.say(refusal("snapshot_failed", "sessions.activity:a"));
    const retryInMs = state().error?.retryInMs ?? Number.NaN;
    await world.clock.advance(retryInMs);
    expect(await requests()).toEqual([SUBSCRIBE]);
    await world.socket.say(activitySnapshot("a"));
    expect(state()).toEqual({ data: { entries: [] }, freshness: "live", error: undefined });
    leave();
  });

  test("an unknown topic is not asked for again until somebody comes to look anew", async () => {
    const leave = look();
    await requests();
    await world.socket.say(refusal("unknown_topic", "sessions.activity:a"));
    expect(state().error).toEqual({ code: "unknown_topic", message: "There is no such topic." });
    await world.clock.advance(9_000);
    expect(await requests()).toEqual([]);
    leave();
    const again = look();
    expect(await requests()).toEqual([SUBSCRIBE]);
    again();
  });
});

describe("the hook", () => {
  test("under StrictMode subscribes once, follows its id, and leaves nothing behind", async () => {
    const shown = (id: string) => (
      <StrictMode>
        <AppContext value={app}>
          <Count id={id} />
          <Count id={id} />
        </AppContext>
      </StrictMode>
    );
    const page = render(shown("a"));
    expect(await requests()).toEqual([SUBSCRIBE]);
    await act(() => world.socket.say(activitySnapshot("a", output(1))));
    expect(screen.getAllByText("a: 1")).toHaveLength(2);
    page.rerender(shown("b"));
    expect(screen.getAllByText("b: none")).toHaveLength(2);
    expect(await requests()).toEqual([UNSUBSCRIBE, { type: "subscribe", topics: ["sessions.activity:b"] }]);
    page.unmount();
    expect(await requests()).toEqual([{ type: "unsubscribe", topics: ["sessions.activity:b"] }]);
  });
});
