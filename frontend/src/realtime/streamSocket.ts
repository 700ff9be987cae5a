import { CLOSE_CODES, decodeClientMessage, encodeServerMessage } from "@wirepact/contract";
import type { Backoff } from "./backoff.ts";
import type { Cancel, Ports, Socket, SocketEvents } from "./ports.ts";
import { SocketProbe } from "./socketProbe.ts";
import { ABNORMAL, MADE_ROOM } from "./status.ts";

export interface StreamTimes {
  /** How long a probe for a WebSocket may take, the answer to its ping included. */
  readonly openMs: number;
  /** A ping is answered without asking the server if it said something within this time. */
  readonly silenceMs: number;
}

/** What a server takes in one request. */
const TOPICS_PER_STREAM = 100;
const PONG = encodeServerMessage({ type: "pong" });

/**
 * A socket made of Server-Sent Events, for where WebSockets are blocked: it speaks the same messages.
 *
 * A stream's topics are fixed when it is asked for, so every change of them asks for another, and all topics get fresh
 * snapshots. No ping can be sent: a server that was silent for long is asked anew, and the first that comes of its answer is the pong. It ends
 * with `MADE_ROOM` once a WebSocket can be had again.
 */
export class StreamSocket implements Socket {
  readonly #url: string;
  readonly #ports: Ports;
  readonly #times: StreamTimes;
  readonly #events: SocketEvents;
  readonly #probe: SocketProbe;
  readonly #topics = new Set<string>();
  #cancelStream: Cancel | undefined;
  #streaming = false;
  #heardAt = Number.NEGATIVE_INFINITY;
  #pongOwed = false;
  #askDue = false;
  #ended = false;

  constructor(
    urls: { readonly socket: string; readonly stream: string },
    ports: Ports,
    times: StreamTimes,
    probes: Backoff,
    events: SocketEvents,
  ) {
    this.#url = urls.stream;
    this.#ports = ports;
    this.#times = times;
    this.#events = events;
    this.#probe = new SocketProbe(urls.socket, ports, times.openMs, probes, () =>
      this.#end(MADE_ROOM, "a WebSocket can be had"),
    );
    // What is asked for says which topics, and they come as messages: so it is open before anything is asked.
    queueMicrotask(() => events.onOpen());
  }

  send(text: string): void {
    if (this.#ended) return;
    const message = decodeClientMessage(text);
    switch (message.type) {
      case "subscribe":
        for (const topic of message.topics) this.#topics.add(topic);
        this.#askSoon();
        break;
      case "unsubscribe":
        for (const topic of message.topics) this.#topics.delete(topic);
        this.#askSoon();
        break;
      case "ping":
        this.#onPing();
        break;
    }
  }

  close(): void {
    this.#ended = true;
    this.#probe.stop();
    this.#cancelStream?.();
  }

  #onPing(): void {
    this.#pongOwed = true;
    if (!this.#streaming) return; // what comes of what was asked, or is about to be, is the pong
    if (this.#ports.clock.now() - this.#heardAt > this.#times.silenceMs) this.#askSoon();
    else queueMicrotask(() => this.#answerPing());
  }

  /** In a microtask, for what leaves topics and joins others says so in several messages. */
  #askSoon(): void {
    if (this.#askDue) return;
    this.#askDue = true;
    queueMicrotask(() => {
      this.#askDue = false;
      this.#ask();
    });
  }

  #ask(): void {
    this.#cancelStream?.();
    this.#cancelStream = undefined;
    this.#streaming = false;
    const topics = [...this.#topics];
    for (const topic of topics.splice(TOPICS_PER_STREAM)) this.#refuse(topic);
    // It may have been closed since it was due, or by whom a refusal was told.
    if (topics.length === 0 || this.#ended) return;
    this.#cancelStream = this.#ports.openStream(`${this.#url}?topics=${topics.map(encodeURIComponent).join(",")}`, {
      onOpen: () => {
        this.#streaming = true;
        this.#probe.start();
      },
      onEvent: (type, data) => this.#onEvent(type, data),
      onSign: () => this.#onHeard(),
      onEnd: ({ status, reason }) => this.#end(closeCode(status), reason),
    });
  }

  #refuse(topic: string): void {
    const message = `Over Server-Sent Events at most ${TOPICS_PER_STREAM} topics are held.`;
    this.#events.onMessage(encodeServerMessage({ type: "error", code: "too_many_subscriptions", topic, message }));
  }

  #onEvent(type: string, data: string): void {
    this.#onHeard();
    if (type === "message") this.#events.onMessage(data);
    if (type === "close") this.#end(...readGoodbye(data));
  }

  #onHeard(): void {
    this.#heardAt = this.#ports.clock.now();
    this.#answerPing();
  }

  #answerPing(): void {
    if (this.#ended || !this.#pongOwed) return;
    this.#pongOwed = false;
    this.#events.onMessage(PONG);
  }

  #end(code: number, reason: string): void {
    if (this.#ended) return;
    this.close();
    this.#events.onClose(code, reason);
  }
}

/** Returns the close code that says what the HTTP status of a refused stream says. */
function closeCode(status: number | undefined): number {
  if (status === 401) return codeNamed("unauthorized");
  if (status === 429 || status === 503) return codeNamed("try_again_later");
  return ABNORMAL;
}

function codeNamed(name: string): number {
  for (const [code, info] of CLOSE_CODES) if (info.name === name) return code;
  return ABNORMAL;
}

/** Reads the last event of a stream that the server ends in order. */
function readGoodbye(data: string): [code: number, reason: string] {
  try {
    const { code, name } = JSON.parse(data);
    if (Number.isInteger(code)) return [code, String(name ?? "")];
  } catch {
    // It is told below.
  }
  return [ABNORMAL, `a goodbye that cannot be read: ${data}`];
}
