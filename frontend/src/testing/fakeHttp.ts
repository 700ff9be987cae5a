import { encodeSession, encodeSessionList, type ProblemCode, type Session, type SessionList } from "@wirepact/contract";

export interface FakeRequest {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly signal: AbortSignal;
  respond(status: number, text?: string): void;
  /** As if the server were not there. */
  fail(): void;
}

/** An HTTP server that answers when a test says so. */
export class FakeHttp {
  readonly requests: FakeRequest[] = [];

  readonly fetch: typeof globalThis.fetch = (input, init = {}) => {
    const { promise, resolve, reject } = Promise.withResolvers<Response>();
    const signal = init.signal ?? new AbortController().signal;
    signal.addEventListener("abort", () => reject(signal.reason));
    this.requests.push({
      method: init.method ?? "GET",
      path: String(input),
      body: typeof init.body === "string" ? JSON.parse(init.body) : undefined,
      signal,
      respond: (status, text = "") => resolve(answer(status, text)),
      fail: () => reject(new TypeError("fetch failed")),
    });
    return promise;
  };

  /** The request made last. */
  get last(): FakeRequest {
    const request = this.requests.at(-1);
    if (request === undefined) throw new Error("No request was made.");
    return request;
  }

  /** How often the list was asked for. */
  get polls(): number {
    return this.requests.filter(({ method, path }) => method === "GET" && path === "/api/sessions").length;
  }
}

/** A response whose body is there at once: a real one is read over several turns of the event loop. */
function answer(status: number, text: string): Response {
  return Object.assign(new Response(null, { status }), { text: () => Promise.resolve(text) });
}

export function listBody(list: SessionList): string {
  return encodeSessionList(list);
}

export function sessionBody(session: Session): string {
  return encodeSession(session);
}

export function problem(code: ProblemCode, message: string): string {
  return JSON.stringify({ code, message });
}
