import { act, render } from "@testing-library/react";
import type { ServerMessage, Session } from "@wirepact/contract";
import { StrictMode } from "react";
import { Dashboard } from "../dashboard/Dashboard.tsx";
import { type App, createApp } from "../state/app.ts";
import { AppContext } from "../state/hooks.ts";
import { FakeHttp } from "./fakeHttp.ts";
import { FakeWorld, settle } from "./fakes.ts";
import { snapshot } from "./samples.ts";

/** The whole page, as main.tsx puts it together, in a world that the test makes. */
export class TestPage {
  readonly world = new FakeWorld();
  readonly http = new FakeHttp();
  readonly app: App = createApp({
    url: "ws://bus",
    streamUrl: "http://bus/sse",
    ports: this.world,
    fetch: this.http.fetch,
  });

  show(): void {
    render(
      <StrictMode>
        <AppContext value={this.app}>
          <Dashboard />
        </AppContext>
      </StrictMode>,
    );
  }

  /** Shows it, connected, with these sessions. */
  async showLive(...sessions: readonly Session[]): Promise<void> {
    this.show();
    await act(async () => {
      this.app.connect();
      await this.world.socket.accept();
      await this.world.socket.say(snapshot(...sessions));
    });
  }

  /** The server says something. */
  async say(...messages: readonly ServerMessage[]): Promise<void> {
    await act(async () => {
      for (const message of messages) await this.world.socket.say(message);
    });
  }

  /** The connection ends; the client waits before it tries again. */
  async dropped(code: number): Promise<void> {
    await act(() => this.world.socket.drop(code));
  }

  /** The connection is lost, and another one made. */
  async reconnect(): Promise<void> {
    await act(async () => {
      await this.world.socket.drop(1006);
      this.app.connect();
      await settle();
      await this.world.socket.accept();
    });
  }

  /** What the page asked the server for since the last call. */
  async requests(): Promise<unknown[]> {
    await act(settle);
    return this.world.socket.takeRequests();
  }

  async pass(ms: number): Promise<void> {
    await act(() => this.world.clock.advance(ms));
  }

  async close(): Promise<void> {
    await act(() => this.app.disconnect());
  }
}
