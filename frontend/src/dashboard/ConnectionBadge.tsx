import type { Status } from "../realtime/index.ts";
import { useApp, useConnection, useSessions } from "../state/hooks.ts";
import type { Freshness } from "../state/topicStore.ts";
import { useNow } from "./useNow.ts";

/** What the connection truly is. The word is announced when it changes; the ticking countdown is not. */
export function ConnectionBadge() {
  const { status } = useConnection();
  const { freshness } = useSessions();
  const { connect } = useApp();
  const { word, note, tone, action } = describe(status, freshness);
  return (
    <div className={`badge badge-${tone}`}>
      <span className="badge-dot" aria-hidden="true" />
      <span role="status">{word}</span>
      {note !== undefined && <span className="badge-note">{note}</span>}
      {status.state === "waiting" && <Countdown until={status.retryAt} />}
      {action !== undefined && (
        <button type="button" onClick={connect}>
          {action}
        </button>
      )}
    </div>
  );
}

function Countdown({ until }: { readonly until: number }) {
  const seconds = Math.ceil((until - useNow()) / 1_000);
  return <span className="countdown">{seconds > 0 ? `in ${seconds} s` : "now"}</span>;
}

interface Description {
  readonly word: string;
  /** What only those who look closer want to know. */
  readonly note?: string;
  readonly tone: "good" | "busy" | "bad";
  /** What a person can do about it here; the signed-out page has its own button. */
  readonly action?: string;
}

function describe(status: Status, freshness: Freshness): Description {
  switch (status.state) {
    case "live":
      return { word: "Live", tone: "good", ...(status.over === "sse" && { note: "over HTTP" }) };
    case "connecting":
      return status.attempt === 0 ? { word: "Connecting", tone: "busy" } : { word: "Reconnecting", tone: "busy" };
    case "waiting":
      return { word: "Reconnecting", tone: freshness === "stale" ? "bad" : "busy", action: "Try now" };
    case "unauthorized":
      return { word: "Signed out", tone: "bad" };
    case "stopped":
      return { word: freshness === "polled" ? "Polling" : "Disconnected", tone: "bad", action: "Reconnect" };
    case "closed":
      return { word: "Disconnected", tone: "bad", action: "Reconnect" };
  }
}
