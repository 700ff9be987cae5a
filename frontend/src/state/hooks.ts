import type { Activity, Screen, SessionList, Terminal } from "@wirepact/contract";
import { createContext, useContext, useSyncExternalStore } from "react";
import type { TopicError } from "../realtime/index.ts";
import type { App } from "./app.ts";
import type { ConnectionState } from "./connection.ts";
import type { Store } from "./store.ts";
import { terminalOf } from "./terminals.ts";
import type { TopicState } from "./topicStore.ts";

/** The one place where the stores meet React. */
export const AppContext = createContext<App | undefined>(undefined);

export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.getState);
}

/** A part of a store: the component renders again only when that changes. `pick` gives the same for the same state. */
export function usePart<T, Part>(store: Store<T>, pick: (state: T) => Part): Part {
  return useSyncExternalStore(store.subscribe, () => pick(store.getState()));
}

export function useSessions(): TopicState<SessionList> {
  return useStore(useApp().sessions);
}

/** One terminal's summary; undefined while there is none. */
export function useTerminal(id: string): Terminal | undefined {
  return usePart(useApp().terminals, ({ data }) => terminalOf(data, id));
}

/** Why the terminals' summaries stand still, if they do. */
export function useTerminalsError(): TopicError | undefined {
  return usePart(useApp().terminals, ({ error }) => error);
}

/** A terminal's screen, live for as long as the component is there. */
export function useScreen(terminalId: string): TopicState<Screen> {
  return useStore(useApp().screens.at(terminalId));
}

/** A session's activity, live for as long as the component is there. */
export function useActivity(sessionId: string): TopicState<Activity> {
  return useStore(useApp().activities.at(sessionId));
}

export function useConnection(): ConnectionState {
  return useStore(useApp().connection);
}

export function useApp(): App {
  const app = useContext(AppContext);
  if (app === undefined) throw new Error("There is no AppContext above this component.");
  return app;
}
