import type { Status } from "../realtime/index.ts";
import { useApp, useConnection, useSessions } from "../state/hooks.ts";
import type { Freshness } from "../state/topicStore.ts";
import { useNow } from "./useNow.ts";

/** What the connection truly is. The word is announced when it changes; the ticking countdown is not. */
export function ConnectionBadge() {
  const { status } = useConnection();
  const { freshness } = useSessions();
  const { connect } = useApp();
  const { word, tone } = describe(status, freshness);
  return (
    <div className={`badge badge-${tone}`}>
      <span className="badge-dot" aria-hidden="true" />
      <span role="status">{word}</span>
      {status.state === "waiting" && <Countdown until={status.retryAt} />}
      {status.state !== "live" && status.state !== "connecting" && (
        <button type="button" className="quiet" onClick={connect}>
          {status.state === "waiting" ? "Try now" : "Reconnect"}
        </button>
      )}
    </div>
  );
}

function Countdown({ until }: { readonly until: number }) {
  const seconds = Math.ceil((until - useNow()) / 1_000);
  return <span className="countdown">{seconds > 0 ? `in ${seconds} s` : "now"}</span>;
}

function describe(status: Status, freshness: Freshness): { word: string; tone: "good" | "busy" | "bad" } {
  switch (status.state) {
    case "live":
      return { word: "Live", tone: "good" };
    case "connecting":
    case "waiting":
      if (freshness === "polled") return { word: "Polling, reconnecting", tone: "busy" };
      if (status.attempt === 0) return { word: "Connecting", tone: "busy" };
      return { word: "Reconnecting", tone: status.attempt > 2 ? "bad" : "busy" };
    case "unauthorized":
      return { word: "Signed out", tone: "bad" };
    case "stopped":
      return { word: freshness === "polled" ? "Polling" : "Disconnected", tone: "bad" };
    case "closed":
      return { word: "Disconnected", tone: "bad" };
  }
}
