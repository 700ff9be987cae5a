import { act, render, screen } from "@testing-library/react";
import type { SessionList } from "@wirepact/contract";
import { StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FakeHttp, listBody, problem, sessionBody } from "../testing/fakeHttp.ts";
import { FakeWorld, settle } from "../testing/fakes.ts";
import { changed, list, removed, session, snapshot } from "../testing/samples.ts";
import { type App, createApp } from "./app.ts";
import { AppContext, useSessions } from "./hooks.ts";
import type { TopicState } from "./topicStore.ts";

const SUBSCRIBE = { type: "subscribe", topics: ["sessions.state"] };

let world: FakeWorld;
let http: FakeHttp;
let app: App;

beforeEach(() => {
  world = new FakeWorld();
  http = new FakeHttp();
  app = createApp({ url: "ws://bus", ports: world, fetch: http.fetch });
});

afterEach(async () => {
  app.disconnect();
  await settle();
  expect(world.clock.pending, "nothing is left running").toBe(0);
});

async function goLive(): Promise<void> {
  app.connect();
  await world.socket.accept();
  await world.socket.say({ type: "pong" });
}

/** Fails the attempt under way and waits until the next one begins. */
async function failAttempts(count: number): Promise<void> {
  for (let failed = 0; failed < count; failed += 1) {
    await world.socket.drop(1006);
    const { status } = app.connection.getState();
    if (status.state === "waiting") await world.clock.advance(status.delayMs);
  }
}

async function respond(status: number, text?: string): Promise<void> {
  http.last.respond(status, text);
  await settle();
}

function state(): TopicState<SessionList> {
  return app.sessions.getState();
}

function Titles() {
  const { data, freshness } = useSessions();
  return <p>{`${freshness}: ${data?.sessions.map((item) => item.title).join(", ") ?? "nothing"}`}</p>;
}

describe("over the WebSocket", () => {
  test("a snapshot replaces the state, and events go through the reducer", async () => {
    const leave = app.sessions.subscribe(() => undefined);
    expect(state()).toEqual({ data: undefined, freshness: "none", error: undefined });
    await goLive();
    await world.socket.say(snapshot(session("a"), session("b")));
    expect(state()).toEqual({ data: list(session("a"), session("b")), freshness: "live", error: undefined });

    const ended = session("a", { state: "exited", exit_code: 0 });
    await world.socket.say(changed(ended));
    await world.socket.say(changed(session("c")));
    await world.socket.say(removed("b"));
    await world.socket.say(removed("never there"));
    expect(state().data).toEqual(list(ended, session("c")));

    await world.socket.say(snapshot(session("d")));
    expect(state().data).toEqual(list(session("d")));
    leave();
  });

  test("a session that did not change stays the same object", async () => {
    const leave = app.sessions.subscribe(() => undefined);
    await goLive();
    await world.socket.say(snapshot(session("a"), session("b")));
    const before = state().data?.sessions[1];
    await world.socket.say(changed(session("a", { state: "stopping" })));
    expect(state().data?.sessions[1]).toBe(before);
    leave();
  });

  test("a cut shows at once: the state is kept, but stale until the next snapshot", async () => {
    const leave = app.sessions.subscribe(() => undefined);
    await goLive();
    await world.socket.say(snapshot(session("a")));
    await failAttempts(1);
    expect(state()).toMatchObject({ data: list(session("a")), freshness: "stale" });
    await world.socket.accept();
    await world.socket.say({ type: "pong" });
    expect(state().freshness, "a connection alone says nothing about the state").toBe("stale");
    await world.socket.say(snapshot(session("b")));
    expect(state()).toMatchObject({ data: list(session("b")), freshness: "live" });
    leave();
  });

  test("an error of the topic shows, until a snapshot comes after all", async () => {
    const leave = app.sessions.subscribe(() => undefined);
    await goLive();
    await world.socket.say(snapshot(session("a")));
    await world.socket.say({
      type: "error",
      code: "snapshot_failed",
      message: "no state",
      topic: "sessions.state",
    });
    expect(state()).toMatchObject({ freshness: "stale", error: { code: "snapshot_failed", message: "no state" } });
    await world.socket.say(snapshot());
    expect(state()).toEqual({ data: list(), freshness: "live", error: undefined });
    leave();
  });

  test("nobody looks, nothing is subscribed; all who look share one subscription", async () => {
    await goLive();
    expect(world.socket.takeRequests()).toEqual([]);
    const leaves = [app.sessions.subscribe(() => undefined), app.sessions.subscribe(() => undefined)];
    await settle();
    expect(world.socket.takeRequests()).toEqual([SUBSCRIBE]);
    for (const leave of leaves) leave();
    await settle();
    expect(world.socket.takeRequests()).toEqual([{ ...SUBSCRIBE, type: "unsubscribe" }]);
  });

  test("who comes to look at a held topic sees the state at once, and nothing goes over the wire", async () => {
    const leave = app.sessions.subscribe(() => undefined);
    await goLive();
    await world.socket.say(snapshot(session("a")));
    world.socket.takeRequests();
    const leaveToo = app.sessions.subscribe(() => undefined);
    await settle();
    expect(state().data).toEqual(list(session("a")));
    expect(world.socket.takeRequests()).toEqual([]);
    leave();
    leaveToo();
  });
});

