import type { Session } from "@wirepact/contract";
import { ActivityPane } from "./activity/ActivityPane.tsx";
import { ScreenPane } from "./terminal/ScreenPane.tsx";
import { duration, moment } from "./time.ts";

interface SessionDetailsProps {
  readonly session: Session;
  /** The command as one would type it. */
  readonly line: string;
}

/** A session's screen and activity, live, and all that is known about it, nothing cut short. */
export function SessionDetails({ session, line }: SessionDetailsProps) {
  return (
    <div className="details">
      <div className="panes">
        <ScreenPane session={session} />
        <ActivityPane session={session} />
      </div>
      <Facts session={session} line={line} />
    </div>
  );
}

function Facts({ session, line }: SessionDetailsProps) {
  return (
    <dl className="facts">
      <Fact term="Command" value={line} mono={true} wide={true} />
      <Fact term="Folder" value={session.cwd} mono={true} wide={true} />
      <Fact term="Reason" value={session.reason} wide={true} />
      <Fact term="Created" value={moment(session.created_at)} />
      <Fact term="Started" value={session.started_at && moment(session.started_at)} />
      <Fact term="Last active" value={moment(session.last_activity_at)} />
      <Fact term="Ended" value={session.ended_at && moment(session.ended_at)} />
      <Fact term="Took" value={took(session)} />
      <Fact term="Exit code" value={session.exit_code?.toString()} />
      <Fact term="Signal" value={session.signal} />
      <Fact term="Session" value={session.id} mono={true} />
    </dl>
  );
}

function took({ started_at, ended_at }: Session): string | undefined {
  if (started_at === undefined || ended_at === undefined) return undefined;
  return duration(Date.parse(ended_at) - Date.parse(started_at));
}

interface FactProps {
  readonly term: string;
  readonly value: string | undefined;
  readonly mono?: boolean;
  readonly wide?: boolean;
}

function Fact({ term, value, mono = false, wide = false }: FactProps) {
  if (value === undefined) return null;
  return (
    <div className={wide ? "wide" : undefined}>
      <dt>{term}</dt>
      <dd className={mono ? "mono" : undefined}>{value}</dd>
    </div>
  );
}
