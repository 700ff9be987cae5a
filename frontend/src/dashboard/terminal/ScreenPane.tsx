import type { Session, Terminal, TerminalSize } from "@wirepact/contract";
import { useId } from "react";
import { useScreen, useTerminal } from "../../state/hooks.ts";
import { isEnded } from "../session.ts";
import { TopicNote } from "../TopicNote.tsx";
import { ScreenFrame, ScreenView } from "./ScreenView.tsx";

const USUAL_SIZE: TerminalSize = { columns: 80, rows: 24 };

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
  const size = state.data?.size ?? terminal?.size ?? USUAL_SIZE;
  const label = `${closed ? "Last screen" : "Screen"} of ${session.title}`;
  return (
    <section className={`pane screen-pane pane-${state.freshness}`} aria-labelledby={headingId}>
      <header className="pane-head">
        <h3 id={headingId}>{closed ? "Last screen" : "Screen"}</h3>
        {terminal?.title !== undefined && <p className="pane-title">{terminal.title}</p>}
        <TopicNote state={state} missing="The server keeps no screen of this session." />
        <p className="pane-facts">
          {closed && <span>closed</span>}
          <span title={`${size.columns} columns, ${size.rows} rows`}>
            {size.columns}×{size.rows}
          </span>
        </p>
      </header>
      {state.data === undefined ? (
        <ScreenFrame size={size} label={label}>
          {null}
        </ScreenFrame>
      ) : (
        <ScreenView screen={state.data} label={label} />
      )}
    </section>
  );
}
