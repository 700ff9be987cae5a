import { Backoff } from "./backoff.ts";
import type { Cancel, Clock } from "./ports.ts";
import type { Subscriber } from "./subscriber.ts";

/**
 * Where a held topic stands on this connection: to be asked for, asked for, answered with a snapshot, to be asked
 * for again after a delay, or refused for good.
 */
export type Phase = "wanted" | "asked" | "held" | "waiting" | "refused";

export interface RetryTimes {
  readonly baseMs: number;
  readonly capMs: number;
  /** A failure this long after the one before counts as the first. */
  readonly forgetMs: number;
}

/** One topic that somebody uses: its users, its phase, and the delay before it is asked for again. */
export class Holding {
  readonly address: string;
  readonly subscribers = new Set<Subscriber>();
  phase: Phase = "wanted";
  readonly #clock: Clock;
  readonly #times: RetryTimes;
  readonly #backoff: Backoff;
  #failedAt = Number.NEGATIVE_INFINITY;
  #cancelRetry: Cancel | undefined;

  constructor(address: string, clock: Clock, random: () => number, times: RetryTimes) {
    this.address = address;
    this.#clock = clock;
    this.#times = times;
    this.#backoff = new Backoff(times, random);
  }

  enter(phase: Exclude<Phase, "waiting">): void {
    this.cancelRetry();
    this.phase = phase;
  }

  /** Waits a random while, longer each time, then is wanted again. Returns the delay in ms. */
  retryLater(again: () => void): number {
    const now = this.#clock.now();
    if (now - this.#failedAt > this.#times.forgetMs) this.#backoff.reset();
    this.#failedAt = now;
    const delayMs = this.#backoff.next();
    this.cancelRetry();
    this.phase = "waiting";
    this.#cancelRetry = this.#clock.after(delayMs, () => {
      this.enter("wanted");
      again();
    });
    return delayMs;
  }

  cancelRetry(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
  }

  resetSubscribers(): void {
    for (const subscriber of this.subscribers) subscriber.reset();
  }
}
