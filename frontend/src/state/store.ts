import type { Cancel } from "../realtime/index.ts";

/** A value that changes, and tells of it. `getState` gives the same object until the next change. */
export interface Store<T> {
  getState(): T;
  subscribe(listener: () => void): Cancel;
}

export interface WritableStore<T> extends Store<T> {
  /** Replaces the given fields and tells everybody, unless nothing differs. */
  setState(change: Partial<T>): void;
}

/**
 * Makes a store. `attach` runs when the first listener comes, what it returned when the last one goes: a store that
 * nobody looks at costs nothing. The state stays when nobody looks.
 */
export function createStore<T extends object>(initial: T, attach?: () => Cancel): WritableStore<T> {
  let state = initial;
  let detach: Cancel | undefined;
  const listeners = new Set<() => void>();

  return {
    getState: () => state,
    setState(change) {
      const next = { ...state, ...change };
      if (sameFields(state, next)) return;
      state = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      // Wrapped, so that one function given twice is two listeners.
      const own = (): void => listener();
      listeners.add(own);
      if (listeners.size === 1) detach = attach?.();
      return () => {
        if (!listeners.delete(own) || listeners.size > 0) return;
        detach?.();
        detach = undefined;
      };
    },
  };
}

function sameFields<T extends object>(a: T, b: T): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof T>;
  return [...keys].every((key) => Object.is(a[key], b[key]));
}
