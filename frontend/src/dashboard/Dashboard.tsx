import { useConnection, useSessions } from "../state/hooks.ts";
import { Announcer } from "./Announcer.tsx";
import { ConnectionBadge } from "./ConnectionBadge.tsx";
import { SessionList } from "./SessionList.tsx";
import { SignedOut } from "./SignedOut.tsx";
import { SignOut } from "./SignOut.tsx";
import { StartForm } from "./StartForm.tsx";
import { isLive } from "./session.ts";

/** The whole page. */
export function Dashboard() {
  const { signedOut, status } = useConnection();
  const { data, freshness } = useSessions();
  // HTTP may have let this browser in again while the WebSocket is still on its way.
  const locked = signedOut && freshness !== "polled";
  const live = locked ? 0 : (data?.sessions.filter(isLive).length ?? 0);
  return (
    <div className="page">
      <title>{live > 0 ? `${live} live · Wirepact` : "Wirepact"}</title>
      <header className="masthead">
        <h1>
          <svg className="logo" viewBox="0 0 32 32" aria-hidden="true">
            <path d="M9 12.5c0 9 14-2 14 7" />
            <circle cx="9" cy="11" r="3.6" />
            <circle cx="23" cy="21" r="3.6" />
          </svg>
          Wirepact
        </h1>
        <ConnectionBadge />
        {!locked && <SignOut />}
      </header>
      <main>
        {status.state === "stopped" && (
          <p className="problem stopped" role="alert">
            The server ended the connection, and trying again by itself would not help: {status.reason} (close code{" "}
            {status.code})
          </p>
        )}
        {locked ? (
          <SignedOut />
        ) : (
          <>
            <StartForm />
            <SessionList />
            <Announcer />
          </>
        )}
      </main>
    </div>
  );
}
