import * as z from "zod";
import { type AreaReference, apiEntries } from "../reference.ts";
import { wholeNumber } from "../value-types.ts";

/** The lifetimes of tokens and sessions. */
export const sessionVariables = {
  ACCESS_TOKEN_SECONDS: wholeNumber(60, 3600).default(900),
  SESSION_ABSOLUTE_DAYS: wholeNumber(1, 365).default(30),
  SESSION_IDLE_DAYS: wholeNumber(1, 365).default(14),
  REFRESH_GRACE_SECONDS: wholeNumber(0, 60).default(10),
  TRUSTED_DEVICE_DAYS: wholeNumber(0, 90).default(0),
  SESSION_COOKIE_SAME_SITE: z
    .enum(["lax", "strict", "none"], "Must be lax, strict or none")
    .default("lax"),
};

export const sessionReference = {
  title: "Sessions",
  variables: {
    ACCESS_TOKEN_SECONDS: {
      summary: "The lifetime of an access token in seconds, 60 to 3600.",
      neededBy: [apiEntries],
    },
    SESSION_ABSOLUTE_DAYS: {
      summary: "The days after which a session expires, even if it is in use.",
      neededBy: [apiEntries],
    },
    SESSION_IDLE_DAYS: {
      summary: "The days without use after which a session expires.",
      neededBy: [apiEntries],
    },
    REFRESH_GRACE_SECONDS: {
      summary:
        "The seconds for which a rotated refresh token still returns its successor, for two open tabs.",
      neededBy: [apiEntries],
    },
    TRUSTED_DEVICE_DAYS: {
      summary:
        "The days for which a trusted device needs no second factor, 0 to 90. 0: no device is trusted.",
      details:
        "A session that starts this way has the level `aal1`. It never applies to the roles in `SECOND_FACTOR_ROLES`.",
      neededBy: [apiEntries],
    },
    SESSION_COOKIE_SAME_SITE: {
      summary:
        "The attribute SameSite of the session cookie and the device cookie: lax, strict or none.",
      details:
        "`none` is for an app on another site than the API, or in a frame; browsers that block third-party cookies do not send it. It requires an https issuer. The API accepts the cookie only from its own origin and from `ALLOWED_ORIGINS`, whatever the value is.",
      neededBy: [apiEntries],
    },
  },
} satisfies AreaReference<typeof sessionVariables>;
