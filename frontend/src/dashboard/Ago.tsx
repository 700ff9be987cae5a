import { ago, duration, moment } from "./time.ts";
import { useNow } from "./useNow.ts";

/** How long ago a moment was, ticking; the exact moment is in the tooltip and for machines. */
export function Ago({ at }: { readonly at: string }) {
  const now = useNow();
  return (
    <time dateTime={at} title={moment(at)}>
      {ago(now - Date.parse(at))}
    </time>
  );
}

/** How long something has taken, ticking until it has an end. */
export function Elapsed({ from, to }: { readonly from: string; readonly to: string | undefined }) {
  const now = useNow();
  return <span>{duration((to === undefined ? now : Date.parse(to)) - Date.parse(from))}</span>;
}
