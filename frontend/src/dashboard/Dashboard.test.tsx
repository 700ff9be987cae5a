import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { Session } from "@wirepact/contract";
import { StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type App, createApp } from "../state/app.ts";
import { AppContext } from "../state/hooks.ts";
import { FakeHttp, listBody, problem, sessionBody } from "../testing/fakeHttp.ts";
import { FakeWorld, settle } from "../testing/fakes.ts";
import { changed, list, removed, session, snapshot } from "../testing/samples.ts";
import { Dashboard } from "./Dashboard.tsx";

let world: FakeWorld;
let http: FakeHttp;
let app: App;

beforeEach(() => {
  world = new FakeWorld();
  http = new FakeHttp();
  app = createApp({ url: "ws://bus", ports: world, fetch: http.fetch });
});

afterEach(() => act(() => app.disconnect()));

function show(): void {
  render(
    <StrictMode>
      <AppContext value={app}>
        <Dashboard />
      </AppContext>
    </StrictMode>,
  );
}

async function showLive(...sessions: readonly Session[]): Promise<void> {
  show();
  await act(async () => {
    app.connect();
    await world.socket.accept();
    await world.socket.say(snapshot(...sessions));
  });
}

async function respond(status: number, text?: string): Promise<void> {
  await act(async () => {
    http.last.respond(status, text);
    await settle();
  });
}

function row(name: string): HTMLElement {
  return screen.getByRole("listitem", { name });
}

function badge(): string | null {
  return screen.getByRole("status").textContent;
}

describe("the list", () => {
  test("shows each session's state, command, folder, times and outcome", async () => {
    await showLive(
      session("a"),
      session("b", { state: "exited", exit_code: 3, ended_at: "2026-11-23T08:31:00.000000Z" }),
      session("c", { state: "exited", signal: "SIGTERM" }),
      session("d", { state: "failed", reason: "There is no such folder." }),
      session("e", { state: "hibernating" }),
    );
    expect(row("job a")).toHaveTextContent("Running");
    expect(row("job a")).toHaveTextContent("/srv/jobs");
    expect(row("job a")).toHaveTextContent(/started .* ago/);
    expect(row("job a")).toHaveTextContent(/active .* ago/);
    expect(row("job b")).toHaveTextContent("Exitedcode 3");
    expect(row("job b")).toHaveTextContent(/ended .* ago/);
    expect(row("job c")).toHaveTextContent("SIGTERM");
    expect(row("job d")).toHaveTextContent("There is no such folder.");
    expect(row("job e")).toHaveTextContent("Hibernating");
    expect(within(row("job e")).queryByRole("button", { name: /Stop|Remove/ })).toBeNull();
    expect(screen.getByText("5 in all, 1 live")).toBeVisible();
  });

  test("follows events, in an order that no change disturbs", async () => {
    const older = session("old", { created_at: "2026-11-23T08:00:00.000000Z" });
    await showLive(older, session("new"));
    const names = () => screen.getAllByRole("listitem").map((item) => item.dataset.session);
    expect(names()).toEqual(["new", "old"]);
    await act(() => world.socket.say(changed({ ...older, state: "exited", exit_code: 0 })));
    expect(names()).toEqual(["new", "old"]);
    expect(row("job old")).toHaveTextContent("Exited");
    await act(() => world.socket.say(removed("new")));
    expect(names()).toEqual(["old"]);
  });

  test("says when there is nothing, and before the server said anything", async () => {
    show();
    expect(screen.getByText("Waiting for the server.")).toBeVisible();
    await act(async () => {
      app.connect();
      await world.socket.accept();
      await world.socket.say(snapshot());
    });
    expect(screen.getByText("Nothing runs yet.")).toBeVisible();
  });

  test("shows a command in full when asked, by keyboard too", async () => {
    const person = userEvent.setup();
    await showLive(session("a", { title: "Backup", command: ["restic", "backup", "/home/a b"] }));
    const disclose = within(row("Backup")).getByRole("button", { expanded: false });
    expect(screen.queryByText("Folder", { selector: "dt" })).toBeNull();
    disclose.focus();
    await person.keyboard("{Enter}");
    expect(disclose).toHaveAttribute("aria-expanded", "true");
    expect(screen.getByText("restic backup '/home/a b'", { selector: "dd" })).toBeVisible();
    await person.keyboard("{Enter}");
    expect(screen.queryByText("Folder", { selector: "dt" })).toBeNull();
  });

  test("says aloud what has just ended, and only that", async () => {
    const gone = session("b", { state: "exited", exit_code: 0 });
    await showLive(session("a"), gone);
    const announced = () => document.querySelector("[aria-live=polite]")?.textContent;
    expect(announced()).toBe("");
    await act(() => world.socket.say(changed(session("a", { state: "exited", exit_code: 1 }))));
    expect(announced()).toBe("job a: Exited, code 1.");
    await act(() => world.socket.say(changed({ ...gone, title: "renamed" })));
    expect(announced()).toBe("job a: Exited, code 1.");
  });

  test("shows the topic's error until it is over", async () => {
    await showLive(session("a"));
    const error = { type: "error", code: "snapshot_failed", message: "no state now", topic: "sessions.state" } as const;
    await act(() => world.socket.say(error));
    expect(screen.getByRole("alert")).toHaveTextContent("no state now");
    expect(screen.getByText("May be out of date.")).toBeVisible();
    await act(() => world.socket.say(snapshot(session("a"))));
    expect(screen.queryByRole("alert")).toBeNull();
  });
});

