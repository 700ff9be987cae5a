import { type Terminal, type TerminalList, terminalsState } from "@wirepact/contract";
import type { RealtimeClient } from "../realtime/index.ts";
import { createTopicStore, type TopicStore } from "./topicStore.ts";

export type TerminalsStore = TopicStore<TerminalList>;

/** All terminals' summaries, live. */
export function createTerminalsStore(client: RealtimeClient): TerminalsStore {
  return createTopicStore({ client, topic: terminalsState() });
}

const indexes = new WeakMap<TerminalList, ReadonlyMap<string, Terminal>>();

/** Finds a terminal by its id. Each list is indexed once, for every row of the page asks after every change. */
export function terminalOf(list: TerminalList | undefined, id: string): Terminal | undefined {
  if (list === undefined) return undefined;
  const index = indexes.get(list) ?? new Map(list.terminals.map((terminal) => [terminal.id, terminal]));
  indexes.set(list, index);
  return index.get(id);
}
