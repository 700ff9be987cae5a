import type { Session } from "@wirepact/contract";
import { duration, moment } from "./time.ts";

/** Everything about a session, nothing cut short. */
export function SessionDetails({ session, line }: { readonly session: Session; readonly line: string }) {
  return (
    <dl className="details">
      <Detail term="Command" value={line} mono={true} wide={true} />
      <Detail term="Folder" value={session.cwd} mono={true} wide={true} />
      <Detail term="Reason" value={session.reason} wide={true} />
      <Detail term="Created" value={moment(session.created_at)} />
      <Detail term="Started" value={session.started_at && moment(session.started_at)} />
      <Detail term="Last active" value={moment(session.last_activity_at)} />
      <Detail term="Ended" value={session.ended_at && moment(session.ended_at)} />
      <Detail term="Took" value={took(session)} />
      <Detail term="Exit code" value={session.exit_code?.toString()} />
      <Detail term="Signal" value={session.signal} />
      <Detail term="Session" value={session.id} mono={true} />
    </dl>
  );
}

function took({ started_at, ended_at }: Session): string | undefined {
  if (started_at === undefined || ended_at === undefined) return undefined;
  return duration(Date.parse(ended_at) - Date.parse(started_at));
}

interface DetailProps {
  readonly term: string;
  readonly value: string | undefined;
  readonly mono?: boolean;
  readonly wide?: boolean;
}

function Detail({ term, value, mono = false, wide = false }: DetailProps) {
  if (value === undefined) return null;
  return (
    <div className={wide ? "wide" : undefined}>
      <dt>{term}</dt>
      <dd className={mono ? "mono" : undefined}>{value}</dd>
    </div>
  );
}
