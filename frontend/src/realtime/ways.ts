import type { Backoff } from "./backoff.ts";
import { ABNORMAL, type Ending, MADE_ROOM, type Way } from "./status.ts";

/**
 * Doubt in WebSockets, from which on something on the way is taken to block them: two in a row over which nothing came,
 * or four that broke young.
 */
const TOO_MUCH_DOUBT = 4;

/**
 * Which way to the server is tried next: a WebSocket, and a stream only right after one that came to nothing, again.
 *
 * A server that is down fails both ways, so it costs a second request; where only WebSockets are blocked, the stream stands.
 */
export class Ways {
  /** The pauses between two probes for a WebSocket, over all streams until one proved itself. */
  readonly probes: Backoff;
  readonly #hasStream: boolean;
  #next: Way = "websocket";
  #doubt = 0;

  constructor(hasStream: boolean, probes: Backoff) {
    this.#hasStream = hasStream;
    this.probes = probes;
  }

  get next(): Way {
    return this.#next;
  }

  /** Takes in how the connection ended that went the `next` way. Returns whether another way is to be tried at once. */
  ended({ code, heard, proven }: Ending): boolean {
    if (this.#next === "sse") {
      this.#next = "websocket";
      return code === MADE_ROOM;
    }
    if (proven) this.probes.reset();
    // Some let the handshake through and then nothing more, or little. Any other code came from the server.
    if (code !== ABNORMAL || proven) this.#doubt = 0;
    else this.#doubt += heard ? 1 : 2;
    if (!this.#hasStream || this.#doubt < TOO_MUCH_DOUBT) return false;
    this.#next = "sse";
    return true;
  }
}
