import { useTerminal } from "../../state/hooks.ts";

/** What a session's terminal shows just now, in one line. It renders by itself, for it changes more than its row does. */
export function TerminalSummary({ sessionId }: { readonly sessionId: string }) {
  const terminal = useTerminal(sessionId);
  if (terminal === undefined) return null;
  const { title, last_line: lastLine, size, status } = terminal;
  return (
    <div className={`summary summary-${status === "closed" ? "closed" : "open"}`}>
      <div className="summary-text">
        {title !== undefined && (
          <span className="summary-title" title={title}>
            {title}
          </span>
        )}
        {lastLine === "" ? (
          <span className="summary-line blank">blank screen</span>
        ) : (
          <span className="summary-line mono" title={lastLine}>
            {lastLine}
          </span>
        )}
      </div>
      <span className="summary-size" title={`${size.columns} columns, ${size.rows} rows`}>
        {size.columns}×{size.rows}
      </span>
    </div>
  );
}
