import type { ConnectionTimes } from "./connection.ts";
import type { RetryTimes } from "./holding.ts";

export interface Times extends ConnectionTimes {
  readonly reconnect: { readonly baseMs: number; readonly capMs: number };
  readonly topicRetry: RetryTimes;
}

export const DEFAULT_TIMES: Times = {
  openMs: 10_000,
  intervalMs: 25_000,
  deadlineMs: 10_000,
  quickDeadlineMs: 3_000,
  provenMs: 10_000,
  reconnect: { baseMs: 1_000, capMs: 30_000 },
  topicRetry: { baseMs: 1_000, capMs: 30_000, forgetMs: 60_000 },
};
