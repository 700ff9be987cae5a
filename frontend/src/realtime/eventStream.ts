import { createParser } from "eventsource-parser";
import type { Cancel, StreamEvents } from "./ports.ts";

const MEDIA_TYPE = "text/event-stream";

/**
 * Reads Server-Sent Events over `fetch`, which tells what `EventSource` hides: the status of a refusal, and that bytes come.
 */
export function openEventStream(url: string, events: StreamEvents): Cancel {
  const abort = new AbortController();
  // Never rejects: whatever goes wrong is the stream's end.
  void read(url, events, abort.signal);
  return () => abort.abort();
}

async function read(url: string, events: StreamEvents, signal: AbortSignal): Promise<void> {
  const end = await readToEnd(url, events, signal).catch((cause: unknown) => ({ reason: String(cause) }));
  if (!signal.aborted) events.onEnd(end);
}

async function readToEnd(
  url: string,
  events: StreamEvents,
  signal: AbortSignal,
): Promise<Parameters<StreamEvents["onEnd"]>[0]> {
  const response = await fetch(url, { signal, headers: { Accept: MEDIA_TYPE }, cache: "no-store" });
  const { status, body } = response;
  if (status !== 200 || body === null || mediaType(response) !== MEDIA_TYPE) {
    await body?.cancel().catch(() => undefined); // the status has been read, which is all that is wanted of it
    return { status, reason: `HTTP ${status} instead of a stream` };
  }
  if (!signal.aborted) events.onOpen();
  const parser = createParser({
    onEvent: ({ event, data }) => signal.aborted || events.onEvent(event ?? "message", data),
  });
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { reason: "the stream ended" };
    if (!signal.aborted) events.onSign();
    parser.feed(value);
  }
}

function mediaType(response: Response): string | undefined {
  return response.headers.get("Content-Type")?.split(";")[0]?.trim().toLowerCase();
}
