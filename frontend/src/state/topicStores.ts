import type { Topic } from "@wirepact/contract";
import type { RealtimeClient } from "../realtime/index.ts";
import { createTopicStore, type TopicStore } from "./topicStore.ts";

/** The stores of topics that differ in a parameter. */
export interface TopicStores<State> {
  /** The store of one topic: the same for all who look at it. What it held goes when the last of them does. */
  at(parameter: string): TopicStore<State>;
}

/** Makes a store for each topic as it is asked for, and forgets it with its last reader. */
export function createTopicStores<State, Event>(
  client: RealtimeClient,
  topicOf: (parameter: string) => Topic<State, Event>,
): TopicStores<State> {
  const stores = new Map<string, TopicStore<State>>();

  function create(parameter: string): TopicStore<State> {
    const store = createTopicStore({
      client,
      topic: topicOf(parameter),
      onUsed(used) {
        if (used) stores.set(parameter, store);
        // Another may have taken its place while nobody looked at this one.
        else if (stores.get(parameter) === store) stores.delete(parameter);
      },
    });
    stores.set(parameter, store);
    return store;
  }

  return { at: (parameter) => stores.get(parameter) ?? create(parameter) };
}
