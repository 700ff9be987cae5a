import { type SessionChange, type SessionList, sessionsState } from "@wirepact/contract";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FakeWorld, settle } from "../testing/fakes.ts";
import { changed, list, removed, session, snapshot } from "../testing/samples.ts";
import { DEFAULT_TIMES, RealtimeClient, type Report, type Status, type TopicError } from "./index.ts";

const TOPIC = "sessions.state";
const SUBSCRIBE = { type: "subscribe", topics: [TOPIC] };
const UNSUBSCRIBE = { type: "unsubscribe", topics: [TOPIC] };

let world: FakeWorld;
let client: RealtimeClient;
let reports: Report[];
let statuses: Status[];

beforeEach(() => {
  world = new FakeWorld();
  reports = [];
  statuses = [];
  client = new RealtimeClient({ url: "ws://bus", ports: world, onReport: (report) => reports.push(report) });
  client.onStatus((status) => statuses.push(status));
});

afterEach(() => {
  client.close();
  expect(world.clock.pending, "a closed client leaves no timer").toBe(0);
  expect(world.listenedTo, "nor a listener").toBe(false);
});

/** A user of the topic that writes down what it is told. */
function user() {
  const heard: (SessionList | SessionChange | TopicError)[] = [];
  const leave = client.subscribe(sessionsState(), {
    onSnapshot: (state) => heard.push(state),
    onEvent: (event) => heard.push(event),
    onError: (error) => heard.push(error),
  });
  return { heard, leave };
}

async function goLive(): Promise<void> {
  client.open();
  await world.socket.accept();
  await world.socket.say({ type: "pong" });
}

/** Lets the pause between two attempts pass. Returns its length in ms. */
async function waitForNextAttempt(): Promise<number> {
  if (client.status.state !== "waiting") throw new Error(`The client is ${client.status.state}.`);
  const { delayMs } = client.status;
  await world.clock.advance(delayMs);
  return delayMs;
}

async function dropAndReturn(): Promise<void> {
  await world.socket.drop(1006);
  await waitForNextAttempt();
  await world.socket.accept();
}

