import type { SessionList } from "@wirepact/contract";
import { createContext, useContext, useSyncExternalStore } from "react";
import type { App } from "./app.ts";
import type { ConnectionState } from "./connection.ts";
import type { Store } from "./store.ts";
import type { TopicState } from "./topicStore.ts";

/** The one place where the stores meet React. */
export const AppContext = createContext<App | undefined>(undefined);

export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.getState);
}

export function useSessions(): TopicState<SessionList> {
  return useStore(useApp().sessions);
}

export function useConnection(): ConnectionState {
  return useStore(useApp().connection);
}

export function useApp(): App {
  const app = useContext(AppContext);
  if (app === undefined) throw new Error("There is no AppContext above this component.");
  return app;
}