describe("the slow refresh over HTTP", () => {
  test("never runs while the WebSocket works", async () => {
    const leave = app.sessions.subscribe(() => undefined);
    await goLive();
    await world.socket.say(snapshot());
    for (let beat = 0; beat < 10; beat += 1) {
      await world.clock.advance(25_000);
      await world.socket.say({ type: "pong" });
    }
    expect(app.connection.getState().status.state).toBe("live");
    expect(http.requests).toEqual([]);
    leave();
  });

  test("begins after some failed attempts where a WebSocket worked before", async () => {
    const leave = app.sessions.subscribe(() => undefined);
    await goLive();
    await world.socket.say(snapshot(session("a")));
    await failAttempts(2);
    expect(http.polls).toBe(0);
    await failAttempts(1);
    expect(http.polls).toBe(1);
    await respond(200, listBody(list(session("b"))));
    expect(state()).toMatchObject({ data: list(session("b")), freshness: "polled" });
    leave();
  });

  test("begins with the first failure where none ever worked, and repeats every 15 s, give or take", async () => {
    const leave = app.sessions.subscribe(() => undefined);
    app.connect();
    world.nextRandom = 0;
    await world.socket.drop(1006);
    expect(http.polls).toBe(1);
    await respond(200, listBody(list()));
    // Attempts go on meanwhile; none of them makes a request of its own.
    await world.clock.advance(11_999);
    expect(http.polls).toBe(1);
    world.nextRandom = 0.999_999;
    await world.clock.advance(1);
    expect(http.polls).toBe(2);
    await respond(200, listBody(list()));
    await world.clock.advance(17_999);
    expect(http.polls).toBe(2);
    await world.clock.advance(1);
    expect(http.polls).toBe(3);
    leave();
  });

  test("stops at once when the WebSocket is live: an answer under way is given up and never shown", async () => {
    const leave = app.sessions.subscribe(() => undefined);
    app.connect();
    await failAttempts(1);
    const underWay = http.last;
    await world.socket.accept();
    await world.socket.say(snapshot(session("live")));
    expect(underWay.signal.aborted).toBe(true);
    await respond(200, listBody(list(session("old"))));
    expect(state().data).toEqual(list(session("live")));
    await world.clock.advance(9_000);
    expect(http.polls).toBe(1);
    expect(state()).toMatchObject({ data: list(session("live")), freshness: "live" });
    leave();
  });

  test("an answer that came in the same turn as the snapshot is too late as well", async () => {
    const leave = app.sessions.subscribe(() => undefined);
    app.connect();
    await failAttempts(1);
    await world.socket.accept();
    http.last.respond(200, listBody(list(session("old"))));
    await world.socket.say(snapshot(session("live")));
    expect(state()).toMatchObject({ data: list(session("live")), freshness: "live" });
    leave();
  });

  test("goes on where the client gave up for good, and stops when nobody looks", async () => {
    const leave = app.sessions.subscribe(() => undefined);
    await goLive();
    await world.socket.drop(1008);
    expect(http.polls).toBe(1);
    await respond(200, listBody(list()));
    await world.clock.advance(15_000);
    expect(http.polls).toBe(2);
    leave();
    await world.clock.advance(60_000);
    expect(http.polls).toBe(2);
  });

  test("a failing refresh makes the state stale, and is repeated", async () => {
    const leave = app.sessions.subscribe(() => undefined);
    await goLive();
    await world.socket.drop(1008);
    await respond(200, listBody(list(session("a"))));
    await world.clock.advance(15_000);
    http.last.fail();
    await settle();
    expect(state()).toMatchObject({ data: list(session("a")), freshness: "stale" });
    await world.clock.advance(15_000);
    await respond(200, listBody(list()));
    expect(state()).toMatchObject({ data: list(), freshness: "polled" });
    leave();
  });

  test("a 401 signs the page out: no polling, no attempts, until the page wakes", async () => {
    const leave = app.sessions.subscribe(() => undefined);
    app.connect();
    await failAttempts(1);
    await respond(401, problem("unauthorized", "sign in"));
    expect(app.connection.getState()).toEqual({ status: { state: "unauthorized" }, signedOut: true });
    const sockets = world.sockets.length;
    await world.clock.advance(120_000);
    expect(http.polls).toBe(1);
    expect(world.sockets).toHaveLength(sockets);

    await world.wake();
    expect(app.connection.getState().signedOut, "nothing has said otherwise yet").toBe(true);
    await world.socket.accept();
    await world.socket.say(snapshot());
    expect(app.connection.getState().signedOut).toBe(false);
    leave();
  });
});