describe("reconnecting", () => {
  test("comes back after a cut, subscribes again and gets a fresh snapshot", async () => {
    const { heard } = user();
    await goLive();
    expect(world.socket.takeRequests()).toEqual([SUBSCRIBE]);
    await world.socket.say(snapshot(session("a")));

    await dropAndReturn();
    expect(world.sockets).toHaveLength(2);
    expect(world.socket.takeRequests()).toEqual([SUBSCRIBE]);
    await world.socket.say(snapshot(session("b")));

    expect(heard).toEqual([list(session("a")), list(session("b"))]);
    expect(client.status.state).toBe("live");
  });

  test("shows every step: connecting, live, waiting with the delay, connecting again", async () => {
    await goLive();
    await world.socket.drop(1012, "restarting");
    expect(client.status).toEqual({
      state: "waiting",
      attempt: 1,
      delayMs: 500,
      retryAt: world.clock.now() + 500,
      ending: { code: 1012, reason: "restarting", heard: true, proven: false },
    });
    await world.clock.advance(499);
    expect(world.sockets).toHaveLength(1);
    await world.clock.advance(1);
    expect(world.sockets).toHaveLength(2);
    expect(statuses.map((status) => status.state)).toEqual(["connecting", "live", "waiting", "connecting"]);
  });

  test("is live only once the server has spoken", async () => {
    client.open();
    await world.socket.accept();
    expect(client.status.state).toBe("connecting");
    await world.socket.say({ type: "pong" });
    expect(client.status.state).toBe("live");
  });

  test("waits longer after each failure, up to the cap, with full jitter", async () => {
    world.nextRandom = 0.999_999;
    client.open();
    const delays: number[] = [];
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await world.socket.drop(1006);
      delays.push(Math.round(await waitForNextAttempt()));
    }
    expect(delays).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);

    world.nextRandom = 0;
    await world.socket.drop(1006);
    expect(client.status).toMatchObject({ state: "waiting", delayMs: 0 });
  });

  test("starts over only after a connection that proved itself", async () => {
    client.open();
    await world.socket.drop(1006);
    await world.clock.advance(1_000);
    await world.socket.accept();
    await world.socket.say({ type: "pong" });
    await world.socket.drop(1006);
    expect(client.status, "a connection that dies young proves nothing").toMatchObject({ attempt: 2 });

    await world.clock.advance(2_000);
    await world.socket.accept();
    await world.clock.advance(DEFAULT_TIMES.provenMs - 1);
    await world.socket.say({ type: "pong" });
    await world.socket.drop(1006);
    expect(client.status).toMatchObject({ attempt: 3 });

    await world.clock.advance(4_000);
    await world.socket.accept();
    await world.clock.advance(DEFAULT_TIMES.provenMs - 1);
    await world.socket.say({ type: "pong" });
    await world.clock.advance(1);
    await world.socket.say({ type: "pong" });
    await world.socket.drop(1006);
    expect(client.status).toMatchObject({ attempt: 1 });
  });

  test("gives up a handshake that does not end", async () => {
    client.open();
    await world.clock.advance(DEFAULT_TIMES.openMs);
    expect(world.socket.closedByClient).toBe(true);
    expect(client.status).toMatchObject({ state: "waiting", ending: { code: 1006 } });
  });

  test("survives a socket that cannot even be made", async () => {
    world.openSocket = () => {
      throw new SyntaxError("no such URL");
    };
    client.open();
    await settle();
    expect(client.status.state).toBe("waiting");
    expect(reports).toMatchObject([{ kind: "socket_failed" }]);
  });

  test("a wake-up while it waits tries at once", async () => {
    await goLive();
    await world.socket.drop(1006);
    await world.wake();
    expect(world.sockets).toHaveLength(2);
    expect(world.clock.pending, "only the handshake's deadline").toBe(1);
  });

  test("events before the first snapshot of a new connection are ignored", async () => {
    const { heard } = user();
    await goLive();
    await world.socket.say(snapshot());
    await dropAndReturn();
    await world.socket.say(changed(session("early")));
    expect(heard).toEqual([list()]);
    await world.socket.say(snapshot(session("a")));
    await world.socket.say(removed("a"));
    expect(heard).toEqual([list(), list(session("a")), { type: "session_removed", id: "a" }]);
  });

  test("a closed client hears nothing more, and opens again with what is still subscribed", async () => {
    const { heard } = user();
    await goLive();
    const before = world.socket;
    client.close();
    client.close();
    await before.say(snapshot(session("late")));
    await before.drop(1006);
    await world.clock.advance(60_000);
    await world.wake();
    expect(world.sockets).toHaveLength(1);
    expect(heard).toEqual([]);
    expect(client.status).toEqual({ state: "closed" });

    await goLive();
    expect(world.socket.takeRequests()).toEqual([SUBSCRIBE]);
  });

  test("opening twice, or closing and opening in one turn, leaves one socket", async () => {
    client.open();
    client.open();
    expect(world.sockets).toHaveLength(1);
    client.close();
    client.open();
    await settle();
    expect(world.sockets.map((socket) => socket.closedByClient)).toEqual([true, false]);
  });
});

describe("status listeners", () => {
  test("hear the newest status last, even if one of them changes it", async () => {
    client.onStatus((status) => {
      if (status.state === "waiting") client.close();
    });
    const late: Status[] = [];
    client.onStatus((status) => late.push(status));
    await goLive();
    await world.socket.drop(1006);
    expect(late.map((status) => status.state)).toEqual(["connecting", "live", "closed"]);
  });

  test("may close the client when it goes live: the frame that made it so is not delivered any more", async () => {
    const { heard } = user();
    client.onStatus((status) => {
      if (status.state === "live") client.close();
    });
    client.open();
    await world.socket.accept();
    await world.socket.say(snapshot());
    expect(heard).toEqual([]);
  });

  test("hear nothing more once they left", async () => {
    const heard: Status[] = [];
    const leave = client.onStatus((status) => heard.push(status));
    client.open();
    leave();
    await world.socket.drop(1006);
    expect(heard).toHaveLength(1);
  });
});

