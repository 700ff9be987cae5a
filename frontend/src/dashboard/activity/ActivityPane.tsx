import type { ActivityEntry, Session } from "@wirepact/contract";
import { useActivity } from "../../state/hooks.ts";
import { Pane } from "../Pane.tsx";
import { clock } from "../time.ts";
import { Entry, stepTone } from "./Entry.tsx";
import { useStickToEnd } from "./useStickToEnd.ts";

/** What happened in the session, newest last, live while this is there. */
export function ActivityPane({ session }: { readonly session: Session }) {
  return (
    <Pane heading="Activity" state={useActivity(session.id)} missing="The server knows no activity of this session.">
      {({ entries }) => <ActivityLog entries={entries} session={session} />}
    </Pane>
  );
}

interface ActivityLogProps {
  readonly entries: readonly ActivityEntry[];
  readonly session: Session;
}

function ActivityLog({ entries, session }: ActivityLogProps) {
  const { box, atEnd, onScroll, toEnd } = useStickToEnd(entries);

  function backToEnd(): void {
    toEnd();
    // The button goes; the keyboard's place does not go with it.
    box.current?.focus();
  }

  return (
    <div className="activity-frame">
      <div
        ref={box}
        className="activity"
        role="log"
        // To hear every line of output would drown all else: it is read when one goes there.
        aria-live="off"
        aria-label={`Activity of ${session.title}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
        tabIndex={0}
        onScroll={onScroll}
      >
        {entries.length === 0 && <p className="activity-empty">Nothing has happened yet.</p>}
        {entries.map((entry, at) => (
          <Entry
            key={entry.number}
            entry={entry}
            tone={stepTone(entry, session)}
            timed={!sameSecond(entries[at - 1], entry)}
          />
        ))}
      </div>
      {!atEnd && (
        <button type="button" className="to-end" onClick={backToEnd}>
          Newest
        </button>
      )}
    </div>
  );
}

function sameSecond(before: ActivityEntry | undefined, entry: ActivityEntry): boolean {
  return before !== undefined && clock(before.at) === clock(entry.at);
}
