import { type Session, type SessionList, type StartSession, sessionsState } from "@wirepact/contract";
import type { Ports, RealtimeClient } from "../realtime/index.ts";
import type { Api } from "./api.ts";
import { createTopicStore, type TopicStore } from "./topicStore.ts";

export type SessionsStore = TopicStore<SessionList>;

/** What a person can do with sessions. Each rejects with an ApiError whose message is for people. */
export interface SessionActions {
  start(body: StartSession): Promise<Session>;
  stop(id: string): Promise<void>;
  remove(id: string): Promise<void>;
}

/** All sessions, live. */
export function createSessionsStore(
  client: RealtimeClient,
  api: Pick<Api, "listSessions">,
  ports: Pick<Ports, "clock" | "random">,
): SessionsStore {
  return createTopicStore({
    client,
    topic: sessionsState(),
    fallback: {
      clock: ports.clock,
      random: () => ports.random(),
      readState: (signal) => api.listSessions(signal),
    },
  });
}

/**
 * An action's answer is not put into the store: an event that overtook it may know better. Events tell of the change,
 * or a refresh does where there are none.
 */
export function createSessionActions(api: Api, sessions: SessionsStore): SessionActions {
  return {
    async start(body) {
      const session = await api.startSession(body);
      sessions.refresh();
      return session;
    },
    async stop(id) {
      await api.stopSession(id);
      sessions.refresh();
    },
    async remove(id) {
      await api.removeSession(id);
      sessions.refresh();
    },
  };
}
