import { type ReactNode, useId } from "react";
import type { TopicState } from "../state/topicStore.ts";
import { TopicNote } from "./TopicNote.tsx";

export interface PaneProps<State> {
  readonly heading: string;
  readonly state: TopicState<State>;
  /** What to say when the server has no such topic. */
  readonly missing: string;
  /** What stands beside the heading. */
  readonly beside?: ReactNode;
  /** Shows the state. */
  readonly children: (data: State) => ReactNode;
}

/** A part of a detail that shows one topic, or says why it shows none. */
export function Pane<State>({ heading, state, missing, beside, children }: PaneProps<State>) {
  const headingId = useId();
  const note = <TopicNote state={state} missing={missing} />;
  return (
    // biome-ignore lint/a11y/useSemanticElements: it is no part of a form, and too small for a landmark.
    <div className={`pane pane-${state.freshness}`} role="group" aria-labelledby={headingId}>
      <header className="pane-head">
        <h3 id={headingId}>{heading}</h3>
        {state.data !== undefined && note}
        {beside}
      </header>
      {state.data === undefined ? <div className="pane-empty">{note}</div> : children(state.data)}
    </div>
  );
}
