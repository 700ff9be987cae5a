import { type OnReport, type Ports, RealtimeClient } from "../realtime/index.ts";
import { createApi } from "./api.ts";
import { type ConnectionState, createConnectionStore } from "./connection.ts";
import { createDetailStores, type DetailStores } from "./details.ts";
import { createSessionActions, createSessionsStore, type SessionActions, type SessionsStore } from "./sessions.ts";
import type { Store } from "./store.ts";
import { createTerminalsStore, type TerminalsStore } from "./terminals.ts";

/** Everything the page shows and does. */
export interface App extends DetailStores {
  readonly connection: Store<ConnectionState>;
  readonly sessions: SessionsStore;
  readonly terminals: TerminalsStore;
  readonly sessionActions: SessionActions;
  /** Connects, or tries now instead of after the pause, or again after the client gave up. */
  connect(): void;
  /** Ends this browser's sign-in. Rejects with an ApiError when the server did not. */
  signOut(): Promise<void>;
  /** Disconnects for good. */
  disconnect(): void;
}

export interface AppOptions {
  /** The bus's `ws:` or `wss:` URL. */
  readonly url: string;
  /** The URL of the bus's Server-Sent Events, for where WebSockets are blocked. */
  readonly streamUrl?: string;
  readonly ports: Ports;
  readonly fetch: typeof globalThis.fetch;
  readonly onReport?: OnReport;
}

/** Wires client, HTTP and stores together. */
export function createApp(options: AppOptions): App {
  const client = new RealtimeClient(options);
  const api = createApi({ fetch: options.fetch, onUnauthorized: () => client.signedOut() });
  const sessions = createSessionsStore(client, api, options.ports);
  return {
    connection: createConnectionStore(client),
    sessions,
    terminals: createTerminalsStore(client),
    ...createDetailStores(client),
    sessionActions: createSessionActions(api, sessions),
    connect: () => client.open(),
    async signOut() {
      await api.signOut();
      client.signedOut();
    },
    disconnect: () => client.close(),
  };
}
