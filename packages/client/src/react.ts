import {
  createContext,
  createElement,
  type ReactNode,
  useContext,
  useSyncExternalStore,
} from "react";
import { type Can, canOf } from "./can.ts";
import type { OperationId } from "./client.ts";
import type { LatchSession } from "./session.ts";
import type { SessionState, User } from "./state.ts";

export type { Can } from "./can.ts";

const Context = createContext<LatchSession | undefined>(undefined);

/** Makes a session of `createLatchSession` available to the components below. */
export function LatchProvider({
  session,
  children,
}: {
  session: LatchSession;
  children?: ReactNode;
}): ReactNode {
  return createElement(Context.Provider, { value: session }, children);
}

/**
 * Returns the session of the nearest `LatchProvider`.
 * @throws outside of a `LatchProvider`
 */
export function useLatch(): LatchSession {
  const session = useContext(Context);
  if (!session) throw new Error("useLatch requires a LatchProvider around the component");
  return session;
}

/**
 * Returns who is signed in, and renders again after each change, also one in another tab. The server and the
 * first render of the browser see the same state, so hydration does not differ: `loading`, or the `user` that
 * the session was created with.
 */
export function useSession(): SessionState {
  const { subscribe, getSnapshot, getServerSnapshot } = useLatch();
  return useSyncExternalStore(subscribe, getSnapshot, getServerSnapshot);
}

/** Returns the user who is signed in, or undefined while it is not known or without one. */
export const useUser = (): User | undefined => useSession().user;

/**
 * Returns whether the contract lets the user call an operation:
 *
 * ```tsx
 * {useCan("listUsers").allowed && <a href="/users">Users</a>}
 * ```
 *
 * It decides what a page shows. What a user may do is decided by the API.
 */
export const useCan = (operation: OperationId): Can => canOf(useUser(), operation);
