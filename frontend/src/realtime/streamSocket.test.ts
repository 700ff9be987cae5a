import { type SessionList, sessionsState, terminalsState } from "@wirepact/contract";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FakeWorld, settle } from "../testing/fakes.ts";
import { changed, list, session, snapshot } from "../testing/samples.ts";
import { DEFAULT_TIMES, RealtimeClient, type Report, type TopicError } from "./index.ts";

const SESSIONS = sessionsState().address;
const TERMINALS = terminalsState().address;

let world: FakeWorld;
let client: RealtimeClient;
let reports: Report[];

beforeEach(() => {
  world = new FakeWorld();
  reports = [];
  client = new RealtimeClient({
    url: "ws://bus",
    streamUrl: "http://bus/sse",
    ports: world,
    onReport: (report) => reports.push(report),
  });
});

afterEach(() => {
  client.close();
  expect(world.clock.pending, "a closed client leaves no timer").toBe(0);
  expect(
    world.streams.every((stream) => stream.cancelled),
    "nor a stream",
  ).toBe(true);
});

/** A user of the sessions that keeps what it is told. */
function user() {
  const errors: TopicError[] = [];
  const seen: { state: SessionList | undefined; errors: TopicError[]; leave(): void } = {
    state: undefined,
    errors,
    leave: client.subscribe(sessionsState(), {
      onSnapshot: (state) => {
        seen.state = state;
      },
      onEvent: (event) => {
        seen.state = sessionsState().reduce(seen.state as SessionList, event);
      },
      onError: (error) => errors.push(error),
    }),
  };
  return seen;
}

function useTerminals() {
  return client.subscribe(terminalsState(), { onSnapshot: () => undefined, onEvent: () => undefined });
}

/** Something on the way lets no WebSocket through. */
async function block(): Promise<void> {
  await world.socket.drop(1006);
}

async function pauseBetweenAttempts(): Promise<void> {
  if (client.status.state !== "waiting") throw new Error(`The client is ${client.status.state}.`);
  await world.clock.advance(client.status.delayMs);
}

/** The client as it stands where WebSockets are blocked: a stream is asked for. */
async function fallBack(): Promise<void> {
  client.open();
  await settle();
  await block();
  await pauseBetweenAttempts();
  await block();
}

/** The stream that was asked for begins to come. */
async function letThrough(): Promise<void> {
  await world.stream.accept();
  await world.stream.sign();
}

async function goLive(): Promise<void> {
  await fallBack();
  await letThrough();
}