describe("heartbeat", () => {
  test("pings when it opens and every 25 s after", async () => {
    await goLive();
    for (let beats = 1; beats <= 4; beats += 1) {
      expect(world.socket.countPings()).toBe(beats);
      await world.socket.say({ type: "pong" });
      await world.clock.advance(25_000);
    }
    expect(world.sockets).toHaveLength(1);
  });

  test("gives up a socket that is open but dead, without waiting for its close event", async () => {
    await goLive();
    await world.clock.advance(25_000 + DEFAULT_TIMES.deadlineMs);
    expect(world.sockets[0]?.closedByClient).toBe(true);
    expect(client.status).toMatchObject({ state: "waiting", ending: { code: 1006, reason: "no answer to a ping" } });
    await world.clock.advance(1_000);
    expect(world.sockets).toHaveLength(2);
    await world.sockets[0]?.drop(1006);
    expect(client.status.state, "the old socket's end is no news").toBe("connecting");
  });

  test("other frames buy time, but do not answer a ping", async () => {
    user();
    await goLive();
    await world.socket.say(snapshot());
    await world.clock.advance(25_000);
    await world.clock.advance(DEFAULT_TIMES.deadlineMs - 1);
    await world.socket.say(removed("x"));
    await world.clock.advance(DEFAULT_TIMES.deadlineMs - 1);
    expect(client.status.state).toBe("live");
    await world.clock.advance(1);
    expect(client.status.state).toBe("waiting");
  });

  test("checks quickly when the page wakes", async () => {
    await goLive();
    await world.wake();
    expect(world.socket.countPings()).toBe(2);
    await world.clock.advance(DEFAULT_TIMES.quickDeadlineMs - 1);
    expect(client.status.state).toBe("live");
    await world.clock.advance(1);
    expect(client.status.state).toBe("waiting");
  });

  test("waking again and again gives a dead socket no more time", async () => {
    await goLive();
    await world.wake();
    await world.clock.advance(DEFAULT_TIMES.quickDeadlineMs - 1);
    await world.wake();
    await world.clock.advance(1);
    expect(client.status.state).toBe("waiting");
  });

  test("a wake-up that is answered changes nothing", async () => {
    await goLive();
    await world.wake();
    await world.socket.say({ type: "pong" });
    await world.clock.advance(DEFAULT_TIMES.quickDeadlineMs * 2);
    expect(client.status.state).toBe("live");
  });
});

describe("close codes", () => {
  test.each([1000, 1002, 1003, 1007, 1008, 1009])("%i stops the client for good, and says why", async (code) => {
    await goLive();
    await world.socket.drop(code, "because");
    expect(client.status).toEqual({ state: "stopped", code, reason: "because" });
    await world.clock.advance(120_000);
    await world.wake();
    expect(world.sockets).toHaveLength(1);
    client.open();
    expect(world.sockets, "a person may still ask for it").toHaveLength(2);
  });

  test.each([1001, 1005, 1006, 1011, 1012, 1013, 4000, 4999])("%i is tried again", async (code) => {
    await goLive();
    await world.socket.drop(code);
    expect(client.status.state).toBe("waiting");
  });

  test("4001 signs out; a wake-up tries again", async () => {
    user();
    await goLive();
    await world.socket.drop(4001);
    expect(client.status).toEqual({ state: "unauthorized" });
    await world.clock.advance(120_000);
    expect(world.sockets).toHaveLength(1);
    await world.wake();
    await world.socket.accept();
    expect(world.socket.takeRequests()).toEqual([SUBSCRIBE]);
  });

  test("the page may know first that the credential is bad", async () => {
    client.open();
    await world.socket.drop(1006);
    client.signedOut();
    await world.clock.advance(120_000);
    expect(client.status).toEqual({ state: "unauthorized" });
    expect(world.sockets).toHaveLength(1);
  });
});

