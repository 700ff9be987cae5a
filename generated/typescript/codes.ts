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
    { name: "malformed_message", retry: false, description: "The message is not JSON, or not as the contract says." },
  ],
  [
    "unknown_message_type",
    {
      name: "unknown_message_type",
      retry: false,
      description: "The message has a type that this server does not know.",
    },
  ],
  [
    "unknown_topic",
    { name: "unknown_topic", retry: false, description: "There is no such topic, or it is not for this client." },
  ],
  [
    "too_many_subscriptions",
    { name: "too_many_subscriptions", retry: false, description: "This connection holds as many topics as it may." },
  ],
  [
    "rate_limited",
    { name: "rate_limited", retry: true, description: "Messages came faster than allowed; this one was dropped." },
  ],
  [
    "snapshot_failed",
    {
      name: "snapshot_failed",
      retry: true,
      description: "The topic's state could not be read; nothing was subscribed.",
    },
  ],
]);

/** Every `CloseCode` that the schema names, by value. */
export const CLOSE_CODES: ReadonlyMap<number, CodeInfo> = /* @__PURE__ */ new Map([
  [1000, { name: "normal", retry: false, description: "The client is done." }],
  [1001, { name: "going_away", retry: true, description: "The peer goes away, a page that is left for instance." }],
  [1002, { name: "protocol_error", retry: false, description: "The peer broke the WebSocket protocol." }],
  [1003, { name: "unsupported_data", retry: false, description: "A binary frame came; the protocol is text." }],
  [
    1006,
    {
      name: "abnormal",
      retry: true,
      description: "The connection broke, or the server aborted a client that did not read.",
    },
  ],
  [1007, { name: "invalid_payload", retry: false, description: "A text frame was not UTF-8." }],
  [
    1008,
    { name: "policy_violation", retry: false, description: "The client broke a rule that trying again does not mend." },
  ],
  [1009, { name: "message_too_big", retry: false, description: "A message was longer than the server reads." }],
  [1011, { name: "internal_error", retry: true, description: "The server failed." }],
  [
    1012,
    {
      name: "service_restart",
      retry: true,
      description: "The server stops or restarts; come back after a random delay.",
    },
  ],
  [1013, { name: "try_again_later", retry: true, description: "The server has no room for the connection now." }],
  [
    4000,
    {
      name: "slow_consumer",
      retry: true,
      description: "The client fell behind its outbox's bound; come back for fresh snapshots.",
    },
  ],
  [4001, { name: "unauthorized", retry: false, description: "The credential of this connection is no longer good." }],
]);
