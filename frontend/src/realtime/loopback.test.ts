import { type SessionList, sessionsState } from "@wirepact/contract";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { BusServer } from "../testing/busServer.ts";
import { changed, list, session } from "../testing/samples.ts";
import { openWebSocket, type Ports, RealtimeClient, type Report, type Status, systemClock } from "./index.ts";

// Real sockets and a real clock; only the pauses are short.
const ports: Ports = {
  clock: systemClock,
  openSocket: openWebSocket,
  random: Math.random,
  onWake: () => () => undefined,
};
const times = { reconnect: { baseMs: 10, capMs: 50 }, intervalMs: 50, deadlineMs: 50 };
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
  client = new RealtimeClient({ url: server.url, ports, times, onReport: (report) => reports.push(report) });
  client.onStatus((status) => statuses.push(status.state));
  client.subscribe(sessionsState(), {
    onSnapshot: (snapshot) => {
      state = snapshot;
    },
    onEvent: (event) => {
      state = state && sessionsState().reduce(state, event);
    },
  });
});

afterEach(async () => {
  client.close();
  await server.kill();
});

test("the server restarts on the same port: the client returns, subscribes again and is right again", async () => {
  server.state = list(session("a"));
  client.open();
  await vi.waitFor(() => expect(state).toEqual(list(session("a"))));
  server.say(changed(session("b")));
  await vi.waitFor(() => expect(state).toEqual(list(session("a"), session("b"))));

  const { port } = server;
  await server.kill();
  await vi.waitFor(() => expect(statuses).toContain("waiting"));
  server = await BusServer.listen(port);
  server.state = list(session("c"));

  await vi.waitFor(() => expect(state).toEqual(list(session("c"))));
  expect(server.requests).toEqual([SUBSCRIBE]);
  expect(client.status.state).toBe("live");
  expect(reports).toEqual([]);
});

test("a server that falls silent without closing is given up and found again", async () => {
  client.open();
  await vi.waitFor(() => expect(client.status.state).toBe("live"));
  server.answering = false;
  await vi.waitFor(() => expect(statuses).toContain("waiting"));
  server.answering = true;
  await vi.waitFor(() => expect(client.status.state).toBe("live"));
});

test("close codes arrive as they were sent", async () => {
  client.open();
  await vi.waitFor(() => expect(client.status.state).toBe("live"));
  server.closeAll(4001);
  await vi.waitFor(() => expect(client.status).toEqual({ state: "unauthorized" }));
  client.open();
  await vi.waitFor(() => expect(client.status.state).toBe("live"));
  server.closeAll(1008);
  await vi.waitFor(() => expect(client.status).toMatchObject({ state: "stopped", code: 1008 }));
});

test("binary and broken frames are survived on a real socket", async () => {
  client.open();
  await vi.waitFor(() => expect(state).toEqual(list()));
  server.sayRaw(Buffer.from([1, 2, 3]));
  server.sayRaw("not JSON");
  server.say(changed(session("after")));
  await vi.waitFor(() => expect(state).toEqual(list(session("after"))));
  expect(reports.map((report) => report.kind)).toEqual(["broken_message", "broken_message"]);
});
