import type { Session, SessionState, StartSession } from "@wirepact/contract";

/** How a state looks: the colours and marks are few, the words carry the rest. */
export type Tone = "waiting" | "running" | "ok" | "bad" | "lost" | "unknown";

const LIVE: ReadonlySet<SessionState> = new Set(["starting", "running", "stopping"]);
const FINAL: ReadonlySet<SessionState> = new Set(["exited", "failed", "lost"]);

export function isLive(session: Session): boolean {
  return LIVE.has(session.state);
}

/** Only these may be removed. A state of a newer server is neither live nor final here, and gets no buttons. */
export function isEnded(session: Session): boolean {
  return FINAL.has(session.state);
}

export function toneOf(session: Session): Tone {
  switch (session.state) {
    case "starting":
    case "stopping":
      return "waiting";
    case "running":
      return "running";
    case "exited":
      if (session.exit_code === 0) return "ok";
      // Somebody ended it, and the reason says who: no failure of its own.
      return session.reason === undefined ? "bad" : "unknown";
    case "failed":
      return "bad";
    case "lost":
      return "lost";
    default:
      return "unknown";
  }
}

/** `Running`, `Exited`: the state as a label. A state this page does not know is shown as it came. */
export function stateLabel(state: SessionState): string {
  return state.charAt(0).toUpperCase() + state.slice(1).replaceAll("_", " ");
}

/** How it ended, in a word or two; undefined while it has not, or when nothing is known. */
export function outcome(session: Session): string | undefined {
  if (session.exit_code !== undefined) return `code ${session.exit_code}`;
  return session.signal;
}

/** Newest first. The order depends on nothing that changes, so that no row ever moves. */
export function inOrder(sessions: readonly Session[]): readonly Session[] {
  return [...sessions].sort((a, b) => compare(b.created_at, a.created_at) || compare(b.id, a.id));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

const SHELL = ["/bin/sh", "-c"] as const;
const PLAIN_WORD = /^[\w@%+=:,./-]+$/;

/** The command as one would type it: a shell's line as it is, other arguments quoted where a shell would need it. */
export function commandLine(command: readonly string[]): string {
  const [program, flag, line, ...more] = command;
  if (program === SHELL[0] && flag === SHELL[1] && line !== undefined && more.length === 0) return line;
  return command.map((word) => (PLAIN_WORD.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(" ");
}

const TITLE_LENGTH = 200;

/** What starts a line that somebody typed, in a shell; an empty folder means the server's own. */
export function startRequest(line: string, folder: string): StartSession {
  // By code points, as JSON Schema counts lengths: half a surrogate pair is no text.
  const title = [...line].slice(0, TITLE_LENGTH).join("");
  return { command: [...SHELL, line], title, ...(folder !== "" && { cwd: folder }) };
}
