import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { TestPage } from "../../testing/page.tsx";
import {
  changed,
  refusal,
  screenChanged,
  screenOf,
  screenSnapshot,
  session,
  terminal,
  terminalChanged,
  terminalRemoved,
  terminalsSnapshot,
} from "../../testing/samples.ts";
import { piecesOf } from "./cells.ts";

// Still the real ones, but counted: they run once for each run that is rendered.
vi.mock("./cells.ts", { spy: true });

const TOPIC = "terminals.screen:a";

let page: TestPage;

beforeEach(() => {
  page = new TestPage();
});

afterEach(() => page.close());

async function openDetails(...terminals: readonly ReturnType<typeof terminal>[]): Promise<void> {
  await page.showLive(session("a"));
  await page.say(terminalsSnapshot(...terminals));
  await page.requests();
  await userEvent.setup().click(screen.getByRole("button", { expanded: false }));
}

function pane(name: "Screen" | "Last screen" = "Screen"): HTMLElement {
  return screen.getByRole("group", { name });
}

function lines(): (string | null)[] {
  return [...pane().querySelectorAll(".screen-line")].map((line) => line.textContent);
}

async function topicRequests(): Promise<unknown[]> {
  const requests = (await page.requests()) as { type: string; topics: string[] }[];
  return requests.filter(({ topics }) => topics.includes(TOPIC)).map(({ type }) => type);
}

describe("the screen", () => {
  test("is shown row by row, and follows changes", async () => {
    await openDetails(terminal("a", { title: "make: wirepact" }));
    expect(screen.getAllByText("Waiting for the server.")).toHaveLength(2);
    await page.say(screenSnapshot("a", screenOf("$ make", "", "ok")));
    expect(lines()).toEqual(["$ make", "", "ok"]);
    expect(pane()).toHaveTextContent("make: wirepact");
    expect(pane()).toHaveTextContent("40×3");
    await page.say(screenChanged("a", screenOf("$ make", "again")));
    expect(lines()).toEqual(["$ make", "again"]);
  });

  test("is a named box that the keyboard reaches, and that does not speak by itself", async () => {
    await openDetails(terminal("a"));
    await page.say(screenSnapshot("a", screenOf("$")));
    const box = screen.getByRole("log", { name: "Screen of job a" });
    expect(box).toHaveAttribute("aria-live", "off");
    expect(box).toHaveAttribute("tabindex", "0");
  });

  test("sets colours and marks, and what is not one cell wide in a box of its own", async () => {
    await openDetails(terminal("a"));
    const line = [{ text: "err", foreground: "red", bold: true as const }, { text: " a日b" }];
    await page.say(screenSnapshot("a", screenOf(line)));
    const [first, second] = pane().querySelectorAll<HTMLElement>(".screen-line > span");
    expect(first).toHaveClass("bold");
    expect(first?.style.color).toBe("var(--text-red)");
    expect(second?.innerHTML).toBe(' a<i class="cell cell-2">日</i>b');
  });

  test("renders only the lines that a change changed", async () => {
    await openDetails(terminal("a"));
    const before = Array.from({ length: 24 }, (_, at) => `line ${at}`);
    await page.say(screenSnapshot("a", screenOf(...before)));
    vi.mocked(piecesOf).mockClear();
    await page.say(screenChanged("a", screenOf(...before.with(7, "changed"))));
    expect(lines()).toEqual(before.with(7, "changed"));
    expect(new Set(vi.mocked(piecesOf).mock.calls.flat())).toEqual(new Set(["changed"]));
  });

  test.each([
    ["text", { text: "xy" }],
    ["foreground", { text: "x", foreground: "red" }],
    ["background", { text: "x", background: "red" }],
    ["bold", { text: "x", bold: true as const }],
    ["italic", { text: "x", italic: true as const }],
    ["underline", { text: "x", underline: true as const }],
    ["strikethrough", { text: "x", strikethrough: true as const }],
    ["reverse", { text: "x", reverse: true as const }],
  ])("takes a change of %s alone for a change", async (_, run) => {
    await openDetails(terminal("a"));
    await page.say(screenSnapshot("a", screenOf([{ text: "x" }])));
    const before = pane().querySelector(".screen-line")?.outerHTML;
    await page.say(screenChanged("a", screenOf([run])));
    expect(pane().querySelector(".screen-line")?.outerHTML).not.toBe(before);
  });

  test("shows where the cursor stands, as wide as what is under it, and none that is hidden", async () => {
    await openDetails(terminal("a"));
    const styleAt = async (column: number) => {
      await page.say(screenSnapshot("a", { ...screenOf("a日b"), cursor: { column, row: 0 } }));
      return pane().querySelector(".cursor")?.getAttribute("style");
    };
    expect(await styleAt(1)).toBe("--column: 1; --row: 0; --cells: 2;");
    expect(await styleAt(40), "it waits behind the last column").toBe("--column: 39; --row: 0; --cells: 1;");
    await page.say(screenChanged("a", screenOf("a")));
    expect(pane().querySelector(".cursor")).toBeNull();
  });
});

