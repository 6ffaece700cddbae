import { Role } from "@latch/contract";
import * as z from "zod";
import { type AreaReference, apiEntries, tasksEntries } from "../reference.ts";
import { deprecatedSwitch, flag } from "../value-types.ts";

/** The schema of a list of roles, separated by commas. */
const roles = z
  .string()
  .transform((text) =>
    text
      .split(",")
      .map((role) => role.trim())
      .filter((role) => role !== ""),
  )
  .pipe(z.array(z.enum(Role.options, `Must be roles of: ${Role.options.join(", ")}`)));

/** Which clients may call the API, the rate limits, and the addresses that webhooks may call. */
export const accessVariables = {
  REQUIRE_VERIFIED_EMAIL: flag.default(false),
  SIGN_UP: z.enum(["open", "invite"]).default("open"),
  SIGN_UP_PRIVACY: flag.default(false),
  SECOND_FACTOR_ROLES: roles.default([]),
  REQUIRE_API_KEY: flag.default(false),
  RATE_LIMITS: deprecatedSwitch.default(true),
  WEBHOOK_ALLOW_PRIVATE: flag.default(false),
  DOCS_PAGE: flag.optional(),
};

export const accessReference = {
  title: "Access and limits",
  variables: {
    REQUIRE_VERIFIED_EMAIL: {
      summary: "true: only users with a verified email address can log in.",
      details:
        "It applies to existing sessions at their next refresh. The user follows the link in the mail.",
      neededBy: [apiEntries],
    },
    SECOND_FACTOR_ROLES: {
      summary: "The roles whose users must have a second factor, separated by commas.",
      details:
        "For example `super_admin,master`. A user with one of these roles and without a second factor adds one at the next login or refresh. A promotion to one of these roles takes effect when the user has a second factor. In production, a warning is logged if `super_admin` is not among them.",
      neededBy: [apiEntries],
    },
    SIGN_UP: {
      summary: "open: everyone can sign up. invite: only invited users get an account.",
      neededBy: [apiEntries],
    },
    SIGN_UP_PRIVACY: {
      summary: "true: a sign-up does not reveal that an email address has an account.",
      details:
        "The account begins when its email address is proven. The owner of a taken email address is notified by mail.",
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
    DOCS_PAGE: {
      summary: "true: Swagger UI at GET /docs, with which a browser calls the API.",
      details:
        "Its script runs at the origin of the session cookie, and people enter passwords there, so an installation of production has it only by decision (OWASP ASVS 5.0, 13.4.5). `/openapi.json` is served in any case. Only in development does the page keep a login after a reload.",
      neededBy: [apiEntries],
      unset: "`false` in production, otherwise `true`",
    },
  },
} satisfies AreaReference<typeof accessVariables>;

/** Returns whether the API serves Swagger UI. If DOCS_PAGE is not set, it does outside production. */
export const isDocsPageEnabled = ({
  DOCS_PAGE,
  NODE_ENV,
}: {
  DOCS_PAGE?: boolean;
  NODE_ENV?: string;
}): boolean => DOCS_PAGE ?? NODE_ENV !== "production";
