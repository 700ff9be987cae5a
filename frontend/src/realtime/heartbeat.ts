import type { Cancel, Clock } from "./ports.ts";

export interface HeartbeatTimes {
  /** From one ping to the next. Under a minute, since idle proxies cut at 60 s. */
  readonly intervalMs: number;
  /** How long a pong may take. */
  readonly deadlineMs: number;
  /** The same, when the page has just woken and a dead socket is likely. */
  readonly quickDeadlineMs: number;
}

/** Pings at an interval and says when the other side is dead. One per connection; not used again once stopped. */
export class Heartbeat {
  readonly #clock: Clock;
  readonly #times: HeartbeatTimes;
  readonly #ping: () => void;
  readonly #onDead: () => void;
  #cancelNext: Cancel = nothing;
  #cancelDeadline: Cancel = nothing;
  /** The ping that is not answered yet: how long its pong may take, and until when. */
  #awaited: { readonly deadlineMs: number; readonly dueAt: number } | undefined;

  constructor(clock: Clock, times: HeartbeatTimes, ping: () => void, onDead: () => void) {
    this.#clock = clock;
    this.#times = times;
    this.#ping = ping;
    this.#onDead = onDead;
  }

  start(): void {
    this.#beat(this.#times.deadlineMs);
  }

  /** Pings at once, and does not wait long. */
  check(): void {
    this.#beat(this.#times.quickDeadlineMs);
  }

  /** A frame came: the other side was alive when it sent it. That buys time, but only a pong answers the ping. */
  onFrame(): void {
    if (this.#awaited !== undefined) this.#await(this.#awaited.deadlineMs);
  }

  onPong(): void {
    this.#awaited = undefined;
    this.#cancelDeadline();
  }

  stop(): void {
    this.#cancelNext();
    this.#cancelDeadline();
  }

  #beat(deadlineMs: number): void {
    this.#cancelNext();
    this.#cancelNext = this.#clock.after(this.#times.intervalMs, () => this.#beat(this.#times.deadlineMs));
    // Another ping gives an unanswered one no more time.
    if (this.#awaited === undefined || this.#clock.now() + deadlineMs < this.#awaited.dueAt) this.#await(deadlineMs);
    this.#ping();
  }

  #await(deadlineMs: number): void {
    this.#awaited = { deadlineMs, dueAt: this.#clock.now() + deadlineMs };
    this.#cancelDeadline();
    this.#cancelDeadline = this.#clock.after(deadlineMs, this.#onDead);
  }
}

function nothing(): void {
  // There is nothing to cancel yet.
}
