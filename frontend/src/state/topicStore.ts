import type { Topic } from "@wirepact/contract";
import type { Cancel, Clock, RealtimeClient, Status, TopicError } from "../realtime/index.ts";
import { SlowRefresh } from "./slowRefresh.ts";
import { createStore, type Store } from "./store.ts";

/**
 * How far the data can be trusted: `none` came yet; `live` is the server's state, event by event; `polled` was right
 * some seconds ago; `stale` may be wrong, for there is no source now.
 */
export type Freshness = "none" | "live" | "polled" | "stale";

export interface TopicState<State> {
  readonly data: State | undefined;
  readonly freshness: Freshness;
  /** Why the topic stands still, until its next snapshot. */
  readonly error: TopicError | undefined;
}

export interface TopicStore<State> extends Store<TopicState<State>> {
  /** Something was changed over HTTP: reads the state again, unless events will tell of it. */
  refresh(): void;
}

export interface TopicStoreOptions<State, Event> {
  readonly client: RealtimeClient;
  readonly topic: Topic<State, Event>;
  /** Where else the state can be had; a topic without it stands still while there is no connection. */
  readonly fallback?: Fallback<State>;
  /** Told when the first one comes to look, and when the last one has gone. */
  onUsed?(used: boolean): void;
}

export interface Fallback<State> {
  readonly clock: Clock;
  /** Uniform over [0, 1). */
  random(): number;
  /** Reads the state over HTTP. */
  readState(signal: AbortSignal): Promise<State>;
}

/** Failed attempts in a row after which a connection that once worked counts as not to be had. */
const ATTEMPTS_BEFORE_POLLING = 3;

/**
 * Holds one topic's state while somebody looks: a snapshot replaces it, events go through the topic's reducer, and
 * while no connection can be had it is read over HTTP, slowly, where it can be. All components share this one
 * subscription.
 */
export function createTopicStore<State, Event>(options: TopicStoreOptions<State, Event>): TopicStore<State> {
  const { client, topic, fallback } = options;
  let wasLive = false;

  const initial: TopicState<State> = { data: undefined, freshness: "none", error: undefined };
  const store = createStore<TopicState<State>>(initial, () => {
    const leave: Cancel[] = [
      client.subscribe(topic, {
        onSnapshot: (data) => store.setState({ data, freshness: "live", error: undefined }),
        onEvent(event) {
          const { data } = store.getState();
          if (data !== undefined) store.setState({ data: topic.reduce(data, event) });
        },
        onError(error) {
          doubt();
          store.setState({ error });
        },
      }),
      client.onStatus(onStatus),
      () => refresh?.stop(),
      doubt,
    ];
    onStatus(client.status);
    options.onUsed?.(true);
    return () => {
      for (const cancel of leave) cancel();
      options.onUsed?.(false);
    };
  });

  const refresh =
    fallback &&
    new SlowRefresh({
      clock: fallback.clock,
      random: fallback.random,
      async read(signal) {
        const data = await fallback.readState(signal);
        if (!signal.aborted) store.setState({ data, freshness: "polled", error: undefined });
      },
      onFailure: doubt,
    });

  /** Nothing vouches for the data any more. */
  function doubt(): void {
    if (store.getState().data !== undefined) store.setState({ freshness: "stale" });
  }

  function onStatus(status: Status): void {
    wasLive = status.state === "live" || (wasLive && status.state !== "unauthorized");
    if (needsPolling(status, wasLive)) refresh?.start();
    else refresh?.stop();
    if (status.state === "live" || !refresh?.running || store.getState().freshness !== "polled") doubt();
  }

  return { getState: store.getState, subscribe: store.subscribe, refresh: () => refresh?.again() };
}

/**
 * Whether no connection is to be had. On a page that never had one, the first failure says so: a browser hides why
 * a handshake was refused, and HTTP tells at once.
 */
function needsPolling(status: Status, wasLive: boolean): boolean {
  switch (status.state) {
    case "connecting":
    case "waiting":
      return status.attempt >= (wasLive ? ATTEMPTS_BEFORE_POLLING : 1);
    case "stopped":
      return true;
    case "live":
    case "closed":
    case "unauthorized":
      return false;
  }
}