describe("actions", () => {
  test("send what the contract says, and leave the news to the events", async () => {
    const leave = app.sessions.subscribe(() => undefined);
    await goLive();
    await world.socket.say(snapshot());
    const started = app.sessionActions.start({ command: ["true"] });
    expect(http.last).toMatchObject({ method: "POST", path: "/api/sessions", body: { command: ["true"] } });
    await world.socket.say(changed(session("a", { state: "exited" })));
    await respond(201, sessionBody(session("a", { state: "starting" })));
    await expect(started).resolves.toMatchObject({ id: "a" });
    expect(state().data?.sessions[0]?.state, "an answer that was overtaken does not turn time back").toBe("exited");

    const stopped = app.sessionActions.stop("a/b");
    expect(http.last).toMatchObject({ method: "POST", path: "/api/sessions/a%2Fb/stop" });
    await respond(202, sessionBody(session("a/b")));
    await stopped;
    const gone = app.sessionActions.remove("a");
    expect(http.last).toMatchObject({ method: "DELETE", path: "/api/sessions/a" });
    await respond(204);
    await gone;
    expect(http.polls).toBe(0);
    leave();
  });

  test("refresh the list where no events will come", async () => {
    const leave = app.sessions.subscribe(() => undefined);
    app.connect();
    await failAttempts(1);
    await respond(200, listBody(list()));
    const started = app.sessionActions.start({ command: ["true"] });
    await respond(201, sessionBody(session("a")));
    await started;
    expect(http.polls).toBe(2);
    await respond(200, listBody(list(session("a"))));
    expect(state().data).toEqual(list(session("a")));
    leave();
  });

  test("that are refused say why", async () => {
    const refused = app.sessionActions.start({ command: ["nope"] });
    const outcome = expect(refused).rejects.toMatchObject({ code: "command_not_found", message: "no such command" });
    await respond(400, problem("command_not_found", "no such command"));
    await outcome;

    const unexplained = app.sessionActions.stop("a");
    const second = expect(unexplained).rejects.toThrow("status 502");
    await respond(502, "<html>");
    await second;

    const unanswered = app.sessionActions.remove("a");
    const third = expect(unanswered).rejects.toThrow("does not answer");
    http.last.fail();
    await third;
  });

  test("that meet a 401 sign the page out", async () => {
    await goLive();
    const refused = app.sessionActions.stop("a");
    const outcome = expect(refused).rejects.toThrow("sign in");
    await respond(401, problem("unauthorized", "sign in"));
    await outcome;
    expect(world.socket.closedByClient).toBe(true);
  });
});

describe("the hook", () => {
  test("under StrictMode subscribes once, follows, and leaves nothing behind", async () => {
    await goLive();
    const page = render(
      <StrictMode>
        <AppContext value={app}>
          <Titles />
          <Titles />
        </AppContext>
      </StrictMode>,
    );
    await settle();
    expect(world.socket.takeRequests()).toEqual([SUBSCRIBE]);
    await act(() => world.socket.say(snapshot(session("a"))));
    await act(() => world.socket.say(changed(session("b"))));
    expect(screen.getAllByText("live: job a, job b")).toHaveLength(2);

    page.unmount();
    await settle();
    expect(world.socket.takeRequests()).toEqual([{ ...SUBSCRIBE, type: "unsubscribe" }]);
  });
});
