import type { ActivityEntry, Session } from "@wirepact/contract";
import { useId } from "react";
import { useActivity } from "../../state/hooks.ts";
import { TopicNote } from "../TopicNote.tsx";
import { clock } from "../time.ts";
import { Entry, stepTone } from "./Entry.tsx";
import { useStickToEnd } from "./useStickToEnd.ts";

/** What happened in the session, newest last, live while this is there. */
export function ActivityPane({ session }: { readonly session: Session }) {
  const state = useActivity(session.id);
  const entries = state.data?.entries;
  const { box, atEnd, onScroll, toEnd } = useStickToEnd(entries);
  const headingId = useId();
  return (
    <section className={`pane activity-pane pane-${state.freshness}`} aria-labelledby={headingId}>
      <header className="pane-head">
        <h3 id={headingId}>Activity</h3>
        <TopicNote state={state} missing="The server knows no activity of this session." />
      </header>
      <div className="activity-frame">
        {/* A log that is read on demand: to hear every line of output would drown all else. */}
        <div
          ref={box}
          className="activity"
          role="log"
          aria-live="off"
          aria-label={`Activity of ${session.title}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
          tabIndex={0}
          onScroll={onScroll}
        >
          {entries?.length === 0 && <p className="activity-empty">Nothing has happened yet.</p>}
          {entries?.map((entry, at) => (
            <Entry
              key={entry.number}
              entry={entry}
              tone={stepTone(entry, session)}
              timed={!sameSecond(entries[at - 1], entry)}
            />
          ))}
        </div>
        {!atEnd && (
          <button
            type="button"
            className="to-end"
            onClick={() => {
              toEnd();
              // The button goes; the keyboard's place does not go with it.
              box.current?.focus();
            }}
          >
            Newest
          </button>
        )}
      </div>
    </section>
  );
}

function sameSecond(before: ActivityEntry | undefined, entry: ActivityEntry): boolean {
  return before !== undefined && clock(before.at) === clock(entry.at);
}
