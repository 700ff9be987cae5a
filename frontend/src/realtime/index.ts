/** The client of the bus. Import from here; the other modules of this folder are its own affair. */
export { browserPorts, openWebSocket, sameOriginUrl, systemClock } from "./browser.ts";
export { type ClientOptions, RealtimeClient } from "./client.ts";
export type { Cancel, Clock, Ports, Socket, SocketEvents } from "./ports.ts";
export type { OnReport, Report } from "./report.ts";
export type { Ending, Status } from "./status.ts";
export type { TopicError, TopicHandlers } from "./subscriber.ts";
export { DEFAULT_TIMES, type Times } from "./times.ts";
