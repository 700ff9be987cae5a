import type { Cancel, Clock } from "../realtime/index.ts";

export interface SlowRefreshOptions {
  readonly clock: Clock;
  /** Uniform over [0, 1). */
  random(): number;
  /** Reads once; what it rejects with counts as a failure unless the signal is aborted. */
  read(signal: AbortSignal): Promise<void>;
  onFailure(cause: unknown): void;
}

/** Mean pause between two reads, in ms. Each pause is this, plus or minus a fifth at random. */
export const REFRESH_MS = 15_000;
const JITTER = 0.2;

/** Reads again and again, slowly: at once when started, and then a pause after each answer. */
export class SlowRefresh {
  readonly #options: SlowRefreshOptions;
  #abort: AbortController | undefined;
  #cancelPause: Cancel | undefined;

  constructor(options: SlowRefreshOptions) {
    this.#options = options;
  }

  get running(): boolean {
    return this.#abort !== undefined;
  }

  start(): void {
    if (!this.running) this.#read();
  }

  /** Reads now, if it runs at all; an answer that is still under way is given up, since it may be from before. */
  again(): void {
    if (!this.running) return;
    this.stop();
    this.#read();
  }

  /** Stops at once: an answer that is under way is thrown away. */
  stop(): void {
    this.#cancelPause?.();
    this.#abort?.abort();
    this.#abort = undefined;
  }

  #read(): void {
    const abort = new AbortController();
    this.#abort = abort;
    // Never rejects: both outcomes are handled inside.
    void this.#readOnce(abort.signal);
  }

  async #readOnce(signal: AbortSignal): Promise<void> {
    try {
      await this.#options.read(signal);
    } catch (cause) {
      if (!signal.aborted) this.#options.onFailure(cause);
    }
    if (signal.aborted) return;
    const pauseMs = REFRESH_MS * (1 - JITTER + 2 * JITTER * this.#options.random());
    this.#cancelPause = this.#options.clock.after(pauseMs, () => this.#read());
  }
}
