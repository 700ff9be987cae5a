import { expect, test } from "vitest";
import { createStore } from "./store.ts";

test("tells everybody of a change, and nobody when nothing differs", () => {
  const store = createStore<{ a: number; b?: string }>({ a: 1 });
  let told = 0;
  const count = () => {
    told += 1;
  };
  const leave = store.subscribe(count);
  store.subscribe(count);
  const before = store.getState();
  store.setState({ a: 1 });
  expect(store.getState()).toBe(before);
  expect(told).toBe(0);
  store.setState({ b: "new" });
  expect(store.getState()).toEqual({ a: 1, b: "new" });
  expect(told).toBe(2);
  leave();
  leave();
  store.setState({ a: 2 });
  expect(told).toBe(3);
});

test("is attached while somebody looks", () => {
  const log: string[] = [];
  const store = createStore({}, () => {
    log.push("attach");
    return () => log.push("detach");
  });
  expect(log).toEqual([]);
  const [one, two] = [store.subscribe(() => undefined), store.subscribe(() => undefined)];
  one();
  expect(log).toEqual(["attach"]);
  two();
  two();
  expect(log).toEqual(["attach", "detach"]);
  store.subscribe(() => undefined)();
  expect(log).toEqual(["attach", "detach", "attach", "detach"]);
});

test("a listener that comes while others are told hears of the next change", () => {
  const store = createStore({ a: 0 });
  let late = 0;
  const leave = store.subscribe(() => {
    leave();
    store.subscribe(() => {
      late += 1;
    });
  });
  store.setState({ a: 1 });
  expect(late).toBe(0);
  store.setState({ a: 2 });
  expect(late).toBe(1);
});
