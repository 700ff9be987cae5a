import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import { problem } from "../testing/fakeHttp.ts";
import { settle } from "../testing/fakes.ts";
import { TestPage } from "../testing/page.tsx";
import { session } from "../testing/samples.ts";

let page: TestPage;

beforeEach(() => {
  page = new TestPage();
});

afterEach(() => page.close());

async function answered(status: number, text?: string): Promise<void> {
  await act(async () => {
    page.http.last.respond(status, text);
    await settle();
  });
}

const button = () => screen.getByRole("button", { name: "Sign out" });

test("signing out ends the sign-in on the server, then shows no state", async () => {
  await page.showLive(session("a"));
  await userEvent.click(button());
  expect(page.http.last).toMatchObject({ method: "POST", path: "/api/sign-out" });
  expect(screen.getByRole("listitem", { name: "job a" }), "not before the server has done it").toBeVisible();

  await answered(204);
  expect(screen.getByRole("heading", { name: "This browser is signed out" })).toBeVisible();
  expect(screen.queryByRole("listitem")).toBeNull();
  expect(screen.queryByRole("button", { name: "Sign out" })).toBeNull();
});

test("a sign-out that the server did not carry out is said, and can be tried again", async () => {
  await page.showLive(session("a"));
  await userEvent.click(button());
  await answered(503, problem("storage_failed", "The disk is full."));
  expect(screen.getByRole("alert")).toHaveTextContent("The disk is full.");
  expect(screen.getByRole("listitem", { name: "job a" })).toBeVisible();

  await userEvent.click(button());
  await answered(204);
  expect(screen.getByRole("heading", { name: "This browser is signed out" })).toBeVisible();
});
