import { useEffect, useState } from "react";
import { useConnection } from "../state/hooks.ts";

export interface Action<Arguments extends readonly unknown[]> {
  readonly pending: boolean;
  /** Why the last try failed, for people; undefined before, meanwhile, after a success and once the server is back. */
  readonly error: string | undefined;
  /** Resolves to whether it worked; never rejects. Does nothing while another try is under way. */
  perform(...values: Arguments): Promise<boolean>;
}

/** Runs something that may fail, where the failure is shown beside the button that caused it. */
export function useAction<Arguments extends readonly unknown[]>(
  run: (...values: Arguments) => Promise<unknown>,
): Action<Arguments> {
  const [{ pending, error }, setState] = useState<{ pending: boolean; error?: string }>({ pending: false });
  const isLive = useConnection().status.state === "live";

  // What failed while the server was away says nothing of it now.
  useEffect(() => {
    if (isLive) setState((last) => (last.error === undefined ? last : { pending: last.pending }));
  }, [isLive]);

  async function perform(...values: Arguments): Promise<boolean> {
    if (pending) return false;
    setState({ pending: true });
    try {
      await run(...values);
      setState({ pending: false });
      return true;
    } catch (cause) {
      setState({ pending: false, error: cause instanceof Error ? cause.message : String(cause) });
      return false;
    }
  }

  return { pending, error, perform };
}
