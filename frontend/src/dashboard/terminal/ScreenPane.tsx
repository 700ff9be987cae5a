import type { Session, Terminal, TerminalSize } from "@wirepact/contract";
import { useId } from "react";
import { useScreen, useTerminal } from "../../state/hooks.ts";
import { isEnded } from "../session.ts";
import { TopicNote } from "../TopicNote.tsx";
import { ScreenView } from "./ScreenView.tsx";

/** The session's screen, live while this is there; the last one once the terminal is closed. */
export function ScreenPane({ session }: { readonly session: Session }) {
  const terminal = useTerminal(session.id);
  // A refused topic is not asked for again by itself: with the terminal that it lacked, it is.
  return <LiveScreen key={terminal === undefined ? "none" : "there"} session={session} terminal={terminal} />;
}

interface LiveScreenProps {
  readonly session: Session;
  readonly terminal: Terminal | undefined;
}

function LiveScreen({ session, terminal }: LiveScreenProps) {
  const state = useScreen(session.id);
  const headingId = useId();
  const closed = terminal === undefined ? isEnded(session) : terminal.status === "closed";
  const heading = closed ? "Last screen" : "Screen";
  const size = state.data?.size ?? terminal?.size;
  const note = <TopicNote state={state} missing="The server keeps no screen of this session." />;
  return (
    <section className={`pane pane-${state.freshness}`} aria-labelledby={headingId}>
      <header className="pane-head">
        <h3 id={headingId}>{heading}</h3>
        {terminal?.title !== undefined && <p className="pane-title">{terminal.title}</p>}
        {state.data !== undefined && note}
        {size !== undefined && <Facts size={size} closed={closed} />}
      </header>
      {state.data === undefined ? (
        <div className="pane-empty">{note}</div>
      ) : (
        <ScreenView screen={state.data} label={`${heading} of ${session.title}`} closed={closed} />
      )}
    </section>
  );
}

function Facts({ size, closed }: { readonly size: TerminalSize; readonly closed: boolean }) {
  return (
    <p className="pane-facts">
      {closed && <span>closed</span>}
      <span title={`${size.columns} columns, ${size.rows} rows`}>
        {size.columns}×{size.rows}
      </span>
    </p>
  );
}
