import { useCallback, useLayoutEffect, useMemo, useRef } from "react";
import { useSessions } from "../state/hooks.ts";
import type { TopicState } from "../state/topicStore.ts";
import { SessionRow } from "./SessionRow.tsx";
import { inOrder, isLive } from "./session.ts";

/** All sessions, newest first, and what there is to say when there are none. */
export function SessionList() {
  const state = useSessions();
  const sessions = useMemo(() => state.data && inOrder(state.data.sessions), [state.data]);
  const heading = useRef<HTMLHeadingElement>(null);
  const removed = useRef<string>(undefined);
  const onRemoved = useCallback((id: string) => {
    removed.current = id;
  }, []);

  useLayoutEffect(() => {
    const id = removed.current;
    if (id === undefined || sessions === undefined || sessions.some((session) => session.id === id)) return;
    removed.current = undefined;
    // The button that had the focus went with its row.
    if (document.activeElement === document.body) heading.current?.focus();
  }, [sessions]);

  return (
    <section className="sessions" aria-labelledby="sessions-heading">
      <div className="sessions-head">
        <h2 id="sessions-heading" ref={heading} tabIndex={-1}>
          Sessions
        </h2>
        {sessions !== undefined && sessions.length > 0 && (
          <p className="count">
            {sessions.length} in all, {sessions.filter(isLive).length} live
          </p>
        )}
        <p className="freshness">{freshnessNote(state)}</p>
      </div>
      {state.error !== undefined && (
        <p className="problem" role="alert">
          {state.error.message}
        </p>
      )}
      {sessions === undefined && <p className="nothing">Waiting for the server.</p>}
      {sessions?.length === 0 && <Nothing />}
      {sessions !== undefined && sessions.length > 0 && (
        <ul className={`rows rows-${state.freshness}`}>
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} onRemoved={onRemoved} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Nothing() {
  return (
    <div className="nothing">
      <p className="nothing-title">Nothing runs yet.</p>
      <p>
        Type a command above and start it, <code>ping -c 20 localhost</code> for instance. It runs in a terminal of its
        own, and every tab that shows this page sees it at once.
      </p>
    </div>
  );
}

function freshnessNote({ freshness }: TopicState<unknown>): string | undefined {
  if (freshness === "polled") return "Refreshed every 15 s while there is no live connection.";
  if (freshness === "stale") return "May be out of date.";
  return undefined;
}
