import { useConnection } from "../state/hooks.ts";
import type { TopicState } from "../state/topicStore.ts";

export interface TopicNoteProps {
  readonly state: TopicState<unknown>;
  /** What to say when the server has no such topic. */
  readonly missing: string;
}

/** What there is to say of a topic besides its state: nothing while it is live. */
export function TopicNote({ state, missing }: TopicNoteProps) {
  const { status } = useConnection();
  const { data, error } = state;
  if (error?.code === "unknown_topic") return <p className="topic-note topic-missing">{missing}</p>;
  if (error !== undefined) {
    return (
      <p className="topic-note topic-failed" role="alert">
        {error.message} {error.retryInMs !== undefined && "Asking again."}
      </p>
    );
  }
  if (state.freshness === "live") return null;
  // Not announced: the badge does that once for all.
  return <p className="topic-note topic-waiting">{waitingText(data !== undefined, status.state === "live")}</p>;
}

function waitingText(hasData: boolean, connected: boolean): string {
  if (hasData) return connected ? "May be out of date." : "May be out of date: no live connection.";
  return connected ? "Waiting for the server." : "Waiting for a live connection.";
}
