import { type Activity, type Screen, sessionsActivity, terminalsScreen } from "@wirepact/contract";
import type { RealtimeClient } from "../realtime/index.ts";
import { createTopicStores, type TopicStores } from "./topicStores.ts";

/** What only an open detail looks at, by session and by terminal. */
export interface DetailStores {
  readonly activities: TopicStores<Activity>;
  readonly screens: TopicStores<Screen>;
}

/** Neither topic has a state over HTTP: without a WebSocket they keep what they have. */
export function createDetailStores(client: RealtimeClient): DetailStores {
  return {
    activities: createTopicStores(client, sessionsActivity),
    screens: createTopicStores(client, terminalsScreen),
  };
}
