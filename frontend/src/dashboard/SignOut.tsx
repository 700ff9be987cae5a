import { useApp } from "../state/hooks.ts";
import { useAction } from "./useAction.ts";

/** Ends this browser's sign-in, in all of its tabs. */
export function SignOut() {
  const { signOut } = useApp();
  const { pending, error, perform } = useAction(signOut);
  return (
    <div className="sign-out">
      {error !== undefined && (
        <span className="problem" role="alert">
          {error}
        </span>
      )}
      <button type="button" aria-disabled={pending} onClick={() => void perform()}>
        Sign out
      </button>
    </div>
  );
}