describe("its subscription", () => {
  test("lasts as long as the detail is open, under StrictMode too", async () => {
    await openDetails(terminal("a"));
    expect(await topicRequests()).toEqual(["subscribe"]);
    await userEvent.setup().click(screen.getByRole("button", { expanded: true }));
    expect(await topicRequests()).toEqual(["unsubscribe"]);
  });

  test("is made anew after a cut; until then the screen is marked as old", async () => {
    await openDetails(terminal("a"));
    await page.say(screenSnapshot("a", screenOf("before")));
    await page.reconnect();
    expect(pane()).toHaveTextContent("May be out of date.");
    expect(pane()).toHaveClass("pane-stale");
    expect(lines()).toEqual(["before"]);
    expect(await topicRequests()).toEqual(["subscribe"]);
    await page.say(screenSnapshot("a", screenOf("after")));
    expect(pane()).not.toHaveTextContent("May be out of date.");
    expect(lines()).toEqual(["after"]);
  });

  test("that failed says so, is tried again, and recovers", async () => {
    await openDetails(terminal("a"));
    await page.requests();
    await page.say(refusal("snapshot_failed", TOPIC));
    expect(within(pane()).getByRole("alert")).toHaveTextContent("The state could not be read. Asking again.");
    await page.pass(9_000);
    expect(await topicRequests()).toContain("subscribe");
    await page.say(screenSnapshot("a", screenOf("there")));
    expect(within(pane()).queryByRole("alert")).toBeNull();
    expect(lines()).toEqual(["there"]);
  });

  test("of a screen that is not there says so plainly, and is made when its terminal appears", async () => {
    await openDetails();
    await page.requests();
    await page.say(refusal("unknown_topic", TOPIC));
    expect(pane()).toHaveTextContent("The server keeps no screen of this session.");
    expect(screen.queryByRole("alert")).toBeNull();
    await page.say(terminalChanged(terminal("a")));
    expect(await topicRequests()).toEqual(["subscribe"]);
    await page.say(screenSnapshot("a", screenOf("there")));
    expect(lines()).toEqual(["there"]);
  });

  test("waits for a connection where there is none", async () => {
    await openDetails(terminal("a"));
    await page.requests();
    await userEvent.setup().click(screen.getByRole("button", { expanded: true }));
    await page.dropped(1006);
    await userEvent.setup().click(screen.getByRole("button", { expanded: false }));
    expect(pane()).toHaveTextContent("Waiting for a live connection.");
  });
});

describe("a closed terminal", () => {
  test("keeps its last screen, named so, without a cursor", async () => {
    await openDetails(terminal("a"));
    await page.say(screenSnapshot("a", { ...screenOf("bye"), cursor: { column: 0, row: 0 } }));
    await page.say(
      terminalChanged(terminal("a", { status: "closed" })),
      changed(session("a", { state: "exited", exit_code: 0 })),
    );
    const last = pane("Last screen");
    expect(last).toHaveTextContent("bye");
    expect(last).toHaveTextContent("closed");
    expect(last.querySelector(".cursor")).toBeNull();
    expect(screen.getByRole("log", { name: "Last screen of job a" })).toBeVisible();
  });

  test("that the server knows no more leaves what was seen of it, marked as old", async () => {
    await openDetails(terminal("a"));
    await page.say(screenSnapshot("a", screenOf("bye")));
    await page.requests();
    await page.say(terminalRemoved("a"));
    expect(await topicRequests()).toEqual(["subscribe"]);
    await page.say(refusal("unknown_topic", TOPIC));
    expect(pane()).toHaveTextContent("The server keeps no screen of this session.");
    expect(pane()).toHaveClass("pane-stale");
    expect(lines()).toEqual(["bye"]);
  });
});
