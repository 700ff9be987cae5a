import type { ServerMessage, Session, SessionChange, SessionList } from "@wirepact/contract";

/** A session as the server would send it; the fields given stand instead of the running sample's. */
export function session(id: string, fields: Partial<Session> = {}): Session {
  return {
    id,
    title: `job ${id}`,
    command: ["/bin/sh", "-c", `job ${id}`],
    cwd: "/srv/jobs",
    state: "running",
    created_at: "2026-11-23T08:30:00.000000Z",
    started_at: "2026-11-23T08:30:00.100000Z",
    last_activity_at: "2026-11-23T08:30:01.000000Z",
    ...fields,
  };
}

export function list(...sessions: readonly Session[]): SessionList {
  return { sessions };
}

export function snapshot(...sessions: readonly Session[]): ServerMessage {
  return { type: "snapshot", topic: "sessions.state", payload: list(...sessions) };
}

export function changed(item: Session): ServerMessage {
  return event({ type: "session_changed", session: item });
}

export function removed(id: string): ServerMessage {
  return event({ type: "session_removed", id });
}

function event(payload: SessionChange): ServerMessage {
  return { type: "event", topic: "sessions.state", payload };
}