describe("when WebSockets are blocked", () => {
  test("the second that comes to nothing is followed at once by a stream of all topics", async () => {
    const seen = user();
    useTerminals();
    await fallBack();
    expect(world.sockets).toHaveLength(2);
    expect(world.streams).toHaveLength(1);
    expect(world.stream.topics).toEqual([SESSIONS, TERMINALS]);
    expect(client.status).toEqual({ state: "connecting", attempt: 1 });

    await letThrough();
    expect(client.status).toEqual({ state: "live", over: "sse" });
    await world.stream.say(snapshot(session("a")));
    await world.stream.say(changed(session("b")));
    expect(seen.state).toEqual(list(session("a"), session("b")));
    expect(reports).toEqual([]);
  });

  test("a handshake that gets through and then nothing more counts as blocked", async () => {
    user();
    client.open();
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await world.socket.accept();
      await world.clock.advance(DEFAULT_TIMES.deadlineMs);
      if (attempt === 0) await pauseBetweenAttempts();
    }
    expect(world.streams).toHaveLength(1);
  });

  /** A connection that speaks for so long and then breaks. */
  async function breakAfter(ms: number): Promise<void> {
    await world.socket.accept();
    await world.socket.say({ type: "pong" });
    await world.clock.advance(ms);
    await world.socket.say({ type: "pong" });
    await world.socket.drop(1006);
  }

  test("four that break young count as blocked, too", async () => {
    user();
    client.open();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await breakAfter(0);
      await pauseBetweenAttempts();
    }
    expect(world.streams).toEqual([]);
    await breakAfter(0);
    expect(world.streams).toHaveLength(1);
  });

  test("those that break after they proved themselves do not", async () => {
    user();
    client.open();
    for (let attempt = 0; attempt < 6; attempt += 1) {
      await breakAfter(DEFAULT_TIMES.provenMs);
      await pauseBetweenAttempts();
    }
    expect(world.streams).toEqual([]);
  });

  test.each([
    ["closed it", 1013],
    ["failed", 1011],
  ])("a socket counts as let through when the server %s", async (_, code) => {
    user();
    client.open();
    for (let attempt = 0; attempt < 4; attempt += 1) {
      await world.socket.accept();
      await world.socket.drop(code);
      await pauseBetweenAttempts();
    }
    expect(world.streams).toEqual([]);
  });

  test("one that gets through in between begins the count anew", async () => {
    user();
    client.open();
    for (const code of [1006, 1013, 1006]) {
      await world.socket.drop(code);
      await pauseBetweenAttempts();
    }
    expect(world.streams).toEqual([]);
    await block();
    expect(world.streams).toHaveLength(1);
  });

  test("a stream whose body is held back is none, whatever its head says", async () => {
    user();
    await fallBack();
    await world.stream.accept();
    expect(client.status.state).toBe("connecting");
    await world.clock.advance(DEFAULT_TIMES.deadlineMs);
    expect(client.status).toMatchObject({ state: "waiting", ending: { code: 1006, heard: false } });
  });

  test("without the URL of a stream only WebSockets are tried", async () => {
    client = new RealtimeClient({ url: "ws://bus", ports: world });
    user();
    client.open();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await block();
      await pauseBetweenAttempts();
    }
    expect(world.sockets).toHaveLength(6);
    expect(world.streams).toEqual([]);
  });

  test("a server that is down is tried both ways, then after a pause again", async () => {
    user();
    await fallBack();
    await world.stream.end();
    expect(client.status).toMatchObject({ state: "waiting", attempt: 2, ending: { code: 1006, heard: false } });
    await pauseBetweenAttempts();
    expect(world.sockets).toHaveLength(3);
    await block();
    expect(world.streams, "at once, for this is not the first that is blocked").toHaveLength(2);
  });

  test("nothing is asked for while nobody uses a topic, and no claim is made", async () => {
    await fallBack();
    await settle();
    expect(world.streams).toEqual([]);
    expect(client.status.state).toBe("connecting");
    user();
    await settle();
    await letThrough();
    expect(client.status.state).toBe("live");
  });
});

describe("a change of the topics", () => {
  test("asks for one other stream, and the old one says nothing more", async () => {
    const seen = user();
    await goLive();
    const first = world.stream;
    await first.say(snapshot(session("a")));
    const leave = useTerminals();
    await settle();
    expect(first.cancelled).toBe(true);
    expect(world.stream.topics).toEqual([SESSIONS, TERMINALS]);

    leave();
    await settle();
    expect(world.stream.topics).toEqual([SESSIONS]);
    expect(world.streams).toHaveLength(3);
    await letThrough();
    await world.stream.say(snapshot(session("b")));
    expect(seen.state).toEqual(list(session("b")));
    expect(client.status.state).toBe("live");
  });

  test("joining one and leaving another in one turn asks once", async () => {
    const seen = user();
    await goLive();
    seen.leave();
    useTerminals();
    await settle();
    expect(world.streams).toHaveLength(2);
    expect(world.stream.topics).toEqual([TERMINALS]);
  });

  test("whose stream nothing answers is given up as soon as a ping would be", async () => {
    user();
    await goLive();
    await world.clock.advance(DEFAULT_TIMES.intervalMs - 1);
    await world.stream.sign();
    useTerminals();
    await world.clock.advance(1 + DEFAULT_TIMES.deadlineMs);
    expect(client.status).toMatchObject({ state: "waiting", ending: { code: 1006 } });
  });

  test("asked for in the turn in which the client is closed opens nothing", async () => {
    user();
    await goLive();
    useTerminals();
    queueMicrotask(() => client.close());
    await settle();
    expect(world.streams).toHaveLength(1);
  });

  test("writes whatever an address has in it", async () => {
    const odd = { ...sessionsState(), address: "sessions.activity:50%25&topics=ü#x" };
    client.subscribe(odd, { onSnapshot: () => undefined, onEvent: () => undefined });
    await fallBack();
    expect(world.stream.topics).toEqual([odd.address]);
  });

  test("the last topic's end ends the stream, and the next topic's begin asks for one", async () => {
    const seen = user();
    await goLive();
    seen.leave();
    await settle();
    expect(world.streams.map((stream) => stream.cancelled)).toEqual([true]);
    user();
    await settle();
    expect(world.streams).toHaveLength(2);
  });

  test("a topic that failed is asked for again with all others", async () => {
    const seen = user();
    await goLive();
    await world.stream.say({ type: "error", code: "snapshot_failed", topic: SESSIONS, message: "not now" });
    expect(seen.errors).toMatchObject([{ code: "snapshot_failed" }]);
    await world.clock.advance(seen.errors[0]?.retryInMs ?? Number.NaN);
    expect(world.streams).toHaveLength(2);
    await letThrough();
    await world.stream.say(snapshot(session("a")));
    expect(seen.state).toEqual(list(session("a")));
  });

  test("topics past what one request takes are refused by name until there is room", async () => {
    const told = new Map<number, TopicError>();
    const use = (at: number) =>
      client.subscribe(
        { ...sessionsState(), address: `sessions.activity:${at}` },
        { onSnapshot: () => undefined, onEvent: () => undefined, onError: (error) => told.set(at, error) },
      );
    const [leaveFirst] = Array.from({ length: 102 }, (_, at) => use(at));
    await goLive();
    expect(world.stream.topics).toHaveLength(100);
    expect([...told.keys()]).toEqual([100, 101]);
    expect(told.get(100)).toMatchObject({ code: "too_many_subscriptions" });

    leaveFirst?.();
    await settle();
    expect(world.stream.topics.at(-1), "it has room now").toBe("sessions.activity:100");
  });
});

