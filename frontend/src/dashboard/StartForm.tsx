import { type SubmitEvent, useId, useRef, useState } from "react";
import { useApp } from "../state/hooks.ts";
import { startRequest } from "./session.ts";
import { useAction } from "./useAction.ts";

/** One command line and, if wanted, a folder to run it in. Stays ready for the next one. */
export function StartForm() {
  const { sessionActions } = useApp();
  const [line, setLine] = useState("");
  const [folder, setFolder] = useState("");
  const lineInput = useRef<HTMLInputElement>(null);
  const errorId = useId();
  const start = useAction(sessionActions.start);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (line.trim() !== "" && (await start.perform(startRequest(line.trim(), folder.trim())))) {
      // What was typed meanwhile is kept.
      setLine((typed) => (typed === line ? "" : typed));
    }
    lineInput.current?.focus();
  }

  return (
    <form className="start" aria-label="Start a session" onSubmit={(event) => void submit(event)}>
      <label className="field field-line">
        <span className="label">Command</span>
        <input
          ref={lineInput}
          className="mono"
          value={line}
          onChange={(event) => setLine(event.target.value)}
          placeholder="make test"
          required={true}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-describedby={start.error === undefined ? undefined : errorId}
        />
      </label>
      <label className="field field-folder">
        <span className="label">
          Folder <span className="optional">optional</span>
        </span>
        <input
          className="mono"
          value={folder}
          onChange={(event) => setFolder(event.target.value)}
          placeholder="the server’s own"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
        />
      </label>
      <button type="submit" className="primary" aria-disabled={start.pending}>
        Start
      </button>
      {start.error !== undefined && (
        <p className="problem" id={errorId} role="alert">
          {start.error}
        </p>
      )}
    </form>
  );
}
