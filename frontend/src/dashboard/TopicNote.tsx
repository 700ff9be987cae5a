import type { ReactNode } from "react";
import { useConnection } from "../state/hooks.ts";
import type { TopicState } from "../state/topicStore.ts";

export interface TopicNoteProps {
  readonly state: TopicState<unknown>;
  /** What to say when the server has no such topic. */
  readonly missing: string;
}

/** What there is to say of a topic besides its state, or in place of one: nothing while it is live. */
export function TopicNote({ state, missing }: TopicNoteProps): ReactNode {
  const { status } = useConnection();
  const { data, error } = state;
  if (error?.code === "unknown_topic") return <p className="topic-note">{missing}</p>;
  if (error !== undefined) {
    return (
      <p className="topic-note topic-failed" role="alert">
        {error.message} {error.retryInMs !== undefined && "Asking again."}
      </p>
    );
  }
  if (state.freshness === "live") return null;
  // Not announced: the badge does that, once for all.
  return <p className="topic-note topic-waiting">{waitingText(data !== undefined, status.state === "live")}</p>;
}

function waitingText(hasData: boolean, connected: boolean): string {
  if (hasData) return "May be out of date.";
  return connected ? "Waiting for the server." : "Waiting for a live connection.";
}
