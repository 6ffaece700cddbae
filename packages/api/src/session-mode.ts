type Mode = "body" | "cookie" | undefined;

/** Returns how the client wants to receive the refresh token. The query comes before the header. */
export const readSessionMode = (
  { mode }: { mode?: Mode },
  headers: { "x-session-mode"?: Mode },
): Mode => mode ?? headers["x-session-mode"];
