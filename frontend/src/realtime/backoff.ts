/**
 * Exponential backoff with full jitter: each delay is uniform over [0, min(cap, base * 2^attempt)) ms.
 *
 * Full jitter, because a server that restarts loses all its clients in one moment; anything narrower brings them
 * back in waves.
 */
export class Backoff {
  readonly #baseMs: number;
  readonly #capMs: number;
  readonly #random: () => number;
  #attempt = 0;

  constructor(times: { readonly baseMs: number; readonly capMs: number }, random: () => number) {
    this.#baseMs = times.baseMs;
    this.#capMs = times.capMs;
    this.#random = random;
  }

  /** How many delays were handed out since the start or the last reset. */
  get attempt(): number {
    return this.#attempt;
  }

  next(): number {
    const ceiling = Math.min(this.#capMs, this.#baseMs * 2 ** this.#attempt);
    this.#attempt += 1;
    return this.#random() * ceiling;
  }

  reset(): void {
    this.#attempt = 0;
  }
}
