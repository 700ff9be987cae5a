import type { ConnectionTimes } from "./connection.ts";
import type { RetryTimes } from "./holding.ts";
import type { StreamTimes } from "./streamSocket.ts";

export interface Times extends ConnectionTimes, StreamTimes {
  readonly reconnect: { readonly baseMs: number; readonly capMs: number };
  /** The pauses between two probes for a WebSocket while a stream stands in for it. */
  readonly probe: { readonly baseMs: number; readonly capMs: number };
  readonly topicRetry: RetryTimes;
}

export const DEFAULT_TIMES: Times = {
  openMs: 10_000,
  // Idle proxies cut at 60 s; two pings fit.
  intervalMs: 25_000,
  deadlineMs: 10_000,
  quickDeadlineMs: 3_000,
  provenMs: 10_000,
  // The first pause is half a second on average: short for one page, wide enough for thousands at once.
  reconnect: { baseMs: 1_000, capMs: 30_000 },
  // A server comments every 20 s.
  silenceMs: 30_000,
  // A tab's stream takes one of six connections that HTTP/1.1 leaves a page: a WebSocket is better once it can be had.
  probe: { baseMs: 60_000, capMs: 600_000 },
  topicRetry: { baseMs: 1_000, capMs: 30_000, forgetMs: 60_000 },
};
