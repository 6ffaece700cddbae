import { acceptsForwardingKey, includesRole, leastRoles, type Route } from "@latch/contract";
import { type Principal, ProblemError, parseIpAddress } from "@latch/core";
import type { Context } from "hono";
import type { CredentialVerifier } from "../credential-verifier.ts";
import type { AppEnv, RequestStep } from "../hono-env.ts";
import { clipUserAgent } from "./caller.ts";

const addressHeader = "x-client-address";
const userAgentHeader = "x-client-user-agent";

/**
 * Creates the step that takes the client of a back end as the caller of a request: its address and its user agent, from
 * an API key with the scope `client:forward`, whose owner still has the role for it. Limits, lockouts, sessions, activity
 * and mails then use them. Other clients cannot forge the headers: without such a key they have no effect.
 *
 * An operation without authentication verifies a key also without these headers, so that a back end learns that its
 * key has ended before all its users share one rate limit.
 * @throws `unauthenticated` for an invalid key, `invalid_request` for a value that is not an address
 */
export function createForwardedClient(
  { security }: Pick<Route, "security">,
  credentials: CredentialVerifier,
): RequestStep {
  const isKeyVerified = acceptsForwardingKey(security);

  return (c) => {
    const key = readCredential(c, "x-api-key");
    if (key === undefined) return;
    const address = c.req.header(addressHeader);
    const userAgent = c.req.header(userAgentHeader);
    if (!isKeyVerified && address === undefined && userAgent === undefined) return;
    return forward(c, key, { address, userAgent });
  };

  async function forward(
    c: Context<AppEnv>,
    key: string,
    { address, userAgent }: { address?: string; userAgent?: string },
  ): Promise<void> {
    const principal = await readApiKey(c, key, credentials);
    if (!principal) {
      throw new ProblemError("unauthenticated", { detail: "The API key is invalid" });
    }
    if (principal.kind !== "apiKey" || !mayForward(principal)) return;
    const caller = c.get("caller");
    if (address !== undefined) caller.address = requireAddress(address);
    if (userAgent !== undefined) caller.userAgent = clipUserAgent(userAgent);
    if (address !== undefined || userAgent !== undefined) caller.forwardedBy = principal.keyId;
  }
}

/** Returns the credentials in a header. An empty header contains none: some clients send it without a value. */
export const readCredential = (
  c: Context<AppEnv>,
  name: "authorization" | "x-api-key",
): string | undefined => c.req.header(name) || undefined;

/** Verifies the API key of a request, once for all its steps. */
export async function readApiKey(
  c: Context<AppEnv>,
  key: string,
  credentials: CredentialVerifier,
): Promise<Principal | undefined> {
  const known = c.get("apiKey");
  if (known) return known;
  const principal = await credentials.apiKey(key);
  c.set("apiKey", principal);
  return principal;
}

const mayForward = ({ scope, role }: Principal): boolean =>
  scope.split(" ").includes("client:forward") && includesRole(role, leastRoles["client:forward"]);

function requireAddress(text: string): string {
  const address = parseIpAddress(text);
  if (address !== undefined) return address;
  throw new ProblemError("invalid_request", {
    errors: [{ in: "header", pointer: `#/${addressHeader}`, detail: "Must be an IP address" }],
  });
}
