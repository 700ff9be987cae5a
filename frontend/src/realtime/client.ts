import type { Topic } from "@wirepact/contract";
import { Backoff } from "./backoff.ts";
import { Connection, type Open } from "./connection.ts";
import type { Cancel, Ports } from "./ports.ts";
import { guarded, type OnReport, type Report } from "./report.ts";
import { classify, type Ending, type Status, type Way } from "./status.ts";
import { StreamSocket } from "./streamSocket.ts";
import type { TopicHandlers } from "./subscriber.ts";
import { Subscriptions } from "./subscriptions.ts";
import { DEFAULT_TIMES, type Times } from "./times.ts";
import { Ways } from "./ways.ts";

export interface ClientOptions {
  /** A `ws:` or `wss:` URL. */
  readonly url: string;
  /** The URL of the same bus's Server-Sent Events, a page's own may be relative. Without it, only WebSockets are tried. */
  readonly streamUrl?: string;
  readonly ports: Ports;
  readonly times?: Partial<Times>;
  /** Told of everything that went wrong and was survived. */
  readonly onReport?: OnReport;
}

/**
 * A page's one connection to the bus: typed subscriptions over one WebSocket that is kept up, or over Server-Sent Events where
 * WebSockets are blocked.
 *
 * After a gap it subscribes again and gets fresh snapshots; nothing is replayed. It holds no state: see
 * `Subscriptions` for who shares what. Listeners may call any method; what they throw is reported.
 */
export class RealtimeClient {
  readonly #url: string;
  readonly #streamUrl: string | undefined;
  readonly #ports: Ports;
  readonly #times: Times;
  readonly #onReport: OnReport;
  readonly #subscriptions: Subscriptions;
  readonly #statusListeners = new Set<(status: Status) => void>();
  readonly #report = (report: Report): void => this.#sayReport(report);
  #status: Status = { state: "closed" };
  /** The loop that runs now; a loop that finds another here, or none, has been told to end. */
  #run: Run | undefined;
  #stopListening: Cancel | undefined;

  constructor(options: ClientOptions) {
    this.#url = options.url;
    this.#streamUrl = options.streamUrl;
    this.#ports = options.ports;
    this.#times = { ...DEFAULT_TIMES, ...options.times };
    this.#onReport = options.onReport ?? (() => undefined);
    this.#subscriptions = new Subscriptions(this.#ports, this.#times.topicRetry, this.#report);
  }

  get status(): Status {
    return this.#status;
  }

  /** Calls `listener` with each new status, from now on. */
  onStatus(listener: (status: Status) => void): Cancel {
    // Wrapped, so that one function given twice is two listeners.
    const own = (status: Status): void => listener(status);
    this.#statusListeners.add(own);
    return () => this.#statusListeners.delete(own);
  }

  /** Starts using a topic, whether or not there is a connection now; returns what ends it. */
  subscribe<State, Event>(topic: Topic<State, Event>, handlers: TopicHandlers<State, Event>): Cancel {
    return this.#subscriptions.add(topic, handlers);
  }

  /** Connects and stays connected. While it waits between attempts: tries now. Does nothing while it is connected. */
  open(): void {
    this.#stopListening ??= this.#ports.onWake(() => this.#onWake());
    if (this.#run === undefined) this.#start();
    else this.#run.endPause?.();
  }

  /** Disconnects and stays disconnected. Subscriptions are kept for another `open`. */
  close(): void {
    this.#stopListening?.();
    this.#stopListening = undefined;
    this.#halt({ state: "closed" });
  }

  /**
   * Stops because the credential is not good. The page calls this when an HTTP answer says so: a browser does not
   * tell why a handshake failed. The next wake-up or `open` tries again, for the person may have signed in elsewhere.
   */
  signedOut(): void {
    this.#halt({ state: "unauthorized" });
  }

  #start(): void {
    const run: Run = {};
    this.#run = run;
    // The loop ends by itself and lets nothing through: listeners are guarded, and a connection never rejects.
    void this.#loop(run);
  }

  async #loop(run: Run): Promise<void> {
    const random = (): number => this.#ports.random();
    const backoff = new Backoff(this.#times.reconnect, random);
    const ways = new Ways(this.#streamUrl !== undefined, new Backoff(this.#times.probe, random));
    for (;;) {
      this.#setStatus({ state: "connecting", attempt: backoff.attempt });
      if (this.#run !== run) return;
      const ending = await this.#stay(run, ways);
      if (this.#run !== run) return;

      const verdict = classify(ending);
      if (verdict !== "retry") {
        this.#halt(verdict);
        return;
      }
      if (ending.proven) backoff.reset();
      if (ways.ended(ending)) continue;
      await this.#pause(run, backoff, ending);
      if (this.#run !== run) return;
    }
  }

  /** Connects the way that is next, and returns when the connection has ended. */
  async #stay(run: Run, { next: way, probes }: Ways): Promise<Ending> {
    const connection = new Connection(this.#opener(way, probes), this.#ports.clock, this.#times, {
      onOpen: () => this.#subscriptions.attach((message) => connection.send(message)),
      onLive: () => this.#setStatus({ state: "live", over: way }),
      onMessage: (message) => this.#subscriptions.accept(message),
      onUnreadable: (topic, report) => {
        if (topic !== undefined) this.#subscriptions.unreadable(topic);
        this.#report(report);
      },
      onReport: this.#report,
    });
    run.connection = connection;
    const ending = await connection.ended;
    delete run.connection;
    if (this.#run === run) this.#subscriptions.detach();
    return ending;
  }

  #opener(way: Way, probes: Backoff): Open {
    const [socket, stream] = [this.#url, this.#streamUrl];
    if (way === "websocket" || stream === undefined) return (events) => this.#ports.openSocket(socket, events);
    return (events) => new StreamSocket({ socket, stream }, this.#ports, this.#times, probes, events);
  }

  #pause(run: Run, backoff: Backoff, ending: Ending): Promise<void> {
    const delayMs = backoff.next();
    const { promise, resolve } = Promise.withResolvers<void>();
    const cancel = this.#ports.clock.after(delayMs, () => run.endPause?.());
    run.endPause = () => {
      cancel();
      delete run.endPause;
      resolve();
    };
    const retryAt = this.#ports.clock.now() + delayMs;
    this.#setStatus({ state: "waiting", attempt: backoff.attempt, delayMs, retryAt, ending });
    return promise;
  }

  #onWake(): void {
    if (this.#status.state === "unauthorized") this.open();
    else if (this.#run?.connection !== undefined) this.#run.connection.check();
    else this.#run?.endPause?.();
  }

  #halt(status: Status): void {
    const run = this.#run;
    this.#run = undefined;
    run?.connection?.close();
    run?.endPause?.();
    this.#subscriptions.detach();
    this.#setStatus(status);
  }

  #setStatus(status: Status): void {
    this.#status = status;
    for (const listener of [...this.#statusListeners]) {
      // A listener may change the status; the others hear of that one, and not of this afterwards.
      if (this.#status !== status) return;
      guarded(() => listener(status), this.#report);
    }
  }

  #sayReport(report: Report): void {
    try {
      this.#onReport(report);
    } catch {
      // Whoever listens for failures and fails has nobody left to tell.
    }
  }
}

/** What one run of the loop can be reached by, while it streams or pauses. */
interface Run {
  connection?: Connection;
  endPause?: () => void;
}