describe("times", () => {
  afterEach(() => vi.useRealTimers());

  test("tick while one looks", async () => {
    vi.useFakeTimers({ now: Date.parse("2026-11-23T08:30:10.100Z"), toFake: ["Date", "setInterval", "clearInterval"] });
    await showLive(session("a"));
    expect(row("job a")).toHaveTextContent("Running10 s");
    expect(row("job a")).toHaveTextContent("started 10 s ago");
    act(() => vi.advanceTimersByTime(2_000));
    expect(row("job a")).toHaveTextContent("Running12 s");
    expect(row("job a")).toHaveTextContent("started 12 s ago");
  });
});

describe("the start form", () => {
  test("starts what was typed, and is ready for the next", async () => {
    const person = userEvent.setup();
    await showLive();
    await person.type(screen.getByLabelText("Command"), "make test");
    await person.type(screen.getByLabelText(/Folder/), "/srv");
    await person.keyboard("{Enter}");
    expect(http.last).toMatchObject({
      method: "POST",
      path: "/api/sessions",
      body: { command: ["/bin/sh", "-c", "make test"], title: "make test", cwd: "/srv" },
    });
    await person.keyboard("{Enter}");
    expect(http.requests, "once is enough").toHaveLength(1);
    await respond(201, sessionBody(session("a")));
    expect(screen.getByLabelText("Command")).toHaveValue("");
    expect(screen.getByLabelText("Command")).toHaveFocus();
    expect(screen.getByLabelText(/Folder/)).toHaveValue("/srv");
  });

  test("keeps what was typed when the server refuses, and says why", async () => {
    const person = userEvent.setup();
    await showLive();
    await person.type(screen.getByLabelText("Command"), "make test{Enter}");
    await respond(400, problem("folder_not_found", "There is no folder /srv/none."));
    expect(screen.getByRole("alert")).toHaveTextContent("There is no folder /srv/none.");
    expect(screen.getByLabelText("Command")).toHaveAccessibleDescription("There is no folder /srv/none.");
    expect(screen.getByLabelText("Command")).toHaveValue("make test");
    await person.type(screen.getByLabelText("Command"), "{Enter}");
    expect(screen.queryByRole("alert")).toBeNull();
    await respond(201, sessionBody(session("a")));
  });

  test("that the server did not answer is forgotten once it is back", async () => {
    const person = userEvent.setup();
    await showLive();
    await act(() => world.socket.drop(1012));
    await person.type(screen.getByLabelText("Command"), "make test{Enter}");
    await act(async () => {
      http.last.fail();
      await settle();
    });
    expect(screen.getByRole("alert")).toHaveTextContent("does not answer");
    await person.click(screen.getByRole("button", { name: "Try now" }));
    await act(async () => {
      await world.socket.accept();
      await world.socket.say(snapshot());
    });
    expect(screen.queryByRole("alert")).toBeNull();
    expect(screen.getByLabelText("Command")).toHaveValue("make test");
  });

  test("sends nothing for an empty line", async () => {
    const person = userEvent.setup();
    await showLive();
    await person.type(screen.getByLabelText("Command"), "   {Enter}");
    expect(http.requests).toEqual([]);
  });
});

