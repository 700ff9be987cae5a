import { type ClientMessage, ERROR_CODES, type ErrorMessage, type Topic } from "@wirepact/contract";
import type { TopicMessage } from "./connection.ts";
import { Holding, type RetryTimes } from "./holding.ts";
import type { Cancel, Ports } from "./ports.ts";
import { guarded, type OnReport } from "./report.ts";
import { type Subscriber, subscriber, type TopicError, type TopicHandlers } from "./subscriber.ts";

/** Topics per message: 50 of the longest addresses stay well below the 64 KiB that a server reads. */
const TOPICS_PER_MESSAGE = 50;

type Send = (message: ClientMessage) => void;

/**
 * Who uses which topic, and what the server has been asked for.
 *
 * The users of one topic share one subscription on the wire. What is wanted is compared with what was asked in a
 * microtask: joining and leaving in one turn costs nothing, and of both at once the last one wins. No state is kept
 * here, so a user who joins a topic that is held already makes the client ask for it again: the protocol answers with
 * a fresh snapshot, which is right for every user. Stores hold state and share it, so on a page this is rare.
 */
export class Subscriptions {
  readonly #ports: Ports;
  readonly #times: RetryTimes;
  readonly #report: OnReport;
  readonly #holdings = new Map<string, Holding>();
  /**
   * What this connection's server may be sending us: all that was asked for and not given up. An error takes nothing
   * out of it, for it may answer an older request than the last; giving up what is not held is passed over.
   */
  readonly #onWire = new Set<string>();
  #send: Send | undefined;
  #flushDue = false;

  constructor(ports: Ports, times: RetryTimes, report: OnReport) {
    this.#ports = ports;
    this.#times = times;
    this.#report = report;
  }

  /** Adds a user; returns what takes it away again. */
  add<State, Event>(topic: Topic<State, Event>, handlers: TopicHandlers<State, Event>): Cancel {
    const user = subscriber(topic, handlers);
    const holding = this.#hold(topic.address);
    holding.subscribers.add(user);
    if (holding.phase === "held" || holding.phase === "refused") holding.enter("wanted");
    this.#flushSoon();
    return () => this.#remove(holding, user);
  }

  /** There is a connection: everything held is asked for anew. */
  attach(send: Send): void {
    this.#send = send;
    this.#flush();
  }

  /** The connection is gone, and with it all that was asked for. */
  detach(): void {
    this.#send = undefined;
    this.#onWire.clear();
    for (const holding of this.#holdings.values()) {
      holding.enter("wanted");
      holding.resetSubscribers();
    }
  }

  accept(message: TopicMessage): void {
    if (message.type === "error") {
      this.#refused(message);
      return;
    }
    // A topic that is not held was left a moment ago; what was under way still comes.
    const holding = this.#holdings.get(message.topic);
    if (holding === undefined) return;
    if (message.type === "snapshot") holding.enter("held");
    this.#tell(holding, (user) => user.accept(message));
  }

  /** A message of this topic could not be read, so that its state may have a gap: ask again, after a while. */
  unreadable(topic: string): void {
    const holding = this.#holdings.get(topic);
    if (holding === undefined) return;
    this.#fail(holding, true, { code: "unreadable_message", message: "The server sent something unreadable." });
  }

  #hold(address: string): Holding {
    const held = this.#holdings.get(address);
    if (held !== undefined) return held;
    const holding = new Holding(address, this.#ports.clock, () => this.#ports.random(), this.#times);
    this.#holdings.set(address, holding);
    return holding;
  }

  #remove(holding: Holding, user: Subscriber): void {
    if (holding.subscribers.delete(user) && holding.subscribers.size === 0) this.#flushSoon();
  }

  #refused(error: ErrorMessage): void {
    // An unknown code may be one of a newer server; asking again, ever more rarely, does no harm.
    const retry = (error.code === undefined ? undefined : ERROR_CODES.get(error.code)?.retry) ?? true;
    const holding = error.topic === undefined ? undefined : this.#holdings.get(error.topic);
    if (holding !== undefined) {
      this.#fail(holding, retry, { code: error.code, message: error.message });
      return;
    }
    this.#report({ kind: "refused", error });
    if (error.topic === undefined && retry) this.#askAgainForUnanswered();
  }

  /** The server dropped a message and cannot say which (`rate_limited`): it may have been any open request. */
  #askAgainForUnanswered(): void {
    for (const holding of this.#holdings.values()) {
      if (holding.phase === "asked") holding.retryLater(() => this.#flush());
    }
  }

  #fail(holding: Holding, retry: boolean, error: TopicError): void {
    holding.resetSubscribers();
    if (!retry) holding.enter("refused");
    const told = retry ? { ...error, retryInMs: holding.retryLater(() => this.#flush()) } : error;
    this.#tell(holding, (user) => user.fail(told));
  }

  #tell(holding: Holding, say: (user: Subscriber) => void): void {
    for (const user of [...holding.subscribers]) {
      // One that left while the others were told hears no more.
      if (holding.subscribers.has(user)) guarded(() => say(user), this.#report);
    }
  }

  #flushSoon(): void {
    if (this.#flushDue) return;
    this.#flushDue = true;
    queueMicrotask(() => {
      this.#flushDue = false;
      this.#flush();
    });
  }

  /** Not before the flush: who joins until then finds the holding as it stands. */
  #dropUnused(): void {
    for (const holding of [...this.#holdings.values()]) {
      if (holding.subscribers.size > 0) continue;
      holding.cancelRetry();
      this.#holdings.delete(holding.address);
    }
  }

  #flush(): void {
    this.#dropUnused();
    if (this.#send === undefined) return;
    const left = [...this.#onWire].filter((address) => !this.#holdings.has(address));
    const wanted = [...this.#holdings.values()].filter((holding) => holding.phase === "wanted");
    for (const topics of chunks(left)) this.#send({ type: "unsubscribe", topics });
    for (const address of left) this.#onWire.delete(address);
    for (const topics of chunks(wanted.map((holding) => holding.address))) this.#send({ type: "subscribe", topics });
    for (const holding of wanted) {
      holding.enter("asked");
      this.#onWire.add(holding.address);
    }
  }
}

function* chunks(addresses: readonly string[]): Generator<string[]> {
  for (let at = 0; at < addresses.length; at += TOPICS_PER_MESSAGE) yield addresses.slice(at, at + TOPICS_PER_MESSAGE);
}
