import { encodeClientMessage } from "@wirepact/contract";
import type { Backoff } from "./backoff.ts";
import type { Cancel, Ports, Socket } from "./ports.ts";

const PING = encodeClientMessage({ type: "ping" });

/** Tries, ever more rarely, whether a WebSocket can be had; says so once. */
export class SocketProbe {
  readonly #url: string;
  readonly #ports: Ports;
  readonly #openMs: number;
  readonly #backoff: Backoff;
  readonly #onFound: () => void;
  #cancel: Cancel | undefined;

  /** `backoff` has the pauses; `openMs` is how long a handshake and the answer to a ping may take together. */
  constructor(url: string, ports: Ports, openMs: number, backoff: Backoff, onFound: () => void) {
    this.#url = url;
    this.#ports = ports;
    this.#openMs = openMs;
    this.#backoff = backoff;
    this.#onFound = onFound;
  }

  /** Does nothing while it runs. */
  start(): void {
    if (this.#cancel === undefined) this.#pause();
  }

  stop(): void {
    this.#cancel?.();
  }

  #pause(): void {
    this.#cancel = this.#ports.clock.after(this.#backoff.next(), () => this.#try());
  }

  #try(): void {
    let socket: Socket | undefined;
    let over = false;
    const end = (): void => {
      over = true;
      cancelDeadline();
      socket?.close();
    };
    const settle = (found: boolean): void => {
      if (over) return;
      end();
      if (found) this.#onFound();
      else this.#pause();
    };
    const cancelDeadline = this.#ports.clock.after(this.#openMs, () => settle(false));
    this.#cancel = end;
    try {
      socket = this.#ports.openSocket(this.#url, {
        // Not the handshake but an answer says that messages get through.
        onOpen: () => socket?.send(PING),
        onMessage: () => settle(true),
        onClose: () => settle(false),
      });
    } catch {
      settle(false); // it was reported when the client tried
    }
  }
}