describe("subscriptions", () => {
  test("made while there is no connection wait for one", async () => {
    user();
    await settle();
    await goLive();
    expect(world.socket.takeRequests()).toEqual([SUBSCRIBE]);
  });

  test("two users of one topic share one subscription", async () => {
    const [one, two] = [user(), user()];
    await goLive();
    await world.socket.say(snapshot(session("a")));
    expect(one.heard).toEqual([list(session("a"))]);
    expect(two.heard).toEqual(one.heard);

    one.leave();
    one.leave();
    await settle();
    await world.socket.say(removed("a"));
    expect(world.socket.takeRequests()).toEqual([SUBSCRIBE]);
    expect(one.heard).toHaveLength(1);
    expect(two.heard).toHaveLength(2);

    two.leave();
    await settle();
    expect(world.socket.takeRequests()).toEqual([UNSUBSCRIBE]);
  });

  test("the same handlers given twice are two users", async () => {
    let snapshots = 0;
    const handlers = { onSnapshot: () => (snapshots += 1), onEvent: () => undefined };
    const leave = client.subscribe(sessionsState(), handlers);
    client.subscribe(sessionsState(), handlers);
    await goLive();
    await world.socket.say(snapshot());
    leave();
    await world.socket.say(snapshot());
    expect(snapshots).toBe(3);
  });

  test("a late joiner makes the client ask again, and hears no event before a snapshot", async () => {
    const early = user();
    await goLive();
    await world.socket.say(snapshot());
    world.socket.takeRequests();

    const late = user();
    await settle();
    expect(world.socket.takeRequests()).toEqual([SUBSCRIBE]);
    await world.socket.say(changed(session("a")));
    await world.socket.say(snapshot(session("a")));
    await world.socket.say(removed("a"));
    expect(late.heard).toEqual([list(session("a")), { type: "session_removed", id: "a" }]);
    expect(early.heard).toHaveLength(4);
  });

  test("joining while the snapshot is under way asks no second time", async () => {
    user();
    await goLive();
    user();
    await settle();
    expect(world.socket.takeRequests()).toEqual([SUBSCRIBE]);
  });

  test("a double mount costs nothing on the wire", async () => {
    await goLive();
    user().leave();
    user();
    await settle();
    expect(world.socket.takeRequests()).toEqual([SUBSCRIBE]);
  });

  test("joining and leaving in one turn costs nothing at all, before and after others did", async () => {
    await goLive();
    user().leave();
    await settle();
    expect(world.socket.takeRequests()).toEqual([]);
    const { leave } = user();
    await settle();
    leave();
    await settle();
    expect(world.socket.takeRequests()).toEqual([SUBSCRIBE, UNSUBSCRIBE]);
    user().leave();
    await settle();
    expect(world.socket.takeRequests()).toEqual([]);
  });

  test("what was left while there was no connection is no business of the next one", async () => {
    const { leave } = user();
    await goLive();
    await world.socket.drop(1006);
    leave();
    await waitForNextAttempt();
    await world.socket.accept();
    expect(world.socket.takeRequests()).toEqual([]);
  });

  test("of joining and leaving, the last one wins", async () => {
    const first = user();
    await goLive();
    first.leave();
    await settle();
    const second = user();
    await settle();
    second.leave();
    const third = user();
    await settle();
    expect(world.socket.takeRequests()).toEqual([SUBSCRIBE, UNSUBSCRIBE, SUBSCRIBE]);
    await world.socket.say(changed(session("old")));
    await world.socket.say(snapshot(session("a")));
    expect([first.heard, second.heard, third.heard]).toEqual([[], [], [list(session("a"))]]);
  });

  test("what was under way when a topic was left is passed over without a report", async () => {
    const { leave } = user();
    await goLive();
    leave();
    await settle();
    await world.socket.say(snapshot());
    expect(reports).toEqual([]);
  });

  test("a listener that leaves, or throws, harms nobody else", async () => {
    const unhappy = client.subscribe(sessionsState(), {
      onSnapshot() {
        throw new Error("mine alone");
      },
      onEvent: () => undefined,
    });
    const hasty: { leave: () => void } = { leave: () => undefined };
    client.subscribe(sessionsState(), { onSnapshot: () => hasty.leave(), onEvent: () => undefined });
    const gone = user();
    hasty.leave = gone.leave;
    const other = user();
    client.onStatus(() => {
      throw new Error("mine too");
    });
    await goLive();
    await world.socket.say(snapshot());
    expect(other.heard).toEqual([list()]);
    expect(gone.heard).toEqual([]);
    expect(reports.map((report) => report.kind)).toEqual(Array(reports.length).fill("listener_failed"));
    expect(reports.length).toBeGreaterThanOrEqual(2);
    unhappy();
  });
});

