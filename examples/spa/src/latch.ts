import { createLatchSession } from "@latch/client";
import { askForProofs } from "./confirmation.ts";

/** The session, which all tabs share. The refresh token is a cookie that scripts cannot read. */
export const session = createLatchSession({
  baseUrl: import.meta.env.VITE_LATCH_URL ?? "http://localhost:4000",
  cookie: true,
  onReauthentication: askForProofs,
});

export const { latch } = session;
