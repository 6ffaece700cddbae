import type { components } from "./api.gen.ts";

/** The account of the user who is signed in. */
export type User = components["schemas"]["User"];

/**
 * What an application shows. `loading`: not known yet; with an `error`, the API could not be reached, and the
 * session tries again when the browser is online.
 */
export type SessionState =
  | { status: "loading"; user?: undefined; error?: unknown }
  | { status: "signed_out"; user?: undefined }
  | { status: "signed_in"; user: User };

/** A state that changes, and its listeners. */
export type StateStore = {
  get(): SessionState;
  set(state: SessionState): void;
  subscribe(listener: () => void): () => void;
};

/** Creates a store of the state. A listener is called after each change, not for an equal state. */
export function createState(initial: SessionState): StateStore {
  const listeners = new Set<() => void>();
  let state = initial;
  return {
    get: () => state,
    set(next) {
      const isEqual = JSON.stringify(next) === JSON.stringify(state) && !("error" in next);
      if (isEqual) return;
      state = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