describe("errors", () => {
  const failed = { type: "error", code: "snapshot_failed", message: "no state", topic: TOPIC } as const;

  test("of a topic go to its users, and the topic is asked for again after a random delay", async () => {
    const { heard } = user();
    await goLive();
    await world.socket.say(failed);
    expect(heard).toEqual([{ code: "snapshot_failed", message: "no state", retryInMs: 500 }]);
    world.socket.takeRequests();
    await world.clock.advance(499);
    expect(world.socket.takeRequests()).toEqual([]);
    await world.clock.advance(1);
    expect(world.socket.takeRequests()).toEqual([SUBSCRIBE]);

    await world.socket.say(failed);
    expect(heard.at(-1)).toMatchObject({ retryInMs: 1_000 });
    await world.socket.say(snapshot());
    await world.clock.advance(20_000);
    expect(world.socket.takeRequests(), "a snapshot that came after all ends the retrying").toEqual([]);
  });

  test("far apart do not add up", async () => {
    const { heard } = user();
    await goLive();
    for (let failure = 0; failure < 3; failure += 1) {
      await world.socket.say(failed);
      expect(heard.at(-1)).toMatchObject({ retryInMs: 500 });
      for (let beat = 0; beat < 3; beat += 1) {
        await world.clock.advance(25_000);
        await world.socket.say({ type: "pong" });
      }
    }
  });

  test.each(["of_a_newer_server", undefined])("with the code %s are tried again", async (code) => {
    const { heard } = user();
    await goLive();
    await world.socket.say({ type: "error", message: "no", topic: TOPIC, ...(code !== undefined && { code }) });
    expect(heard).toEqual([{ code, message: "no", retryInMs: 500 }]);
  });

  test("that a retry cannot help are told once; the next connection asks again", async () => {
    const { heard } = user();
    await goLive();
    await world.socket.say({ type: "error", code: "unknown_topic", message: "no such topic", topic: TOPIC });
    expect(heard).toEqual([{ code: "unknown_topic", message: "no such topic" }]);
    world.socket.takeRequests();
    await world.clock.advance(DEFAULT_TIMES.deadlineMs - 1);
    expect(world.socket.takeRequests()).toEqual([]);
    await dropAndReturn();
    expect(world.socket.takeRequests()).toEqual([SUBSCRIBE]);
  });

  test("leave nothing behind when the last user goes: the topic is given up, to be sure, and not asked for again", async () => {
    const { leave } = user();
    await goLive();
    const timers = world.clock.pending;
    await world.socket.say(failed);
    world.socket.takeRequests();
    leave();
    await settle();
    expect(world.socket.takeRequests()).toEqual([UNSUBSCRIBE]);
    expect(world.clock.pending, "nothing waits to ask again").toBe(timers);
  });

  test("of a request that was overtaken by another say nothing of the other", async () => {
    const first = user();
    await goLive();
    first.leave();
    await settle();
    const second = user();
    await settle();
    world.socket.takeRequests();
    await world.socket.say(failed);
    second.leave();
    await settle();
    expect(world.socket.takeRequests(), "its success may be under way").toEqual([UNSUBSCRIBE]);
  });

  test("without a topic are reported, and what is unanswered is asked for again if that may help", async () => {
    user();
    await goLive();
    world.socket.takeRequests();
    await world.socket.say({ type: "error", code: "rate_limited", message: "too fast" });
    expect(reports).toMatchObject([{ kind: "refused", error: { code: "rate_limited" } }]);
    await world.clock.advance(500);
    expect(world.socket.takeRequests()).toEqual([SUBSCRIBE]);
  });
});

describe("what is not of the contract", () => {
  test.each([
    ["an unknown type", `{"type":"weather"}`, { kind: "unknown_message_type", type: "weather" }],
    ["an unknown topic", `{"type":"event","topic":"weather","payload":1}`, { kind: "unknown_topic", topic: "weather" }],
    ["text that is no JSON", "{", { kind: "broken_message", topic: undefined }],
    ["JSON that is no message", "[]", { kind: "broken_message", topic: undefined }],
    ["a binary frame", new ArrayBuffer(3), { kind: "broken_message", topic: undefined }],
  ])("%s is reported and survived", async (_name, frame, report) => {
    const { heard } = user();
    await goLive();
    await world.socket.say(snapshot());
    await world.socket.sayRaw(frame);
    expect(reports).toMatchObject([report]);
    await world.socket.say(removed("a"));
    expect(heard).toEqual([list(), { type: "session_removed", id: "a" }]);
    expect(world.sockets).toHaveLength(1);
  });

  test("a broken event leaves a gap, so the topic is asked for again", async () => {
    const { heard } = user();
    await goLive();
    await world.socket.say(snapshot());
    world.socket.takeRequests();
    await world.socket.sayRaw(`{"type":"event","topic":"${TOPIC}","payload":{"type":"session_changed"}}`);
    await world.socket.say(removed("a"));
    expect(heard).toMatchObject([list(), { code: "unreadable_message", retryInMs: 500 }]);
    await world.clock.advance(500);
    expect(world.socket.takeRequests()).toEqual([SUBSCRIBE]);
    await world.socket.say(snapshot(session("b")));
    expect(heard.at(-1)).toEqual(list(session("b")));
  });

  test("a report listener that throws is survived as well", async () => {
    client = new RealtimeClient({
      url: "ws://bus",
      ports: world,
      onReport() {
        throw new Error("the last one");
      },
    });
    await goLive();
    await world.socket.sayRaw("{");
    expect(client.status.state).toBe("live");
  });
});
