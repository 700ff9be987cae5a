import type { ActivityEntry, Session } from "@wirepact/contract";
import { memo } from "react";
import { Mark } from "../StateMark.tsx";
import { type Tone, toneOf } from "../session.ts";
import { clock, moment } from "../time.ts";

export interface EntryProps {
  readonly entry: ActivityEntry;
  /** The look of a lifecycle step; only the session knows whether its end was a good one. */
  readonly tone: Tone | undefined;
  /** Whether its time differs from that of the entry before, to the second. */
  readonly timed: boolean;
}

/** One entry. Entries never change: what the log holds already is not rendered again. */
export const Entry = memo(function Entry({ entry, tone, timed }: EntryProps) {
  return (
    <div className={`entry entry-${entry.kind}`}>
      <time dateTime={entry.at} title={moment(entry.at)}>
        {timed && clock(entry.at)}
      </time>
      <EntryText entry={entry} tone={tone} />
    </div>
  );
});

function EntryText({ entry, tone }: Pick<EntryProps, "entry" | "tone">) {
  switch (entry.kind) {
    case "output":
      return <p className="mono">{entry.text}</p>;
    case "lifecycle":
      return (
        <p className={`step state-${tone ?? "unknown"}`}>
          <Mark tone={tone ?? "unknown"} />
          <span>{entry.text}</span>
        </p>
      );
    case "skipped":
      return <p className="skipped">{skippedText(entry.lines)}</p>;
  }
}

function skippedText(lines: number): string {
  const count = lines === 1 ? "1 line" : `${lines.toLocaleString()} lines`;
  return `${count} skipped, too fast to keep`;
}

/** A step's look: that of the session if it stands there now, and a plain one for an end whose outcome is still to come. */
export function stepTone(entry: ActivityEntry, session: Session): Tone | undefined {
  if (entry.kind !== "lifecycle") return undefined;
  if (entry.state === session.state) return toneOf(session);
  return entry.state === "exited" ? "unknown" : toneOf({ ...session, state: entry.state });
}
