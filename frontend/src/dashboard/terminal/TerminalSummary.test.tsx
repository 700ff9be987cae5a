import { screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { TestPage } from "../../testing/page.tsx";
import { refusal, session, terminal, terminalChanged, terminalsSnapshot } from "../../testing/samples.ts";

let page: TestPage;

beforeEach(() => {
  page = new TestPage();
});

afterEach(() => page.close());

function row(name: string): HTMLElement {
  return screen.getByRole("listitem", { name });
}

test("each row shows its terminal's title, last line and size, and follows them", async () => {
  await page.showLive(session("a"), session("b"), session("c"));
  await page.say(
    terminalsSnapshot(
      terminal("a", { title: "vim README.md", last_line: '"README.md" 120L' }),
      terminal("b", { last_line: "", size: { columns: 132, rows: 50 } }),
    ),
  );
  expect(row("job a")).toHaveTextContent('vim README.md"README.md" 120L80×24');
  expect(within(row("job a")).getByText('"README.md" 120L')).toHaveClass("mono");
  expect(row("job b")).toHaveTextContent("blank screen132×50");
  expect(within(row("job b")).getByTitle("132 columns, 50 rows")).toBeVisible();
  expect(row("job c").querySelector(".summary")).toBeNull();

  await page.say(terminalChanged(terminal("b", { last_line: "done", status: "closed" })));
  expect(row("job b")).toHaveTextContent("done");
  expect(row("job b")).not.toHaveTextContent("blank screen");
  expect(row("job b").querySelector(".summary-closed")).not.toBeNull();
});

test("what is wrong with the summaries is said above the list", async () => {
  await page.showLive(session("a"));
  await page.say(refusal("snapshot_failed", "terminals.state"));
  expect(screen.getByRole("alert")).toHaveTextContent("What the terminals show is not known");
  await page.say(terminalsSnapshot(terminal("a")));
  expect(screen.queryByRole("alert")).toBeNull();
});
