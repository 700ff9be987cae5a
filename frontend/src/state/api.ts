import {
  ContractError,
  decodeProblem,
  decodeSession,
  decodeSessionList,
  encodeStartSession,
  type ProblemCode,
  type Session,
  type SessionList,
  type StartSession,
} from "@wirepact/contract";

/** A request that did not do what it should. The message is for people; `code` is absent if the server gave none. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: ProblemCode | undefined;

  constructor(message: string, options: { readonly code?: ProblemCode; readonly cause?: unknown } = {}) {
    super(message, "cause" in options ? { cause: options.cause } : undefined);
    this.code = options.code;
  }
}

/** The supervisor's HTTP API. Every method rejects with an ApiError, or with the signal's reason when aborted. */
export interface Api {
  listSessions(signal: AbortSignal): Promise<SessionList>;
  startSession(body: StartSession): Promise<Session>;
  stopSession(id: string): Promise<Session>;
  removeSession(id: string): Promise<void>;
  /** Ends this browser's sign-in, on the server too. */
  signOut(): Promise<void>;
}

export interface ApiOptions {
  readonly fetch: typeof globalThis.fetch;
  /** Told of every 401, before the method rejects. */
  onUnauthorized(): void;
}

const TIMEOUT_MS = 20_000;
const UNAUTHORIZED = 401;

export function createApi(options: ApiOptions): Api {
  async function call<T>(method: string, path: string, read: (text: string) => T, init: RequestInit = {}): Promise<T> {
    const { ok, status, text } = await answer(options.fetch, path, { ...init, method });
    if (status === UNAUTHORIZED) options.onUnauthorized();
    if (!ok) throw refusal(status, text);
    try {
      return read(text);
    } catch (cause) {
      throw new ApiError("The server gave an answer that this page cannot read.", { cause });
    }
  }

  return {
    listSessions: (signal) => call("GET", "/api/sessions", decodeSessionList, { signal }),
    startSession: (body) =>
      call("POST", "/api/sessions", decodeSession, {
        body: encodeStartSession(body),
        headers: { "content-type": "application/json" },
      }),
    stopSession: (id) => call("POST", `${sessionPath(id)}/stop`, decodeSession),
    removeSession: (id) => call("DELETE", sessionPath(id), () => undefined),
    signOut: () => call("POST", "/api/sign-out", () => undefined),
  };
}

async function answer(fetch: typeof globalThis.fetch, path: string, init: RequestInit) {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
  try {
    const response = await fetch(path, { ...init, signal });
    return { ok: response.ok, status: response.status, text: await response.text() };
  } catch (cause) {
    init.signal?.throwIfAborted();
    throw new ApiError("The server does not answer. Is it running?", { cause });
  }
}

function refusal(status: number, text: string): ApiError {
  try {
    const problem = decodeProblem(text);
    return new ApiError(problem.message, { code: problem.code });
  } catch (cause) {
    if (!(cause instanceof ContractError)) throw cause;
    // A proxy's error page, for instance: its text is of no use to people.
    return new ApiError(`The server refused with status ${status} and gave no reason.`, { cause });
  }
}

function sessionPath(id: string): string {
  return `/api/sessions/${encodeURIComponent(id)}`;
}
