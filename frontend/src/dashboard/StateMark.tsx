import type { Session } from "@wirepact/contract";
import type { ReactNode } from "react";
import { stateLabel, type Tone, toneOf } from "./session.ts";

/** The state as a mark and a word. The mark's shape differs too, for those who see no colours. */
export function StateMark({ session }: { readonly session: Session }) {
  const tone = toneOf(session);
  return (
    <span className={`state state-${tone}`}>
      <Mark tone={tone} />
      {stateLabel(session.state)}
    </span>
  );
}

/** The mark alone, in the colour around it. */
export function Mark({ tone }: { readonly tone: Tone }) {
  return (
    <svg className="state-mark" viewBox="0 0 12 12" aria-hidden="true">
      {MARKS[tone]}
    </svg>
  );
}

const MARKS: Readonly<Record<Tone, ReactNode>> = {
  running: <circle cx="6" cy="6" r="4" fill="currentColor" />,
  waiting: <circle className="turning" cx="6" cy="6" r="4" fill="none" strokeWidth="2" strokeDasharray="16 9" />,
  ok: <path d="M2 6.4 4.8 9 10 3.2" fill="none" strokeWidth="1.8" />,
  bad: <path d="m2.8 2.8 6.4 6.4m0-6.4-6.4 6.4" fill="none" strokeWidth="1.8" />,
  lost: <circle cx="6" cy="6" r="4" fill="none" strokeWidth="1.6" strokeDasharray="1.6 2.6" />,
  unknown: <circle cx="6" cy="6" r="4" fill="none" strokeWidth="1.6" />,
};
