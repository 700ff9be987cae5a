import type { AddressInfo } from "node:net";
import { type ClientMessage, encodeServerMessage, type ServerMessage, type SessionList } from "@wirepact/contract";
import { type WebSocket, WebSocketServer } from "ws";
import { snapshot } from "./samples.ts";

/** A small bus on loopback with real sockets: it answers subscribes with its state, and pings with pongs. */
export class BusServer {
  state: SessionList = { sessions: [] };
  /** When false, sockets stay open and nothing is answered. */
  answering = true;
  readonly requests: ClientMessage[] = [];
  readonly port: number;
  readonly #server: WebSocketServer;

  static async listen(port = 0): Promise<BusServer> {
    const server = new WebSocketServer({ host: "127.0.0.1", port });
    await new Promise((resolve) => server.once("listening", resolve));
    return new BusServer(server);
  }

  private constructor(server: WebSocketServer) {
    this.#server = server;
    this.port = (server.address() as AddressInfo).port;
    server.on("connection", (socket) => {
      socket.on("message", (data: Buffer) => this.#answer(socket, JSON.parse(data.toString()) as ClientMessage));
    });
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}/api/realtime`;
  }

  say(message: ServerMessage): void {
    for (const socket of this.#server.clients) socket.send(encodeServerMessage(message));
  }

  sayRaw(data: string | Buffer): void {
    for (const socket of this.#server.clients) socket.send(data);
  }

  closeAll(code: number): void {
    for (const socket of this.#server.clients) socket.close(code);
  }

  /** Ends like a killed process: the sockets are cut, and the port is free once this resolves. */
  async kill(): Promise<void> {
    for (const socket of this.#server.clients) socket.terminate();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(socket: WebSocket, message: ClientMessage): void {
    if (message.type !== "ping") this.requests.push(message);
    if (!this.answering) return;
    if (message.type === "ping") socket.send(encodeServerMessage({ type: "pong" }));
    if (message.type === "subscribe") socket.send(encodeServerMessage(snapshot(...this.state.sessions)));
  }
}
