import { anySession, noAuthentication, requires, requiresExactly } from "@latch/contract";
import { expect, test } from "vitest";
import { describeAccess } from "../../packages/contract/src/document-access.ts";

test.each([
  [{ security: noAuthentication }, "**Access:** no access token and no API key required."],
  [{ security: anySession }, "**Access:** an access token."],
  [
    { security: requires("user", "tasks:read") },
    "**Access:** an access token, or an API key with the scope `tasks:read`.",
  ],
  [
    { security: requires("master", "users:write") },
    "**Access:** an access token, or an API key with the scope `users:write`. Requires at least the role `master` (of the user or the owner of the API key).",
  ],
  [
    { security: requires("super_admin") },
    "**Access:** an access token. Requires the role `super_admin`.",
  ],
  [
    { security: requiresExactly("agent", "master") },
    "**Access:** an access token. Requires exactly the role `agent` or exactly the role `master`.",
  ],
  [
    { security: anySession, "x-session-check": true, "x-plan": ["pro", "team"] },
    "**Access:** an access token. Requires one of these plans: `pro`, `team`. The API rejects the access token of a session that has ended.",
  ],
] as const)("the access of %o is described", (route, text) => {
  expect(describeAccess(route as never)).toBe(text);
});

test.each([
  [{ limit: 5, window: 3600, by: "user" }, "5 requests per hour per user"],
  [{ limit: 10, window: 300, by: "user" }, "10 requests per 5 minutes per user"],
  [{ limit: 30, window: 60, by: "address" }, "30 requests per minute per client IP address"],
  [{ limit: 9, window: 90, by: "address" }, "9 requests per 90 seconds per client IP address"],
] as const)("the rate limit %o is described", (limit, text) => {
  const described = describeAccess({ security: [], "x-rate-limit": [limit] });
  expect(described).toMatch(new RegExp(`\\n\\n\\*\\*Rate limit:\\*\\* ${text}\\.$`));
});
