// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import { browserPorts, sameOriginUrl } from "./index.ts";

function setVisibility(state: DocumentVisibilityState): void {
  vi.spyOn(document, "visibilityState", "get").mockReturnValue(state);
  document.dispatchEvent(new Event("visibilitychange"));
}

test("the page wakes when it is shown, when the network is back, and when it comes out of the cache", () => {
  let woken = 0;
  const stop = browserPorts().onWake(() => {
    woken += 1;
  });
  setVisibility("hidden");
  expect(woken).toBe(0);
  setVisibility("visible");
  expect(woken).toBe(1);
  window.dispatchEvent(new Event("online"));
  window.dispatchEvent(new Event("pageshow"));
  expect(woken).toBe(3);

  stop();
  setVisibility("visible");
  window.dispatchEvent(new Event("online"));
  window.dispatchEvent(new Event("pageshow"));
  expect(woken).toBe(3);
});

test.each([
  ["http://127.0.0.1:8000/", "ws://127.0.0.1:8000/api/realtime"],
  ["https://example.org/deep/page?x#y", "wss://example.org/api/realtime"],
])("the bus of %s is %s", (href, url) => {
  expect(sameOriginUrl("/api/realtime", { href })).toBe(url);
});
