// What `schema/` says of snapshots, events and client messages, for the peers: by hand for zod, compiled by ajv.
import { Ajv2020 } from "ajv/dist/2020.js";
import { z } from "zod";

/** Tells whether a value is valid, whatever else it makes of it. */
export type Peer = (value: unknown) => boolean;
export interface Peers {
  readonly snapshot: Peer;
  readonly event: Peer;
  readonly clientMessage: Peer;
}

export function zodPeers(): Peers {
  const session = z.object({
    id: z.string().min(1).max(64),
    title: z.string(),
    command: z.array(z.string()).min(1),
    cwd: z.string(),
    state: z.string(),
    exit_code: z.int().min(0).max(255).optional(),
    signal: z.string().optional(),
    reason: z.string().optional(),
    created_at: z.string(),
    started_at: z.string().optional(),
    ended_at: z.string().optional(),
    last_activity_at: z.string(),
  });
  const topic = z.literal("sessions.state");
  const snapshot = z.object({
    type: z.literal("snapshot"),
    topic,
    payload: z.object({ sessions: z.array(session) }),
  });
  const change = z.discriminatedUnion("type", [
    z.object({ type: z.literal("session_changed"), session }),
    z.object({ type: z.literal("session_removed"), id: z.string().min(1).max(64) }),
  ]);
  const event = z.object({ type: z.literal("event"), topic, payload: change });
  const topics = z.array(z.string().min(1).max(255)).min(1).max(100);
  const clientMessage = z.discriminatedUnion("type", [
    z.object({ type: z.literal("subscribe"), topics }),
    z.object({ type: z.literal("unsubscribe"), topics }),
    z.object({ type: z.literal("ping") }),
  ]);
  return {
    snapshot: (value) => snapshot.safeParse(value).success,
    event: (value) => event.safeParse(value).success,
    clientMessage: (value) => clientMessage.safeParse(value).success,
  };
}

export function ajvPeers($defs: Readonly<Record<string, unknown>>): Peers {
  // Not strict: the bundle's own keywords are annotations to it. Every violation, as ours.
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  const compile = (name: string): Peer => ajv.compile({ $defs, $ref: `#/$defs/${name}` });
  return {
    snapshot: compile("SessionsStateSnapshot"),
    event: compile("SessionsStateEvent"),
    clientMessage: compile("ClientMessage"),
  };
}
