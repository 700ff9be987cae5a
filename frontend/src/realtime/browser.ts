import { openEventStream } from "./eventStream.ts";
import type { Cancel, Clock, Ports, Socket, SocketEvents } from "./ports.ts";

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** The browser's WebSocket, fetch, clock, randomness and page-life events. */
export function browserPorts(): Ports {
  return {
    clock: systemClock,
    openSocket: openWebSocket,
    openStream: openEventStream,
    random: Math.random,
    onWake: onPageLife,
  };
}

/** Opens a WebSocket of the platform. Throws SyntaxError for a URL that cannot be one. */
export function openWebSocket(url: string, events: SocketEvents): Socket {
  const socket = new WebSocket(url);
  socket.addEventListener("open", () => events.onOpen());
  socket.addEventListener("message", (event) => events.onMessage(event.data));
  socket.addEventListener("close", (event) => events.onClose(event.code, event.reason));
  return socket;
}

/** The WebSocket URL of a path on the page's own host. */
export function sameOriginUrl(path: string, page: Pick<Location, "href"> = location): string {
  const url = new URL(path, page.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}

function onPageLife(wake: () => void): Cancel {
  const onVisibility = () => {
    if (document.visibilityState === "visible") wake();
  };
  document.addEventListener("visibilitychange", onVisibility);
  window.addEventListener("online", wake);
  window.addEventListener("pageshow", wake);
  return () => {
    document.removeEventListener("visibilitychange", onVisibility);
    window.removeEventListener("online", wake);
    window.removeEventListener("pageshow", wake);
  };
}
