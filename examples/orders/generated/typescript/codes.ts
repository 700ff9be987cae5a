// Written by `wirepact gen` from the contract's schema; edit that, not this.
/** The contract's codes, and whether trying again can help. */

/** What the contract says of one code. */
export interface CodeInfo {
  readonly name: string;
  readonly retry: boolean;
  readonly description: string;
}

/** Every `ErrorCode` that the schema names, by value. */
export const ERROR_CODES: ReadonlyMap<string, CodeInfo> = /* @__PURE__ */ new Map([
  [
    "malformed_message",
    { name: "malformed_message", retry: false, description: "The message is not as the contract says." },
  ],
  [
    "unknown_message_type",
    { name: "unknown_message_type", retry: false, description: "The message has a type that is not known here." },
  ],
  [
    "unknown_topic",
    { name: "unknown_topic", retry: false, description: "There is no such table, or it is another waiter's." },
  ],
  [
    "too_many_subscriptions",
    { name: "too_many_subscriptions", retry: false, description: "Too many topics for one screen." },
  ],
  ["rate_limited", { name: "rate_limited", retry: true, description: "Slow down." }],
  ["snapshot_failed", { name: "snapshot_failed", retry: true, description: "The kitchen's database did not answer." }],
]);

/** Every `CloseCode` that the schema names, by value. */
export const CLOSE_CODES: ReadonlyMap<number, CodeInfo> = /* @__PURE__ */ new Map([
  [1003, { name: "unsupported_data", retry: false, description: "A binary message came." }],
  [1007, { name: "invalid_payload", retry: false, description: "A text was not UTF-8." }],
  [1008, { name: "policy_violation", retry: false, description: "The screen flooded the kitchen." }],
  [1009, { name: "message_too_big", retry: false, description: "A message was too long." }],
  [1011, { name: "internal_error", retry: true, description: "The kitchen made a mistake." }],
  [1012, { name: "service_restart", retry: true, description: "The kitchen restarts." }],
  [1013, { name: "try_again_later", retry: true, description: "The kitchen is full." }],
  [4000, { name: "slow_consumer", retry: true, description: "The screen fell behind." }],
  [4001, { name: "unauthorized", retry: false, description: "The shift is over." }],
]);
