/** Undoes what returned it; calling it again does nothing. */
export type Cancel = () => void;

/** What the client uses of a WebSocket. `close` may be called at any time, and more than once. */
export interface Socket {
  send(text: string): void;
  close(): void;
}

export interface SocketEvents {
  onOpen(): void;
  /** `data` is a string for a text frame, anything else for a binary one. */
  onMessage(data: unknown): void;
  /** Comes once, also for a socket that never opened (RFC 6455, section 7.4 has the codes). */
  onClose(code: number, reason: string): void;
}

export interface StreamEvents {
  /** The server's answer is a stream. Whether one gets through is another question: some proxies hold bodies back. */
  onOpen(): void;
  /** An event; one of no type is a `message` (WHATWG HTML, section 9.2.6). */
  onEvent(type: string, data: string): void;
  /** Bytes came, of an event or of none, such as a comment: the server is there. */
  onSign(): void;
  /** Comes once, unless the stream was cancelled. `status` is the HTTP answer's where that was no stream. */
  onEnd(end: { readonly status?: number; readonly reason: string }): void;
}

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  after(ms: number, run: () => void): Cancel;
}

/** Everything the client touches of the world, so that a test can be all of it. */
export interface Ports {
  readonly clock: Clock;
  openSocket(url: string, events: SocketEvents): Socket;
  /** Asks for Server-Sent Events. Cancelled, it says nothing more. */
  openStream(url: string, events: StreamEvents): Cancel;
  /** Uniform over [0, 1). */
  random(): number;
  /** Calls `wake` when a silence may have gone unnoticed: the page is shown again, the network is back. */
  onWake(wake: () => void): Cancel;
}
