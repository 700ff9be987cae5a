/** The client of the bus. Import from here; the other modules of this folder are its own affair. */
export { browserPorts, openWebSocket, sameOriginUrl, systemClock } from "./browser.ts";
export { type ClientOptions, RealtimeClient } from "./client.ts";
export { openEventStream } from "./eventStream.ts";
export type { Cancel, Clock, Ports, Socket, SocketEvents, StreamEvents } from "./ports.ts";
export type { OnReport, Report } from "./report.ts";
export type { Ending, Status, Way } from "./status.ts";
export type { TopicError, TopicHandlers } from "./subscriber.ts";
export { DEFAULT_TIMES, type Times } from "./times.ts";
