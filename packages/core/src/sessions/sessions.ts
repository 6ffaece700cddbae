import { createEndSessions } from "./end-sessions.ts";
import { createListSessions } from "./list-sessions.ts";
import { createRotateRefreshToken } from "./rotate-refresh-token.ts";
import { createStartSession } from "./start-session.ts";
import { createUseFirstValid } from "./use-first-valid.ts";
import { createCheckSession, createVerifySession } from "./verify-session.ts";

type Deps = Parameters<typeof createStartSession>[0] &
  Parameters<typeof createRotateRefreshToken>[0] &
  Parameters<typeof createVerifySession>[0] &
  Parameters<typeof createEndSessions>[0];

/** Returns the functions for sessions. */
export const createSessions = (deps: Deps) => ({
  start: createStartSession(deps),
  refresh: createRotateRefreshToken(deps),
  verify: createVerifySession(deps),
  check: createCheckSession(deps),
  list: createListSessions(deps),
  useFirstValid: createUseFirstValid(deps),
  ...createEndSessions(deps),
});
export type Sessions = ReturnType<typeof createSessions>;
