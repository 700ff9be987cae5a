const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time in at most two units, such as `3 min 12 s`. Negative lengths, from clocks that differ, are `0 s`. */
export function duration(ms: number): string {
  const length = Math.max(0, ms);
  if (length < MINUTE) return `${Math.floor(length / SECOND)} s`;
  if (length < HOUR) return `${Math.floor(length / MINUTE)} min ${padded((length % MINUTE) / SECOND)} s`;
  if (length < DAY) return `${Math.floor(length / HOUR)} h ${padded((length % HOUR) / MINUTE)} min`;
  return `${Math.floor(length / DAY)} d ${Math.floor((length % DAY) / HOUR)} h`;
}

/** How long ago, in one unit, such as `12 s ago`. Under two seconds, and in the future, it is `just now`. */
export function ago(ms: number): string {
  if (ms < 2 * SECOND) return "just now";
  if (ms < MINUTE) return `${Math.floor(ms / SECOND)} s ago`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min ago`;
  if (ms < DAY) return `${Math.floor(ms / HOUR)} h ago`;
  return `${Math.floor(ms / DAY)} d ago`;
}

const MOMENT = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });

/** A timestamp in the reader's own language and time zone, to the second. */
export function moment(timestamp: string): string {
  return MOMENT.format(new Date(timestamp));
}

// The same width for all, whatever the reader's language: a column of a log.
const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

/** A timestamp's time of day in the reader's time zone, such as `14:03:59`. */
export function clock(timestamp: string): string {
  return CLOCK.format(new Date(timestamp));
}

function padded(value: number): string {
  return String(Math.floor(value)).padStart(2, "0");
}
