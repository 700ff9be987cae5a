import { act, fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ActivityEntry, Session } from "@wirepact/contract";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { TestPage } from "../../testing/page.tsx";
import {
  activityAdded,
  activitySnapshot,
  changed,
  output,
  refusal,
  session,
  skipped,
  step,
  terminalsSnapshot,
} from "../../testing/samples.ts";

const TOPIC = "sessions.activity:a";

let page: TestPage;

beforeEach(() => {
  page = new TestPage();
});

afterEach(() => page.close());

async function openDetails(item: Session, ...entries: readonly ActivityEntry[]): Promise<void> {
  await page.showLive(item);
  await page.say(terminalsSnapshot());
  await page.requests();
  await userEvent.setup().click(screen.getByRole("button", { expanded: false }));
  await page.requests();
  if (entries.length > 0) await page.say(activitySnapshot("a", ...entries));
}

function pane(): HTMLElement {
  return screen.getByRole("group", { name: "Activity" });
}

function log(): HTMLElement {
  return screen.getByRole("log", { name: "Activity of job a" });
}

function texts(): (string | null | undefined)[] {
  return [...log().querySelectorAll(".entry")].map((entry) => entry.querySelector("p")?.textContent);
}

function mark(text: string): string | undefined {
  return within(log()).getByText(text).closest("p")?.className;
}

describe("the log", () => {
  test("shows output, steps and what was skipped, oldest first, and grows", async () => {
    await openDetails(session("a"), step(1, "running", "It runs."), output(2, "  $ make"), skipped(9, 1_204));
    expect(texts()).toEqual(["It runs.", "  $ make", "1,204 lines skipped, too fast to keep"]);
    await page.say(activityAdded("a", output(10, ""), skipped(11, 1)));
    expect(texts().slice(3)).toEqual(["", "1 line skipped, too fast to keep"]);
  });

  test("is a named box that the keyboard reaches, and that does not speak by itself", async () => {
    await openDetails(session("a"), output(1));
    expect(log()).toHaveAttribute("aria-live", "off");
    expect(log()).toHaveAttribute("tabindex", "0");
  });

  test("tells a time once for all entries of a second, and the exact one to machines", async () => {
    const first = output(1);
    await openDetails(session("a"), first, { ...output(2), at: first.at }, output(3));
    const times = [...log().querySelectorAll("time")];
    expect(times.map((time) => /^\d\d:30:0\d$/.test(time.textContent))).toEqual([true, false, true]);
    expect(times[1]?.textContent).toBe("");
    expect(times[1]).toHaveAttribute("datetime", first.at);
  });

  test("says when nothing has happened, and while it waits", async () => {
    await openDetails(session("a"));
    expect(pane()).toHaveTextContent("Waiting for the server.");
    await page.say(activitySnapshot("a"));
    expect(log()).toHaveTextContent("Nothing has happened yet.");
  });

  test("marks a session's end by how it ended, once the session says how", async () => {
    await openDetails(session("a"), step(1, "starting", "It was asked to start."), step(2, "exited", "It is over."));
    expect(mark("It was asked to start.")).toContain("state-waiting");
    expect(mark("It is over.")).toContain("state-unknown");
    await page.say(changed(session("a", { state: "exited", exit_code: 1 })));
    expect(mark("It is over.")).toContain("state-bad");
    await page.say(changed(session("a", { state: "exited", exit_code: 0 })));
    expect(mark("It is over.")).toContain("state-ok");
  });

  test("of an ended session is there to read", async () => {
    await openDetails(session("a", { state: "lost" }), output(1, "last words"), step(2, "lost", "The server died."));
    expect(texts()).toEqual(["last words", "The server died."]);
    expect(mark("The server died.")).toContain("state-lost");
  });
});

describe("its end", () => {
  /** A box of 100 pixels that shows 20 for each entry: the DOM of the tests lays nothing out. */
  function layOut(): void {
    vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(100);
    vi.spyOn(HTMLElement.prototype, "scrollHeight", "get").mockImplementation(function (this: HTMLElement) {
      return 20 * this.querySelectorAll(".entry").length;
    });
  }

  const many = (from: number, count: number) => Array.from({ length: count }, (_, at) => output(from + at));

  function scrollTo(top: number): void {
    log().scrollTop = top;
    fireEvent.scroll(log());
  }

  beforeEach(layOut);
  afterEach(() => vi.restoreAllMocks());

  test("stays in view as the log grows", async () => {
    await openDetails(session("a"), ...many(1, 30));
    expect(log().scrollTop).toBe(600);
    await page.say(activityAdded("a", ...many(31, 10)));
    expect(log().scrollTop).toBe(800);
    expect(screen.queryByRole("button", { name: "Newest" })).toBeNull();
  });

  test("is not lost by a scroll of the box itself that is told only after the lines were broken anew", async () => {
    await openDetails(session("a"), ...many(1, 30));
    vi.spyOn(HTMLElement.prototype, "scrollHeight", "get").mockReturnValue(1200);
    fireEvent.scroll(log());
    await page.say(activityAdded("a", output(31)));
    expect(log().scrollTop).toBe(1200);
  });

  test("leaves a reader alone who scrolled away, and waits for their return", async () => {
    await openDetails(session("a"), ...many(1, 30));
    scrollTo(200);
    await page.say(activityAdded("a", ...many(31, 10)));
    expect(log().scrollTop).toBe(200);
    scrollTo(695);
    await page.say(activityAdded("a", output(41)));
    expect(log().scrollTop, "near is there").toBe(820);
  });

  test("is a button away, which gives the keyboard's place back to the log", async () => {
    await openDetails(session("a"), ...many(1, 30));
    scrollTo(0);
    await act(() => userEvent.setup().click(screen.getByRole("button", { name: "Newest" })));
    expect(log().scrollTop).toBe(600);
    expect(log()).toHaveFocus();
    expect(screen.queryByRole("button", { name: "Newest" })).toBeNull();
  });

  test("comes into view where it was after the log was missing", async () => {
    await openDetails(session("a"));
    await page.say(activitySnapshot("a", ...many(1, 30)));
    expect(log().scrollTop).toBe(600);
  });
});

describe("its subscription", () => {
  test("ends with the detail", async () => {
    await openDetails(session("a"), output(1));
    await userEvent.setup().click(screen.getByRole("button", { expanded: true }));
    expect(await page.requests()).toEqual([{ type: "unsubscribe", topics: ["terminals.screen:a", TOPIC] }]);
  });

  test("failing says so beside what is known, and recovers", async () => {
    await openDetails(session("a"), output(1, "known"));
    await page.say(refusal("snapshot_failed", TOPIC));
    expect(within(pane()).getByRole("alert")).toHaveTextContent("The state could not be read. Asking again.");
    expect(texts()).toEqual(["known"]);
    await page.say(activitySnapshot("a", output(1, "known"), output(2, "more")));
    expect(within(pane()).queryByRole("alert")).toBeNull();
    expect(texts()).toEqual(["known", "more"]);
  });

  test("of an unknown session says so", async () => {
    await openDetails(session("a"));
    await page.say(refusal("unknown_topic", TOPIC));
    expect(pane()).toHaveTextContent("The server knows no activity of this session.");
  });

  test("is made anew after a cut, and what comes then stands alone", async () => {
    await openDetails(session("a"), output(1));
    await page.reconnect();
    expect(pane()).toHaveTextContent("May be out of date.");
    await page.say(activitySnapshot("a", output(5, "fresh")));
    expect(texts()).toEqual(["fresh"]);
    expect(pane()).not.toHaveTextContent("May be out of date.");
  });
});
