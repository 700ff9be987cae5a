import { type SessionList, sessionsState } from "@wirepact/contract";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type FakeStream, FakeWorld, settle } from "../testing/fakes.ts";
import { changed, list, removed, session, snapshot } from "../testing/samples.ts";
import { type Cancel, RealtimeClient } from "./index.ts";

/*
 * Random schedules of joining, leaving, publishing, slow delivery in both directions, cuts and failing snapshots, on
 * a server that keeps the protocol's guarantees, over WebSockets and, where those are blocked, over streams. After each step no user may have heard an event ahead of a snapshot;
 * once the faults end, all users hold the server's state and the server holds no subscription that nobody uses.
 */

const USERS = 2;
const topic = sessionsState();

type Step =
  | { readonly do: "join" | "leave"; readonly user: number }
  | { readonly do: "upsert" | "remove"; readonly id: string }
  | { readonly do: "serve"; readonly count: number; readonly failing: boolean }
  | { readonly do: "deliver"; readonly count: number }
  | { readonly do: "cut" | "turn" }
  | { readonly do: "pass"; readonly ms: number };

const id = fc.constantFrom("a", "b", "c");
/** Mostly the first, so that often nobody is left. */
const user = fc.constantFrom(0, 0, 0, 1);
const count = fc.integer({ min: 1, max: 3 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom("join", "leave"), user }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant("turn") }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("serve"), count, failing: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("deliver"), count }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("upsert", "remove"), id }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("cut") }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("pass"), ms: fc.integer({ min: 1, max: 3_000 }) }) },
);

/** One topic's server, as the protocol describes it, with what is on its way to the client as a queue. */
abstract class Server {
  state: SessionList = list();
  subscribed = false;
  protected readonly world: FakeWorld;
  protected toClient: string[] = [];
  #version = 0;

  constructor(world: FakeWorld) {
    this.world = world;
  }

  publish(kind: "upsert" | "remove", key: string): void {
    this.#version += 1;
    const message = kind === "upsert" ? changed(session(key, { title: `v${this.#version}` })) : removed(key);
    if (topic.isEvent(message)) this.state = topic.reduce(this.state, message.payload);
    if (this.subscribed) this.toClient.push(JSON.stringify(message));
  }

  /** Lets in whoever waits at the door. */
  abstract acceptIfAsked(): Promise<void>;
  /** Handles the client's next messages; whether the snapshots they ask for can be read. */
  abstract serve(count: number, failing: boolean): void;
  /** Lets the next messages arrive. */
  abstract deliver(count: number): Promise<void>;
  abstract cut(): Promise<void>;

  protected answer(failing: boolean): void {
    this.subscribed = !failing;
    const failure = { type: "error", code: "snapshot_failed", message: "failing", topic: topic.address };
    this.toClient.push(JSON.stringify(failing ? failure : snapshot(...this.state.sessions)));
  }
}

class SocketServer extends Server {
  #accepted: object | undefined;

