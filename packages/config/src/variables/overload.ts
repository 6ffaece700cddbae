import type { AreaReference } from "../reference.ts";
import { wholeNumber } from "../value-types.ts";

/** The limits above which a server refuses requests. */
export const overloadVariables = {
  MAX_CONCURRENT_REQUESTS: wholeNumber(1, 100_000).default(500),
  MAX_EVENT_LOOP_LAG_MS: wholeNumber(0, 10_000).default(40),
};

export const overloadReference = {
  title: "Overload",
  introduction:
    "A server refuses requests above these limits with 503 and `Retry-After`. [Capacity](capacity.md#a-node-server-under-load) describes what it does, and how it was measured.",
  variables: {
    MAX_CONCURRENT_REQUESTS: {
      summary: "The maximum number of requests in progress on a server; further ones are refused.",
      details:
        "Logins, sign-ups and requests for mail may use half of it. It is also the maximum number of connections to DynamoDB, and a tenth of the open connections of clients.",
      neededBy: ["server", "tasks"],
    },
    MAX_EVENT_LOOP_LAG_MS: {
      summary:
        "The lag of the event loop (milliseconds) from which a server refuses requests; 0: none.",
      neededBy: ["server", "tasks"],
    },
  },
} satisfies AreaReference<typeof overloadVariables>;
