import { type AreaReference, apiEntries, tasksEntries } from "../reference.ts";
import { deprecatedSwitch, flag } from "../value-types.ts";

/** Which clients may call the API, the rate limits, and the addresses that webhooks may call. */
export const accessVariables = {
  REQUIRE_VERIFIED_EMAIL: flag.default(false),
  REQUIRE_API_KEY: flag.default(false),
  RATE_LIMITS: deprecatedSwitch.default(true),
  WEBHOOK_ALLOW_PRIVATE: flag.default(false),
};

export const accessReference = {
  title: "Access and limits",
  variables: {
    REQUIRE_VERIFIED_EMAIL: {
      summary: "true: only users with a verified email address can log in.",
      neededBy: [apiEntries],
    },
    REQUIRE_API_KEY: {
      summary: "true: every request requires an API key, for an API that only back ends call.",
      details:
        "Clients send the key in the header `X-API-Key`. `npm run api-key:create` creates the first key.",
      neededBy: [apiEntries, tasksEntries],
    },
    RATE_LIMITS: {
      summary: "false: no rate limits, for load tests. Rejected in production.",
      neededBy: ["server"],
    },
    WEBHOOK_ALLOW_PRIVATE: {
      summary: "true: webhooks may be delivered to private addresses. Rejected in production.",
      details: "`npm run dev` sets it, so that a receiver can run on the same machine.",
      neededBy: ["server", "worker"],
    },
  },
} satisfies AreaReference<typeof accessVariables>;
