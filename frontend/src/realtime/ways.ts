import { ABNORMAL, type Ending, type Way } from "./status.ts";

/** WebSockets in a row that came to nothing, after which something on the way is taken to block them. */
const ATTEMPTS_BEFORE_STREAM = 2;

/**
 * Which way to the server is tried next: a WebSocket, and a stream only right after one that came to nothing, again.
 *
 * A server that is down fails both, so it costs a second request; where only WebSockets are blocked, the stream stands.
 */
export class Ways {
  readonly #hasStream: boolean;
  #next: Way = "websocket";
  #blocked = 0;

  constructor(hasStream: boolean) {
    this.#hasStream = hasStream;
  }

  get next(): Way {
    return this.#next;
  }

  /** Takes in how the connection ended that went the `next` way. Returns whether another way is to be tried at once. */
  ended({ code, heard }: Ending): boolean {
    if (this.#next === "sse") {
      this.#next = "websocket";
      return false;
    }
    // Some let the handshake through and then nothing more. Any other code came from the server.
    this.#blocked = code === ABNORMAL && !heard ? this.#blocked + 1 : 0;
    if (!this.#hasStream || this.#blocked < ATTEMPTS_BEFORE_STREAM) return false;
    this.#next = "sse";
    return true;
  }
}
