import { CLOSE_CODES } from "@wirepact/contract";

/** The close code of a connection that ended without one (RFC 6455, section 7.4.1). */
export const ABNORMAL = 1006;

/** The client's own code for a stream that makes room for a WebSocket; no server sends it. */
export const MADE_ROOM = 4999;

/** How a connection ended. */
export interface Ending {
  /** The close code (RFC 6455, section 7.4); 1006 for a socket that the client gave up. */
  readonly code: number;
  readonly reason: string;
  /** Whether a message came. */
  readonly heard: boolean;
  /** Whether the connection lived long enough to say that this server can be lived with. */
  readonly proven: boolean;
}

/** How the server is reached: the second is for where the first is blocked. */
export type Way = "websocket" | "sse";

/**
 * Where the client stands. `attempt` counts the connections that failed since one proved itself; `retryAt` is in
 * milliseconds since the epoch.
 */
export type Status =
  | { readonly state: "closed" }
  | { readonly state: "connecting"; readonly attempt: number }
  | { readonly state: "live"; readonly over: Way }
  | {
      readonly state: "waiting";
      readonly attempt: number;
      readonly delayMs: number;
      readonly retryAt: number;
      readonly ending: Ending;
    }
  | { readonly state: "unauthorized" }
  | { readonly state: "stopped"; readonly code: number; readonly reason: string };

/** What follows from an ending: come back, or stop and say why. A code that the contract does not know is retried. */
export function classify(ending: Ending): "retry" | Status {
  const info = CLOSE_CODES.get(ending.code);
  if (info === undefined || info.retry) return "retry";
  if (info.name === "unauthorized") return { state: "unauthorized" };
  return { state: "stopped", code: ending.code, reason: ending.reason || info.description };
}
