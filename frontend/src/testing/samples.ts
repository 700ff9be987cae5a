import type {
  ActivityEntry,
  ErrorCode,
  Line,
  Screen,
  ServerMessage,
  Session,
  SessionChange,
  SessionList,
  SessionState,
  Terminal,
} from "@wirepact/contract";

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

/** A terminal's summary as the server would send it. */
export function terminal(id: string, fields: Partial<Terminal> = {}): Terminal {
  return { id, size: { columns: 80, rows: 24 }, status: "open", last_line: `${id} says`, ...fields };
}

export function terminalsSnapshot(...terminals: readonly Terminal[]): ServerMessage {
  return { type: "snapshot", topic: "terminals.state", payload: { terminals } };
}

export function terminalChanged(item: Terminal): ServerMessage {
  return { type: "event", topic: "terminals.state", payload: { type: "terminal_changed", terminal: item } };
}

export function terminalRemoved(id: string): ServerMessage {
  return { type: "event", topic: "terminals.state", payload: { type: "terminal_removed", id } };
}

/** A small screen whose lines are plain text, or runs. */
export function screenOf(...lines: readonly (string | Line)[]): Screen {
  return {
    size: { columns: 40, rows: lines.length },
    lines: lines.map((line) => (typeof line === "string" ? plainLine(line) : line)),
  };
}

function plainLine(text: string): Line {
  return text === "" ? [] : [{ text }];
}

export function screenSnapshot(id: string, payload: Screen): ServerMessage {
  return { type: "snapshot", topic: `terminals.screen:${id}`, payload };
}

export function screenChanged(id: string, payload: Screen): ServerMessage {
  return { type: "event", topic: `terminals.screen:${id}`, payload };
}

/** A line of output; a second later for each entry. */
export function output(number: number, text = `line ${number}`): ActivityEntry {
  return { kind: "output", number, at: entryTime(number), text };
}

export function step(number: number, state: SessionState, text: string): ActivityEntry {
  return { kind: "lifecycle", number, at: entryTime(number), state, text };
}

export function skipped(number: number, lines: number): ActivityEntry {
  return { kind: "skipped", number, at: entryTime(number), lines };
}

function entryTime(number: number): string {
  return new Date(Date.UTC(2026, 10, 23, 8, 30, number)).toISOString();
}

export function activitySnapshot(id: string, ...entries: readonly ActivityEntry[]): ServerMessage {
  return { type: "snapshot", topic: `sessions.activity:${id}`, payload: { entries } };
}

export function activityAdded(id: string, ...entries: readonly ActivityEntry[]): ServerMessage {
  return { type: "event", topic: `sessions.activity:${id}`, payload: { entries } };
}

/** The server's refusal of one topic. */
export function refusal(code: ErrorCode, topic: string): ServerMessage {
  return { type: "error", code, message: REFUSALS[code] ?? code, topic };
}

const REFUSALS: Readonly<Record<string, string>> = {
  snapshot_failed: "The state could not be read.",
  unknown_topic: "There is no such topic.",
};
