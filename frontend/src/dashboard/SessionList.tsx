import { useCallback, useLayoutEffect, useMemo, useRef } from "react";
import { useSessions, useTerminalsError } from "../state/hooks.ts";
import type { TopicState } from "../state/topicStore.ts";
import { SessionRow } from "./SessionRow.tsx";
import { inOrder, isLive } from "./session.ts";

/** All sessions, newest first, and what there is to say when there are none. */
export function SessionList() {
  const state = useSessions();
  const terminalsError = useTerminalsError();
  const sessions = useMemo(() => state.data && inOrder(state.data.sessions), [state.data]);
  const heading = useRef<HTMLHeadingElement>(null);
  const removing = useRef(new Set<string>());
  const onRemove = useCallback((id: string) => removing.current.add(id), []);

  useLayoutEffect(() => {
    const gone = [...removing.current].filter((id) => !sessions?.some((session) => session.id === id));
    for (const id of gone) removing.current.delete(id);
    // The button that was pressed went with its row, and took the keyboard's place along.
    if (gone.length > 0 && document.activeElement === document.body) heading.current?.focus();
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
      {state.error !== undefined && <Problem text={state.error.message} />}
      {terminalsError !== undefined && (
        <Problem text={`What the terminals show is not known: ${terminalsError.message}`} />
      )}
      {sessions === undefined && <p className="nothing">Waiting for the server.</p>}
      {sessions?.length === 0 && <Nothing />}
      {sessions !== undefined && sessions.length > 0 && (
        <ul className={`rows rows-${state.freshness}`}>
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} onRemove={onRemove} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Problem({ text }: { readonly text: string }) {
  return (
    <p className="problem" role="alert">
      {text}
    </p>
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
