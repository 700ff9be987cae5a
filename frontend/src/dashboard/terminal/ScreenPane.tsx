import type { Session, Terminal, TerminalSize } from "@wirepact/contract";
import { useScreen, useTerminal } from "../../state/hooks.ts";
import { Pane } from "../Pane.tsx";
import { isEnded } from "../session.ts";
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
  const closed = terminal === undefined ? isEnded(session) : terminal.status === "closed";
  const heading = closed ? "Last screen" : "Screen";
  const size = state.data?.size ?? terminal?.size;
  return (
    <Pane
      heading={heading}
      state={state}
      missing="The server keeps no screen of this session."
      beside={
        <>
          {terminal?.title !== undefined && <p className="pane-title">{terminal.title}</p>}
          {size !== undefined && <Facts size={size} closed={closed} />}
        </>
      }
    >
      {(screen) => <ScreenView screen={screen} label={`${heading} of ${session.title}`} closed={closed} />}
    </Pane>
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
