import { Role, type RoleRule, satisfiesRule } from "@latch/contract";
import {
  type Change,
  type Document,
  type Operation,
  operationsOf,
  type RateLimit,
  type RecentAuthentication,
} from "./document.ts";

/** Returns the rules of operations that became weaker between two documents: guards, step-up and limits. */
export function weakerRules(before: Document, after: Document): Change[] {
  const now = operationsOf(after);
  return [...operationsOf(before)].flatMap(([operationId, old]) => {
    const next = now.get(operationId);
    return next ? [...weakened(old, next)].map((text) => ({ operationId, text })) : [];
  });
}

function* weakened(old: Operation, now: Operation): Generator<string> {
  const admitted = newCallers(old, now);
  if (admitted.length > 0) {
    yield `the guard was ${ruleText(old.security)} and is ${ruleText(now.security)}, which admits ${admitted.join(", ")}`;
  }
  if (old["x-session-check"] && !now["x-session-check"]) {
    yield "the session check was true and is absent";
  }
  const recent = old["x-recent-authentication"];
  if (recent && isWeakerStepUp(recent, now["x-recent-authentication"])) {
    yield `the step-up was ${ruleText(recent)} and is ${ruleText(now["x-recent-authentication"])}`;
  }
  const plans = old["x-plan"];
  if (plans && now["x-plan"]?.every((plan) => plans.includes(plan)) !== true) {
    yield `the plans were ${ruleText(plans)} and are ${ruleText(now["x-plan"])}`;
  }
  for (const limit of old["x-rate-limit"] ?? []) {
    if (!now["x-rate-limit"]?.some((next) => isAsStrict(next, limit))) {
      yield `the limit was ${ruleText(limit)} and is ${ruleText(now["x-rate-limit"])}`;
    }
  }
}

/** Returns the callers that the second of two rules admits and the first does not. */
export function newCallers(first: Operation, second: Operation): string[] {
  const known = callersOf(first);
  const isNew = (caller: string[]) =>
    !known.some((each) => each.every((part) => caller.includes(part)));
  return callersOf(second)
    .filter(isNew)
    .map((parts) => parts.join(" and ") || "anyone");
}

/** Returns the callers that an operation admits, by what each presents: a role, and scopes of an API key. */
function callersOf({ security }: Operation): string[][] {
  if (security.length === 0) return [[]];
  return security.flatMap(({ bearerAuth, apiKeyAuth }) => {
    const key = apiKeyAuth
      ? ["an API key", ...apiKeyAuth.map((scope) => `the scope ${scope}`)]
      : [];
    if (!bearerAuth) return [key];
    return Role.options
      .filter((role) => bearerAuth.some((rule) => satisfiesRule(role, rule as RoleRule)))
      .map((role) => [role, ...key]);
  });
}

/** Returns whether the second step-up is weaker than the first. */
export const isWeakerStepUp = (
  old: RecentAuthentication,
  now?: RecentAuthentication | undefined,
): boolean =>
  !now ||
  now.within > old.within ||
  Boolean(old.singleUse && !now.singleUse) ||
  Boolean(old.singleUse && !old.acceptsPassword && now.acceptsPassword);

/** A limit is as strict as another if it counts by the same and allows no more at once and over time. */
const isAsStrict = (next: RateLimit, old: RateLimit): boolean =>
  next.by === old.by &&
  next.limit <= old.limit &&
  next.limit * old.window <= old.limit * next.window;

/** Returns a rule as text. */
export const ruleText = (value: unknown): string =>
  value === undefined ? "absent" : JSON.stringify(value);
