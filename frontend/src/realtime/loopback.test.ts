import { type SessionList, sessionsState } from "@wirepact/contract";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { BusServer } from "../testing/busServer.ts";
import { changed, list, session } from "../testing/samples.ts";
import {
  openEventStream,
  openWebSocket,
  type Ports,
  RealtimeClient,
  type Report,
  type Status,
  systemClock,
  type Times,
} from "./index.ts";

// Real sockets and a real clock; only the pauses are short.
const ports: Ports = {
  clock: systemClock,
  openSocket: openWebSocket,
  openStream: openEventStream,
  random: Math.random,
  onWake: () => () => undefined,
};
const quickReconnect = { reconnect: { baseMs: 10, capMs: 50 } };
const quickHeartbeat = { intervalMs: 50, deadlineMs: 50 };
const PATIENCE_MS = 15_000;
const SUBSCRIBE = { type: "subscribe", topics: ["sessions.state"] };

let server: BusServer;
let client: RealtimeClient;
let state: SessionList | undefined;
let reports: Report[];
let statuses: Status["state"][];

beforeEach(async () => {
  server = await BusServer.listen();
  reports = [];
  statuses = [];
  state = undefined;
  client = newClient();
});

afterEach(async () => {
  client.close();
  await server.kill();
});

function newClient(times: Partial<Times> = {}): RealtimeClient {
  const made = new RealtimeClient({
    url: server.url,
    ports,
    times: { ...quickReconnect, ...times },
    onReport: (report) => reports.push(report),
  });
  made.onStatus((status) => statuses.push(status.state));
  made.subscribe(sessionsState(), {
    onSnapshot: (snapshot) => {
      state = snapshot;
    },
    onEvent: (event) => {
      state = state && sessionsState().reduce(state, event);
    },
  });
  return made;
}

function eventually(assertion: () => void): Promise<void> {
  return vi.waitFor(assertion, { timeout: PATIENCE_MS });
}

test("the server restarts on the same port: the client returns, subscribes again and is right again", async () => {
  server.state = list(session("a"));
  client.open();
  await eventually(() => expect(state).toEqual(list(session("a"))));
  server.say(changed(session("b")));
  await eventually(() => expect(state).toEqual(list(session("a"), session("b"))));

  const { port } = server;
  await server.kill();
  await eventually(() => expect(statuses).toContain("waiting"));
  server = await BusServer.listen(port);
  server.state = list(session("c"));

  await eventually(() => expect(state).toEqual(list(session("c"))));
  expect(server.requests).toEqual([SUBSCRIBE]);
  expect(client.status.state).toBe("live");
  expect(reports).toEqual([]);
});

test("a server that falls silent without closing is given up and found again", async () => {
  client = newClient(quickHeartbeat);
  client.open();
  await eventually(() => expect(client.status.state).toBe("live"));
  server.answering = false;
  await eventually(() => expect(statuses).toContain("waiting"));
  server.answering = true;
  await eventually(() => expect(client.status.state).toBe("live"));
});

test("close codes arrive as they were sent", async () => {
  client.open();
  await eventually(() => expect(client.status.state).toBe("live"));
  server.closeAll(4001);
  await eventually(() => expect(client.status).toEqual({ state: "unauthorized" }));
  client.open();
  await eventually(() => expect(client.status.state).toBe("live"));
  server.closeAll(1008);
  await eventually(() => expect(client.status).toMatchObject({ state: "stopped", code: 1008 }));
});

test("binary and broken frames are survived on a real socket", async () => {
  client.open();
  await eventually(() => expect(state).toEqual(list()));
  server.sayRaw(Buffer.from([1, 2, 3]));
  server.sayRaw("not JSON");
  server.say(changed(session("after")));
  await eventually(() => expect(state).toEqual(list(session("after"))));
  expect(reports.map((report) => report.kind)).toEqual(["broken_message", "broken_message"]);
});
