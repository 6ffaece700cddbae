import type { ApiKey, ApiKeyId } from "@latch/contract";
import { authorityOf, endedProblem } from "../shared/authority.ts";
import { type Context, logContext } from "../shared/context.ts";
import { ProblemError } from "../shared/problem-error.ts";
import { toApiKey } from "./api-key.ts";
import { createCreateApiKey } from "./create-api-key.ts";
import { createVerifyApiKey } from "./verify-api-key.ts";

type Deps = Parameters<typeof createCreateApiKey>[0] & Parameters<typeof createVerifyApiKey>[0];

/** Returns the functions for API keys, which services use in place of an access token. */
export function createApiKeys(deps: Deps) {
  const { apiKeys, users, clock, log } = deps;

  /** Lists the caller's API keys, newest first. @throws `unauthenticated` if the account is deleted */
  async function list({ principal: { userId } }: Context): Promise<ApiKey[]> {
    const [keys, owner] = await Promise.all([apiKeys.list(userId), users.get(userId)]);
    if (!owner) throw new ProblemError("unauthenticated");
    return keys.map((key) => toApiKey(key, owner, clock()));
  }

  /** Revokes an API key at once. There is no error if it does not exist. @throws `unauthenticated` */
  async function revoke(
    { principal, caller }: Context,
    { keyId }: { keyId: ApiKeyId },
  ): Promise<void> {
    const { userId } = principal;
    const judged = authorityOf(principal);
    if (!(await apiKeys.remove(userId, keyId, judged))) throw endedProblem(judged);
    log.info({ event: "api_key.revoked", userId, keyId, ...logContext(caller) }, "API key revoked");
  }

  return { create: createCreateApiKey(deps), list, revoke, verify: createVerifyApiKey(deps) };
}
export type ApiKeys = ReturnType<typeof createApiKeys>;