  async acceptIfAsked(): Promise<void> {
    const { socket } = this.world;
    if (this.#accepted === socket || socket.closedByClient) return;
    this.#accepted = socket;
    this.subscribed = false;
    this.toClient = [];
    await socket.accept();
  }

  serve(count: number, failing: boolean): void {
    if (this.#accepted !== this.world.socket) return;
    for (const text of this.world.socket.sent.splice(0, count)) this.#handle(JSON.parse(text).type, failing);
  }

  async deliver(count: number): Promise<void> {
    if (this.#accepted !== this.world.socket) return;
    for (const text of this.toClient.splice(0, count)) await this.world.socket.sayRaw(text);
  }

  async cut(): Promise<void> {
    if (this.#accepted !== this.world.socket) return;
    this.subscribed = false;
    await this.world.socket.drop(1006);
  }

  #handle(type: string, failing: boolean): void {
    if (type === "ping") this.toClient.push(`{"type":"pong"}`);
    if (type === "unsubscribe") this.subscribed = false;
    if (type === "subscribe") this.answer(failing);
  }
}

class StreamServer extends Server {
  #served: FakeStream | undefined;

  async acceptIfAsked(): Promise<void> {
    for (const socket of this.world.sockets.splice(0)) if (!socket.closedByClient) await socket.drop(1006);
  }

  /** A stream's only message is its request. */
  serve(_count: number, failing: boolean): void {
    this.#leaveIfCancelled();
    const stream = this.world.streams.at(-1);
    if (stream === undefined || stream.cancelled || stream === this.#served) return;
    this.#served = stream;
    this.toClient = [];
    this.answer(failing);
    this.toClient.unshift("head");
  }

  async deliver(count: number): Promise<void> {
    this.#leaveIfCancelled();
    for (const text of this.toClient.splice(0, count)) {
      if (text === "head") await this.#served?.accept();
      else await this.#served?.event("message", text);
    }
  }

  async cut(): Promise<void> {
    this.#leaveIfCancelled();
    const stream = this.#served;
    this.#leave();
    if (stream !== undefined) await stream.end();
  }

  #leaveIfCancelled(): void {
    if (this.#served?.cancelled) this.#leave();
  }

  #leave(): void {
    this.#served = undefined;
    this.subscribed = false;
    this.toClient = [];
  }
}

/** A user that applies what it hears, as a store does, and insists on a snapshot first. */
class User {
  state: SessionList | undefined;
  #leave: Cancel | undefined;
  readonly #client: RealtimeClient;

  constructor(client: RealtimeClient) {
    this.#client = client;
  }

  get joined(): boolean {
    return this.#leave !== undefined;
  }

  join(): void {
    this.#leave ??= this.#client.subscribe(topic, {
      onSnapshot: (state) => {
        this.state = state;
      },
      onEvent: (event) => {
        expect(this.state, "a snapshot came before").toBeDefined();
        this.state = topic.reduce(this.state as SessionList, event);
      },
    });
  }

  leave(): void {
    this.#leave?.();
    this.#leave = undefined;
    this.state = undefined;
  }
}

test.each([
  ["WebSockets", SocketServer],
  ["streams", StreamServer],
])("over %s every schedule ends with all users right and nothing subscribed in vain", async (_, ServerOfKind) => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 80, size: "max" }), fc.boolean(), async (steps, allLeave) => {
      const world = new FakeWorld();
      const failures: unknown[] = [];
      const client = new RealtimeClient({
        url: "ws://bus",
        streamUrl: "http://bus/sse",
        ports: world,
        onReport: (report) => report.kind === "listener_failed" && failures.push(report.cause),
      });
      const server = new ServerOfKind(world);
      const users = Array.from({ length: USERS }, () => new User(client));
      client.open();
      for (let round = 0; round < 3; round += 1) {
        await server.acceptIfAsked();
        await world.clock.advance(1_000);
      }
      for (const one of steps) await perform(one, world, server, users);
      if (allLeave) for (const one of users) one.leave();
      await quiesce(world, server);

      expect(failures).toEqual([]);
      for (const one of users.filter((each) => each.joined)) expect(one.state).toEqual(server.state);
      expect(server.subscribed).toBe(users.some((each) => each.joined));
      const streams = world.streams.filter((each) => !each.cancelled);
      expect(streams.length, "one stream serves all").toBeLessThanOrEqual(1);
      client.close();
      expect(world.clock.pending).toBe(0);
    }),
    { numRuns: 1_000 },
  );
});

async function perform(one: Step, world: FakeWorld, server: Server, users: readonly User[]): Promise<void> {
  switch (one.do) {
    case "join":
    case "leave":
      users[one.user]?.[one.do]();
      break;
    case "upsert":
    case "remove":
      server.publish(one.do, one.id);
      break;
    case "serve":
      server.serve(one.count, one.failing);
      break;
    case "deliver":
      await server.deliver(one.count);
      break;
    case "cut":
      await server.cut();
      break;
    case "turn":
      await settle();
      break;
    case "pass":
      await world.clock.advance(one.ms);
      await server.acceptIfAsked();
      break;
  }
}

/** The faults are over: time passes, and everything under way arrives. */
async function quiesce(world: FakeWorld, server: Server): Promise<void> {
  for (let round = 0; round < 40; round += 1) {
    await world.clock.advance(1_000);
    await server.acceptIfAsked();
    server.serve(Number.POSITIVE_INFINITY, false);
    await server.deliver(Number.POSITIVE_INFINITY);
  }
}
