import { createEndSessions } from "./end-sessions.ts";
import { createListSessions } from "./list-sessions.ts";
import { createRotateRefreshToken } from "./rotate-refresh-token.ts";
import { createStartSession } from "./start-session.ts";
import { createHasTrust } from "./trusted-session.ts";
import { createUseFirstValid } from "./use-first-valid.ts";
import { createCheckSession, createVerifySession } from "./verify-session.ts";

type Deps = Parameters<typeof createStartSession>[0] &
  Omit<Parameters<typeof createRotateRefreshToken>[0], "hasTrust"> &
  Omit<Parameters<typeof createVerifySession>[0], "hasTrust"> &
  Parameters<typeof createHasTrust>[0] &
  Parameters<typeof createEndSessions>[0];

/** Returns the functions for sessions. */
export function createSessions(deps: Deps) {
  const gate = { ...deps, hasTrust: createHasTrust(deps) };
  return {
    start: createStartSession(deps),
    refresh: createRotateRefreshToken(gate),
    verify: createVerifySession(gate),
    check: createCheckSession(deps),
    list: createListSessions(deps),
    useFirstValid: createUseFirstValid(deps),
    ...createEndSessions(deps),
  };
}
export type Sessions = ReturnType<typeof createSessions>;
