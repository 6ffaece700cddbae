import type { RecentAuthentication } from "@latch/contract";
import { type Clock, type Principal, ProblemError, requireRecentAuthentication } from "@latch/core";
import type { Context } from "hono";
import type { CredentialVerifier } from "./credential-verifier.ts";
import type { AppEnv } from "./hono-env.ts";

/**
 * Creates the part of the guard that enforces `x-recent-authentication` (RFC 9470). It opens a token for a
 * single use; the use case requires its level and uses it up in the transaction of its change.
 * @throws when the operation needs tokens and `credentials` cannot open them
 */
export function createStepUp(
  { within, singleUse, acceptsPassword }: RecentAuthentication,
  operationId: string,
  credentials: CredentialVerifier,
  clock: Clock,
): (c: Context<AppEnv>, principal: Principal) => Promise<void> | void {
  if (!singleUse) return (_c, principal) => requireRecentAuthentication(principal, within, clock());
  const open = credentials.reauthenticationToken;
  if (!open) throw new Error(`${operationId} needs a verifier of reauthentication tokens`);
  // The age of the login is irrelevant, so the problem has no maximum.
  const refuse = (principal: Principal) =>
    new ProblemError("reauthentication_required", {
      detail: `Send the header X-Reauthentication with a token of \`reauthenticate\` for ${operationId}`,
      ...(principal.kind === "session" &&
        principal.highestLevel === "aal2" && { requiredLevel: "aal2" }),
    });

  return async (c, principal) => {
    const text = c.req.header("x-reauthentication");
    // The use case checks a password in the body.
    if (text === undefined && acceptsPassword) return;
    // The validation that follows rejects such a header.
    if (text !== undefined && (text === "" || text.length > 512)) return;
    const token = text === undefined ? undefined : await open(text);
    const isValid =
      token &&
      principal.kind === "session" &&
      token.userId === principal.userId &&
      token.sessionId === principal.sessionId &&
      token.operation === operationId &&
      token.expiresAt * 1000 > clock();
    if (!isValid) throw refuse(principal);
    c.set("principal", { ...principal, reauthentication: token });
  };
}
