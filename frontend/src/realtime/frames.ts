import { ContractError, decodeServerMessage, parseTopic, type ServerMessage } from "@wirepact/contract";
import type { Report } from "./report.ts";

/** One frame, read: a message of the contract, or why it is none and which topic (if it named one) it was about. */
export type Frame =
  | { readonly ok: true; readonly message: ServerMessage }
  | { readonly ok: false; readonly topic: string | undefined; readonly report: Report };

/** A record, so that the type checker misses a type that the contract gains. */
const KNOWN_TYPES: Readonly<Record<ServerMessage["type"], true>> = {
  snapshot: true,
  event: true,
  error: true,
  pong: true,
};

/** Decodes a frame's data; never throws. */
export function readFrame(data: unknown): Frame {
  if (typeof data !== "string") return broken(undefined, new TypeError("a binary frame; the protocol is text"));
  try {
    return { ok: true, message: decodeServerMessage(data) };
  } catch (cause) {
    if (!(cause instanceof ContractError)) throw cause;
    return explain(data, cause);
  }
}

/** Looks a second time, at the envelope only: a message of a newer server is no fault, a broken one is. */
function explain(text: string, cause: ContractError): Frame {
  const { type, topic } = envelopeOf(text);
  if (type !== undefined && !Object.hasOwn(KNOWN_TYPES, type)) {
    return { ok: false, topic: undefined, report: { kind: "unknown_message_type", type } };
  }
  if ((type === "snapshot" || type === "event") && topic !== undefined && parseTopic(topic) === undefined) {
    return { ok: false, topic: undefined, report: { kind: "unknown_topic", topic } };
  }
  return broken(topic, cause);
}

function broken(topic: string | undefined, cause: unknown): Frame {
  return { ok: false, topic, report: { kind: "broken_message", topic, cause } };
}

function envelopeOf(text: string): { type?: string; topic?: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return {};
  }
  if (typeof value !== "object" || value === null) return {};
  return {
    ...("type" in value && typeof value.type === "string" && { type: value.type }),
    ...("topic" in value && typeof value.topic === "string" && { topic: value.topic }),
  };
}