describe("an end", () => {
  test.each([
    [401, { state: "unauthorized" }],
    [429, { state: "waiting", ending: { code: 1013 } }],
    [503, { state: "waiting", ending: { code: 1013 } }],
    [502, { state: "waiting", ending: { code: 1006 } }],
  ])("by HTTP %s is understood", async (status, expected) => {
    user();
    await fallBack();
    await world.stream.end(status);
    expect(client.status).toMatchObject(expected);
  });

  test.each([
    [`{"code":4001,"name":"unauthorized"}`, { state: "unauthorized" }],
    [`{"code":1012,"name":"service_restart"}`, { state: "waiting", ending: { code: 1012, reason: "service_restart" } }],
    [`{"code":1008}`, { state: "stopped", code: 1008 }],
    [`{"code":"x"}`, { state: "waiting", ending: { code: 1006 } }],
    ["not JSON", { state: "waiting", ending: { code: 1006 } }],
    ["null", { state: "waiting", ending: { code: 1006 } }],
  ])("by the goodbye %s is understood", async (data, expected) => {
    user();
    await goLive();
    await world.stream.event("close", data);
    expect(client.status).toMatchObject(expected);
    expect(world.stream.cancelled).toBe(true);
  });

  test("an event of another type is passed over", async () => {
    user();
    await goLive();
    await world.stream.event("news", "of a newer server");
    expect(client.status.state).toBe("live");
    expect(reports).toEqual([]);
  });

  test("after one, a WebSocket is tried first", async () => {
    user();
    await goLive();
    await world.stream.end();
    await pauseBetweenAttempts();
    await world.socket.accept();
    await world.socket.say({ type: "pong" });
    expect(client.status).toEqual({ state: "live", over: "websocket" });
    expect(world.streams).toHaveLength(1);
  });
});

describe("the heartbeat", () => {
  /** Nothing probes for a WebSocket meanwhile. */
  beforeEach(() => {
    world.nextRandom = 0.999;
  });

  test("comments keep a quiet stream alive", async () => {
    user();
    await goLive();
    for (let waited = 0; waited < 2; waited += 1) {
      await world.clock.advance(20_000);
      await world.stream.sign();
    }
    expect(client.status.state).toBe("live");
    expect(world.streams).toHaveLength(1);
  });

  test("a stream that says nothing for long is asked for anew, and given up if nothing answers", async () => {
    const seen = user();
    await goLive();
    await world.clock.advance(2 * DEFAULT_TIMES.intervalMs);
    expect(world.streams).toHaveLength(2);
    await letThrough();
    await world.stream.say(snapshot(session("a")));
    expect(seen.state).toEqual(list(session("a")));
    expect(client.status.state).toBe("live");

    await world.clock.advance(2 * DEFAULT_TIMES.intervalMs + DEFAULT_TIMES.deadlineMs);
    expect(client.status).toMatchObject({ state: "waiting", ending: { code: 1006 } });
  });

  test("a page that wakes after a long sleep asks anew, and does not wait long", async () => {
    user();
    await goLive();
    await world.clock.advance(DEFAULT_TIMES.intervalMs);
    await world.clock.advance(DEFAULT_TIMES.silenceMs - DEFAULT_TIMES.intervalMs + 1);
    await world.wake();
    expect(world.streams).toHaveLength(2);
    await world.clock.advance(DEFAULT_TIMES.quickDeadlineMs);
    expect(client.status.state).toBe("waiting");
  });
});

