import {
  acceptsAnonymous,
  acceptsForwardingKey,
  type RoleRule,
  type SecurityRequirement,
} from "./roles.ts";
import type { RateLimit, RecentAuthentication, Route } from "./route.ts";

type Described = Pick<
  Route,
  "security" | "x-session-check" | "x-plan" | "x-rate-limit" | "x-recent-authentication"
>;

/**
 * Describes the access to an operation and its rate limits for the document, in Markdown. The text is
 * built from the fields that the API enforces, so it always agrees with them.
 */
export function describeAccess(route: Described): string {
  const { security, "x-session-check": check, "x-plan": plans } = route;
  const isForwarding = acceptsAnonymous(security) && acceptsForwardingKey(security);
  const access = [
    `**Access:** ${credentialsOf(security)}.`,
    ...(isForwarding ? [forwarding] : []),
    ...rolesOf(security),
    ...(plans ? [`Requires one of these plans: ${plans.map(code).join(", ")}.`] : []),
    ...stepUpOf(route["x-recent-authentication"]),
    ...(check ? ["The API rejects the access token of a session that has ended."] : []),
  ].join(" ");
  const limits = route["x-rate-limit"]?.map(limitOf) ?? [];
  return limits.length > 0 ? `${access}\n\n**Rate limit:** ${limits.join(", and ")}.` : access;
}

const forwarding =
  "A back end can send an API key with the scope `client:forward`, and the address of its client. An invalid API key is rejected.";

const code = (text: string): string => `\`${text}\``;

function credentialsOf(security: SecurityRequirement[]): string {
  if (security.length === 0) return "no access token and no API key required";
  if (acceptsAnonymous(security)) {
    const acceptsToken = security.some((entry) => "bearerAuth" in entry);
    return acceptsToken ? "an access token is optional" : "no access token required";
  }
  const accepted = security.map((entry) =>
    "bearerAuth" in entry
      ? "an access token"
      : `an API key with the scope ${entry.apiKeyAuth?.map(code).join(" and ")}`,
  );
  return [...new Set(accepted)].join(", or ");
}

/** The sentence about the role that the user needs; none if each role is sufficient. */
function rolesOf(security: SecurityRequirement[]): string[] {
  const rules = security.flatMap((entry) => ("bearerAuth" in entry ? entry.bearerAuth : []));
  const roles = rules.filter((rule) => rule !== "user").map(roleOf);
  if (roles.length === 0) return [];
  const hasApiKey = security.some((entry) => "apiKeyAuth" in entry);
  const owner = hasApiKey ? " (of the user or the owner of the API key)" : "";
  return [`Requires ${roles.join(" or ")}${owner}.`];
}

function roleOf(rule: RoleRule): string {
  if (rule === "super_admin") return `the role ${code(rule)}`;
  return rule.startsWith("only:")
    ? `exactly the role ${code(rule.slice("only:".length))}`
    : `at least the role ${code(rule)}`;
}

/** The sentences about step-up; none if a session of any age is sufficient. */
function stepUpOf(required: RecentAuthentication | undefined): string[] {
  if (!required) return [];
  const { within, singleUse, acceptsPassword } = required;
  if (!singleUse) return [`Requires an authentication within the last ${durationOf(within)}.`];
  const token =
    "Requires a token of `reauthenticate` for this operation in the header `X-Reauthentication`";
  return [
    acceptsPassword
      ? `${token}, or the password in the body if the account has no second factor.`
      : `${token}.`,
  ];
}

const limitSubjects = {
  address: "client IP address",
  user: "user",
  target: "user and target account",
} satisfies Record<RateLimit["by"], string>;

const limitOf = ({ limit, window, by }: RateLimit): string =>
  `${limit} requests per ${durationOf(window)} per ${limitSubjects[by]}`;

function durationOf(seconds: number): string {
  if (seconds % 3600 === 0) return amountOf(seconds / 3600, "hour");
  if (seconds % 60 === 0) return amountOf(seconds / 60, "minute");
  return amountOf(seconds, "second");
}

const amountOf = (count: number, unit: string): string =>
  count === 1 ? unit : `${count} ${unit}s`;