describe("stop and remove", () => {
  test("stop asks once, and the events tell the rest", async () => {
    const person = userEvent.setup();
    await showLive(session("a"));
    await person.click(screen.getByRole("button", { name: "Stop job a" }));
    const button = screen.getByRole("button", { name: "Stopping job a" });
    expect(button).toHaveAttribute("aria-disabled", "true");
    await person.click(button);
    expect(http.requests).toHaveLength(1);
    expect(http.last).toMatchObject({ method: "POST", path: "/api/sessions/a/stop" });
    await act(() => world.socket.say(changed(session("a", { state: "stopping" }))));
    await respond(202, sessionBody(session("a", { state: "stopping" })));
    await person.click(button);
    expect(http.requests).toHaveLength(1);
    await act(() => world.socket.say(changed(session("a", { state: "exited", signal: "SIGTERM" }))));
    expect(screen.queryByRole("button", { name: /Stop/ })).toBeNull();
    expect(screen.getByRole("button", { name: "Remove job a" }), "the keyboard keeps its place").toHaveFocus();
  });

  test("remove takes an ended session away, and the keyboard finds its way back", async () => {
    const person = userEvent.setup();
    await showLive(session("a", { state: "exited", exit_code: 0 }), session("b"));
    expect(screen.queryByRole("button", { name: "Remove job b" })).toBeNull();
    await person.click(screen.getByRole("button", { name: "Remove job a" }));
    expect(http.last).toMatchObject({ method: "DELETE", path: "/api/sessions/a" });
    await act(() => world.socket.say(removed("a")));
    expect(screen.getAllByRole("listitem")).toHaveLength(1);
    expect(screen.getByRole("heading", { name: "Sessions" })).toHaveFocus();
    await respond(204);
  });

  test("a refusal shows in its row", async () => {
    const person = userEvent.setup();
    await showLive(session("a"), session("b"));
    await person.click(screen.getByRole("button", { name: "Stop job a" }));
    await respond(404, problem("unknown_session", "There is no such session."));
    expect(within(row("job a")).getByRole("alert")).toHaveTextContent("There is no such session.");
    expect(within(row("job b")).queryByRole("alert")).toBeNull();
    expect(screen.getByRole("button", { name: "Stop job a" })).toHaveAttribute("aria-disabled", "false");
  });
});

describe("the connection", () => {
  test("is named truly in each state", async () => {
    const person = userEvent.setup();
    await showLive(session("a"));
    expect(badge()).toBe("Live");
    await act(() => world.socket.drop(1012));
    expect(badge()).toBe("Reconnecting");
    expect(screen.getByText("May be out of date.")).toBeVisible();
    await person.click(screen.getByRole("button", { name: "Try now" }));
    expect(world.sockets).toHaveLength(2);
    await act(async () => {
      await world.socket.accept();
      await world.socket.say(snapshot(session("b")));
    });
    expect(badge()).toBe("Live");
    expect(screen.queryByText("May be out of date.")).toBeNull();
    expect(row("job b")).toBeVisible();
  });

  test("without a WebSocket the list is polled, and says so", async () => {
    show();
    await act(async () => {
      app.connect();
      await world.socket.drop(1006);
    });
    await respond(200, listBody(list(session("a"))));
    expect(badge()).toBe("Reconnecting");
    expect(screen.getByText(/Refreshed every 15 s/)).toBeVisible();
    expect(row("job a")).toBeVisible();
  });

  test("that the server ended for good is explained, and a person may try again", async () => {
    const person = userEvent.setup();
    await showLive();
    await act(() => world.socket.drop(1008, "too many rules broken"));
    expect(badge()).toBe("Disconnected");
    expect(screen.getByRole("alert")).toHaveTextContent("too many rules broken");
    await person.click(screen.getByRole("button", { name: "Reconnect" }));
    expect(world.sockets).toHaveLength(2);
    expect(screen.queryByRole("alert")).toBeNull();
  });

  test("signed out, the page shows no state and how to sign in; trying again does not flicker", async () => {
    const person = userEvent.setup();
    await showLive(session("a"));
    await act(() => world.socket.drop(4001));
    expect(badge()).toBe("Signed out");
    expect(screen.getByText("./just url")).toBeVisible();
    expect(screen.queryByRole("listitem")).toBeNull();
    expect(screen.queryByLabelText("Command")).toBeNull();

    await person.click(screen.getByRole("button", { name: "Try again" }));
    expect(screen.getByText("./just url")).toBeVisible();
    await act(() => world.socket.drop(1006));
    await respond(401, problem("unauthorized", "Sign in."));
    expect(screen.getByText("./just url")).toBeVisible();

    await person.click(screen.getByRole("button", { name: "Try again" }));
    await act(async () => {
      await world.socket.accept();
      await world.socket.say(snapshot(session("a")));
    });
    expect(row("job a")).toBeVisible();
  });
});
