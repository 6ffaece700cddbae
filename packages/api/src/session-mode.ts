type Mode = "body" | "cookie" | undefined;

/** How the caller wants the refresh token: by query or by header. */
export const sessionModeOf = (
  { mode }: { mode?: Mode },
  headers: { "x-session-mode"?: Mode },
): Mode => mode ?? headers["x-session-mode"];
