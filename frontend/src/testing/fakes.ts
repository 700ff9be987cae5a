import { decodeServerMessage, encodeServerMessage, type ServerMessage } from "@wirepact/contract";
import type { Cancel, Clock, Ports, Socket, SocketEvents, StreamEvents } from "../realtime/index.ts";

/** Lets every promise that can settle now settle; the client's loop and flushes run on microtasks only. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}

/** A clock that stands still until it is told to move. Timers fire in the order of their times. */
export class FakeClock implements Clock {
  #now = 1_000_000;
  #timers: { readonly at: number; readonly run: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): Cancel {
    const timer = { at: this.#now + ms, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  get pending(): number {
    return this.#timers.length;
  }

  /** Moves on by `ms`, firing what falls due at its own time, with promises settled in between. */
  async advance(ms: number): Promise<void> {
    const until = this.#now + ms;
    await settle();
    for (let due = this.#next(until); due !== undefined; due = this.#next(until)) {
      this.#timers = this.#timers.filter((timer) => timer !== due);
      this.#now = Math.max(this.#now, due.at);
      due.run();
      await settle();
    }
    this.#now = until;
  }

  #next(until: number) {
    return this.#timers.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];
  }
}

/** The server's end of a socket that the client opened. */
export class FakeSocket implements Socket {
  readonly url: string;
  /** What the client sent, as text, in order. */
  readonly sent: string[] = [];
  closedByClient = false;
  readonly #events: SocketEvents;

  constructor(url: string, events: SocketEvents) {
    this.url = url;
    this.#events = events;
  }

  send(text: string): void {
    this.sent.push(text);
  }

  close(): void {
    this.closedByClient = true;
  }

  async accept(): Promise<void> {
    this.#events.onOpen();
    await settle();
  }

  async say(message: ServerMessage): Promise<void> {
    // Through the decoder, so that no test speaks what the contract forbids.
    const text = encodeServerMessage(message);
    decodeServerMessage(text);
    await this.sayRaw(text);
  }

  async sayRaw(data: unknown): Promise<void> {
    this.#events.onMessage(data);
    await settle();
  }

  async drop(code: number, reason = ""): Promise<void> {
    this.#events.onClose(code, reason);
    await settle();
  }

  /** What was sent since the last call, parsed, without pings. */
  takeRequests(): unknown[] {
    return this.sent
      .splice(0)
      .map((text): unknown => JSON.parse(text))
      .filter((message) => !isPing(message));
  }

  countPings(): number {
    return this.sent.filter((text) => isPing(JSON.parse(text))).length;
  }
}

/** The server's end of a stream that the client asked for. */
export class FakeStream {
  readonly url: string;
  cancelled = false;
  readonly #events: StreamEvents;

  constructor(url: string, events: StreamEvents) {
    this.url = url;
    this.#events = events;
  }

  /** What it was asked for. */
  get topics(): string[] {
    return new URL(this.url).searchParams.get("topics")?.split(",") ?? [];
  }

  async accept(): Promise<void> {
    this.#events.onOpen();
    await settle();
  }

  async say(message: ServerMessage): Promise<void> {
    const text = encodeServerMessage(message);
    decodeServerMessage(text);
    await this.event("message", text);
  }

  async event(type: string, data: string): Promise<void> {
    this.#events.onEvent(type, data);
    await settle();
  }

  /** Sends what is no event: a comment, or how long to wait. */
  async sign(): Promise<void> {
    this.#events.onSign();
    await settle();
  }

  /** Ends it: with a status, it never was a stream. */
  async end(status?: number): Promise<void> {
    this.#events.onEnd({ ...(status !== undefined && { status }), reason: "ended by the test" });
    await settle();
  }
}

function isPing(message: unknown): boolean {
  return typeof message === "object" && message !== null && "type" in message && message.type === "ping";
}

/** The whole world of a client under test. */
export class FakeWorld implements Ports {
  readonly clock = new FakeClock();
  readonly sockets: FakeSocket[] = [];
  readonly streams: FakeStream[] = [];
  /** What `random` gives; a test may change it at any time. */
  nextRandom = 0.5;
  readonly #wakers = new Set<() => void>();

  openSocket(url: string, events: SocketEvents): FakeSocket {
    const socket = new FakeSocket(url, events);
    this.sockets.push(socket);
    return socket;
  }

  openStream(url: string, events: StreamEvents): Cancel {
    const stream = new FakeStream(url, events);
    this.streams.push(stream);
    return () => {
      stream.cancelled = true;
    };
  }

  random(): number {
    return this.nextRandom;
  }

  onWake(wake: () => void): Cancel {
    this.#wakers.add(wake);
    return () => this.#wakers.delete(wake);
  }

  /** Whether anybody listens to the page's life. */
  get listenedTo(): boolean {
    return this.#wakers.size > 0;
  }

  /** The socket opened last. */
  get socket(): FakeSocket {
    const socket = this.sockets.at(-1);
    if (socket === undefined) throw new Error("The client has opened no socket.");
    return socket;
  }

  /** The stream asked for last. */
  get stream(): FakeStream {
    const stream = this.streams.at(-1);
    if (stream === undefined) throw new Error("The client has asked for no stream.");
    return stream;
  }

  async wake(): Promise<void> {
    for (const wake of this.#wakers) wake();
    await settle();
  }
}