describe("the way back to WebSockets", () => {
  /** A stream that is never silent, for so long. */
  async function pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= 10_000) {
      await world.clock.advance(Math.min(left, 10_000));
      await world.stream.sign();
    }
  }

  test("is found by a probe that gets an answer: the stream ends, and a WebSocket is opened", async () => {
    user();
    await goLive();
    await pass(DEFAULT_TIMES.probe.baseMs / 2);
    expect(world.sockets).toHaveLength(3);
    const probe = world.socket;
    await probe.accept();
    expect(client.status, "the stream stands until something answers").toEqual({ state: "live", over: "sse" });
    expect(probe.countPings()).toBe(1);
    await probe.say({ type: "pong" });
    expect(probe.closedByClient).toBe(true);
    expect(world.stream.cancelled).toBe(true);
    expect(client.status, "without a pause").toEqual({ state: "connecting", attempt: 0 });
    await world.socket.accept();
    await world.socket.say({ type: "pong" });
    expect(client.status).toEqual({ state: "live", over: "websocket" });
  });

  test("is tried ever more rarely while it is blocked", async () => {
    user();
    await goLive();
    const probes: number[] = [];
    const began = world.clock.now();
    while (probes.length < 6) {
      await pass(10_000);
      if (world.sockets.length === 2 + probes.length) continue;
      probes.push(Math.round((world.clock.now() - began) / 10_000));
      if (probes.length % 2 === 0) await block();
      else await world.clock.advance(DEFAULT_TIMES.openMs);
      expect(world.sockets).toHaveLength(2 + probes.length);
    }
    const pauses = probes.slice(1).map((at, before) => at - (probes[before] ?? 0));
    expect(pauses).toEqual(pauses.toSorted((one, other) => one - other));
    expect(pauses.at(-1)).toBeGreaterThanOrEqual(30);
    expect(client.status).toEqual({ state: "live", over: "sse" });
    expect(world.streams).toHaveLength(1);
  });

  test("is tried ever more rarely where it only seems to be open, too", async () => {
    world.nextRandom = 0.999;
    user();
    await goLive();
    const pauses: number[] = [];
    for (let times = 0; times < 5; times += 1) {
      const [before, began] = [world.sockets.length, world.clock.now()];
      while (world.sockets.length === before) await pass(1_000);
      pauses.push(world.clock.now() - began);
      await world.socket.accept();
      await world.socket.say({ type: "pong" });
      // The connection itself then comes to nothing, and a stream stands in again.
      await block();
      await letThrough();
    }
    expect(pauses.map((ms) => Math.round(ms / 60_000))).toEqual([1, 2, 4, 8, 10]);
  });

  test("is soon looked for again after a WebSocket that proved itself", async () => {
    world.nextRandom = 0.999;
    user();
    await goLive();
    const waits: number[] = [];
    for (let times = 0; times < 2; times += 1) {
      const [before, began] = [world.sockets.length, world.clock.now()];
      while (world.sockets.length === before) await pass(1_000);
      waits.push(world.clock.now() - began);
      await world.socket.accept();
      await world.socket.say({ type: "pong" });
      await world.socket.accept();
      await world.socket.say({ type: "pong" });
      await world.clock.advance(DEFAULT_TIMES.provenMs);
      await world.socket.say({ type: "pong" });
      await block();
      await pauseBetweenAttempts();
      await block();
      await pauseBetweenAttempts();
      await block();
      await letThrough();
    }
    expect(waits.map((ms) => Math.round(ms / 60_000))).toEqual([1, 1]);
  });

  test("a socket that cannot be made is no way back", async () => {
    user();
    await goLive();
    world.openSocket = () => {
      throw new SyntaxError("no such URL");
    };
    await pass(DEFAULT_TIMES.probe.baseMs);
    expect(client.status).toEqual({ state: "live", over: "sse" });
  });

  test("a probe under way ends with its stream", async () => {
    user();
    await goLive();
    await pass(DEFAULT_TIMES.probe.baseMs / 2);
    const probe = world.socket;
    await world.stream.event("close", `{"code":4001}`);
    expect(probe.closedByClient).toBe(true);
    await probe.accept();
    await probe.say({ type: "pong" });
    await probe.drop(1006);
    expect(client.status).toEqual({ state: "unauthorized" });
    expect(world.clock.pending, "and tries no more").toBe(0);
  });
});
