import type { Session, SessionList } from "@wirepact/contract";
import { useEffect, useRef, useState } from "react";
import { useSessions } from "../state/hooks.ts";
import { isEnded, outcome, stateLabel } from "./session.ts";

/** Says aloud, for those who do not see the list, which sessions have just ended. */
export function Announcer() {
  const { data } = useSessions();
  const before = useRef<SessionList>(undefined);
  const [text, setText] = useState("");

  useEffect(() => {
    const news = before.current && data ? newlyEnded(before.current, data) : [];
    before.current = data;
    if (news.length > 0) setText(news.map(sentence).join(" "));
  }, [data]);

  return (
    <p className="unseen" aria-live="polite">
      {text}
    </p>
  );
}

function newlyEnded(before: SessionList, after: SessionList): readonly Session[] {
  const live = new Set(before.sessions.filter((session) => !isEnded(session)).map((session) => session.id));
  return after.sessions.filter((session) => isEnded(session) && live.has(session.id));
}

function sentence(session: Session): string {
  const how = outcome(session);
  return `${session.title}: ${stateLabel(session.state)}${how === undefined ? "" : `, ${how}`}.`;
}
