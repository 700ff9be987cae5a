import type { Session } from "@wirepact/contract";
import { memo, useId, useLayoutEffect, useRef, useState } from "react";
import { useApp } from "../state/hooks.ts";
import { Ago, Elapsed } from "./Ago.tsx";
import { SessionDetails } from "./SessionDetails.tsx";
import { StateMark } from "./StateMark.tsx";
import { commandLine, isEnded, isLive, outcome } from "./session.ts";
import { TerminalSummary } from "./terminal/TerminalSummary.tsx";
import { useAction } from "./useAction.ts";

export interface SessionRowProps {
  readonly session: Session;
  /** The person asks for its removal. */
  onRemove(id: string): void;
}

/** One session. All rows have the same two lines in every state, so that nothing shifts when one changes. */
export const SessionRow = memo(function SessionRow({ session, onRemove }: SessionRowProps) {
  const [open, setOpen] = useState(false);
  const detailsId = useId();
  const titleId = useId();
  const line = commandLine(session.command);
  return (
    <li className="row" aria-labelledby={titleId} data-session={session.id}>
      <div className="row-state">
        <StateMark session={session} />
        <span className="second">
          {outcome(session) ??
            (session.started_at !== undefined && <Elapsed from={session.started_at} to={session.ended_at} />)}
        </span>
      </div>
      <div className="row-what">
        <button
          type="button"
          className="disclose"
          aria-expanded={open}
          aria-controls={detailsId}
          title={line}
          onClick={() => setOpen(!open)}
        >
          <span className="mono" id={titleId}>
            {session.title}
          </span>
          {session.title !== line && <span className="mono also">{line}</span>}
        </button>
        <span className="second">
          {session.reason !== undefined && <span className="reason">{session.reason}</span>}
          <span className="mono" title={session.cwd}>
            {session.cwd}
          </span>
        </span>
      </div>
      <RowTimes session={session} />
      <RowActions session={session} labelledBy={titleId} onRemove={onRemove} />
      <TerminalSummary sessionId={session.id} />
      <div className="row-details" id={detailsId} hidden={!open}>
        {open && <SessionDetails session={session} line={line} />}
      </div>
    </li>
  );
});

function RowTimes({ session }: { readonly session: Session }) {
  return (
    <div className="row-times">
      <span>
        {session.started_at === undefined ? "created " : "started "}
        <Ago at={session.started_at ?? session.created_at} />
      </span>
      <span className="second">
        {session.ended_at === undefined ? "active " : "ended "}
        <Ago at={session.ended_at ?? session.last_activity_at} />
      </span>
    </div>
  );
}

/**
 * Stop and Remove have a place each: a second click on Stop, when the session has just ended, must not remove it.
 */
function RowActions({ session, labelledBy, onRemove }: SessionRowProps & { readonly labelledBy: string }) {
  const { sessionActions } = useApp();
  const stop = useAction(sessionActions.stop);
  const remove = useAction(sessionActions.remove);
  const stopHadFocus = useRef(false);
  const removeButton = useRef<HTMLButtonElement>(null);
  const [stopId, removeId] = [useId(), useId()];
  const [live, ended] = [isLive(session), isEnded(session)];
  const stopping = stop.pending || session.state === "stopping";
  const error = stop.error ?? remove.error;

  useLayoutEffect(() => {
    // The keyboard's place is not lost when the button that has it goes. Asking the document would be too late: hiding
    // a button takes its focus at once. React tells of no blur that its own update caused.
    if (ended && stopHadFocus.current) removeButton.current?.focus();
  }, [ended]);

  return (
    <>
      <div className="row-actions">
        <button
          type="button"
          id={stopId}
          className="stop"
          hidden={!live}
          aria-labelledby={`${stopId} ${labelledBy}`}
          aria-disabled={stopping}
          onFocus={() => {
            stopHadFocus.current = true;
          }}
          onBlur={() => {
            stopHadFocus.current = false;
          }}
          onClick={() => void (stopping || stop.perform(session.id))}
        >
          {stopping ? "Stopping" : "Stop"}
        </button>
        <button
          ref={removeButton}
          type="button"
          id={removeId}
          className="icon"
          hidden={!ended}
          aria-label="Remove"
          aria-labelledby={`${removeId} ${labelledBy}`}
          aria-disabled={remove.pending}
          title="Remove from the list"
          onClick={() => {
            onRemove(session.id);
            void remove.perform(session.id);
          }}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="m4 4 8 8m0-8-8 8" />
          </svg>
        </button>
      </div>
      {error !== undefined && (
        <p className="problem row-problem" role="alert">
          {error}
        </p>
      )}
    </>
  );
}
