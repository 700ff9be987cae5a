import type { ErrorCode, ServerMessage, Topic } from "@wirepact/contract";

/** Why a topic gives nothing now. `retryInMs` is absent when asking again cannot help until something changes. */
export interface TopicError {
  /** The server's code; `unreadable_message` is the client's own, for a message that is not as the contract says. */
  readonly code: ErrorCode | undefined;
  readonly message: string;
  readonly retryInMs?: number;
}

export interface TopicHandlers<State, Event> {
  /** The topic's whole state: the first thing that comes, and again after every gap. It replaces what was held. */
  onSnapshot(state: State): void;
  /** One change of the state that came before. Never comes ahead of a snapshot. */
  onEvent(event: Event): void;
  /** The state stands still until the next snapshot. */
  onError?(error: TopicError): void;
}

/** One user of a topic, its types closed over, so that users of different topics fit into one table. */
export interface Subscriber {
  accept(message: ServerMessage): void;
  fail(error: TopicError): void;
  /** There is a gap: events mean nothing until the next snapshot. */
  reset(): void;
}

export function subscriber<State, Event>(
  topic: Topic<State, Event>,
  handlers: TopicHandlers<State, Event>,
): Subscriber {
  let primed = false;
  return {
    accept(message) {
      if (topic.isSnapshot(message)) {
        primed = true;
        handlers.onSnapshot(message.payload);
      } else if (primed && topic.isEvent(message)) {
        handlers.onEvent(message.payload);
      }
    },
    fail: (error) => handlers.onError?.(error),
    reset() {
      primed = false;
    },
  };
}
