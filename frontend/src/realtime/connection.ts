import { type ClientMessage, encodeClientMessage, type Pong, type ServerMessage } from "@wirepact/contract";
import { readFrame } from "./frames.ts";
import { Heartbeat, type HeartbeatTimes } from "./heartbeat.ts";
import type { Cancel, Clock, Socket, SocketEvents } from "./ports.ts";
import type { Report } from "./report.ts";
import { ABNORMAL, type Ending } from "./status.ts";

export interface ConnectionTimes extends HeartbeatTimes {
  /** How long the handshake may take. */
  readonly openMs: number;
  /** A connection that still hears from the server after this long has proved itself. */
  readonly provenMs: number;
}

export interface ConnectionEvents {
  /** The socket is open: messages may be sent. */
  onOpen(): void;
  /** The server has said something, so that the connection works both ways. */
  onLive(): void;
  onMessage(message: TopicMessage): void;
  /** A frame that is no message of the contract; `topic` is what it was about, if it said so. */
  onUnreadable(topic: string | undefined, report: Report): void;
  onReport(report: Report): void;
}

/** What the server says of its topics; pongs stay between the connection and its heartbeat. */
export type TopicMessage = Exclude<ServerMessage, Pong>;

/** Begins to open a socket; what it throws means that none can be made. */
export type Open = (events: SocketEvents) => Socket;

/** One socket, from the handshake to its end. `ended` resolves once and never rejects. */
export class Connection {
  readonly ended: Promise<Ending>;
  readonly #clock: Clock;
  readonly #times: ConnectionTimes;
  readonly #events: ConnectionEvents;
  readonly #heartbeat: Heartbeat;
  readonly #settle: (ending: Ending) => void;
  readonly #cancelOpenDeadline: Cancel;
  #socket: Socket | undefined;
  #phase: "opening" | "open" | "ended" = "opening";
  #openedAt = 0;
  #heardAt: number | undefined;

  constructor(open: Open, clock: Clock, times: ConnectionTimes, events: ConnectionEvents) {
    this.#clock = clock;
    this.#times = times;
    this.#events = events;
    const { promise, resolve } = Promise.withResolvers<Ending>();
    this.ended = promise;
    this.#settle = resolve;
    this.#heartbeat = new Heartbeat(
      clock,
      times,
      () => this.send({ type: "ping" }),
      () => this.#giveUp("no answer to a ping"),
    );
    this.#cancelOpenDeadline = clock.after(times.openMs, () => this.#giveUp("the handshake took too long"));
    this.#open(open);
  }

  send(message: ClientMessage): void {
    if (this.#isOpen()) this.#socket?.send(encodeClientMessage(message));
  }

  /** Makes sure, quickly, that the other side is still there. */
  check(): void {
    if (this.#isOpen()) this.#heartbeat.check();
  }

  close(): void {
    this.#end(1000, "");
  }

  #open(open: Open): void {
    try {
      this.#socket = open({
        onOpen: () => this.#onOpen(),
        onMessage: (data) => this.#onMessage(data),
        onClose: (code, reason) => this.#end(code, reason),
      });
    } catch (cause) {
      this.#events.onReport({ kind: "socket_failed", cause });
      this.#giveUp("the socket could not be made");
    }
  }

  #onOpen(): void {
    if (this.#phase !== "opening") return;
    this.#phase = "open";
    this.#openedAt = this.#clock.now();
    this.#cancelOpenDeadline();
    this.#events.onOpen();
    this.#heartbeat.start();
  }

  #onMessage(data: unknown): void {
    if (!this.#isOpen()) return;
    const first = this.#heardAt === undefined;
    this.#heardAt = this.#clock.now();
    this.#heartbeat.onFrame();
    if (first) this.#events.onLive();
    // Who is told of the status may close the connection.
    if (!this.#isOpen()) return;
    const frame = readFrame(data);
    if (!frame.ok) this.#events.onUnreadable(frame.topic, frame.report);
    else if (frame.message.type === "pong") this.#heartbeat.onPong();
    else this.#events.onMessage(frame.message);
  }

  #isOpen(): boolean {
    return this.#phase === "open";
  }

  /** The browser may take minutes to notice a dead peer, so nobody waits for its close event. */
  #giveUp(reason: string): void {
    this.#end(ABNORMAL, reason);
  }

  #end(code: number, reason: string): void {
    if (this.#phase === "ended") return;
    this.#phase = "ended";
    this.#cancelOpenDeadline();
    this.#heartbeat.stop();
    this.#socket?.close();
    this.#settle({ code, reason, heard: this.#heardAt !== undefined, proven: this.#proven() });
  }

  #proven(): boolean {
    return this.#heardAt !== undefined && this.#heardAt - this.#openedAt >= this.#times.provenMs;
  }
}
