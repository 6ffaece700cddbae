import {
  type CreatedApiKey,
  includesRole,
  leastRoles,
  type NewApiKey,
  type Role,
  type Scope,
  type UserId,
} from "@latch/contract";
import { authenticationOfPrincipal } from "../admission/authentication.ts";
import { type AdmissionRules, decideAdmission } from "../admission/decide-admission.ts";
import { proofsOf } from "../admission/proof.ts";
import { authorityOf, endedProblem } from "../shared/authority.ts";
import { type Caller, logContext } from "../shared/context.ts";
import { epochsOf, hasSameEpochs } from "../shared/epochs.ts";
import type { NewId } from "../shared/ids.ts";
import type { Clock, Log } from "../shared/ports.ts";
import type { Principal, SessionPrincipal } from "../shared/principal.ts";
import { invalidField, ProblemError } from "../shared/problem-error.ts";
import type { StoredUser, UserStore } from "../users/user.ts";
import { type ApiKeyCodec, type ApiKeyStore, type StoredApiKey, toApiKey } from "./api-key.ts";

/** The maximum number of API keys of one user. */
const maxKeys = 50;

/** The maximum number of attempts to store a key while other requests change the owner's account. */
const maxAttempts = 5;

/** The owner of a new key: the user of a session, or the user that an operator's command names. */
type OwnerContext = {
  caller: Caller;
  principal: Principal | { kind: "operator"; userId: UserId };
};

type Deps = {
  apiKeys: ApiKeyStore;
  users: UserStore;
  rules: AdmissionRules;
  codec: ApiKeyCodec;
  newId: NewId;
  clock: Clock;
  log: Log;
};

/** Returns a function that creates API keys. */
export function createCreateApiKey({ apiKeys, users, rules, codec, newId, clock, log }: Deps) {
  /**
   * Creates an API key for its owner. Only the result contains its text; the store keeps a hash. The key
   * carries the `credentialEpoch` of the caller's session, so that a concurrent recovery ends it too. A session
   * that has ended since it was checked creates none.
   * @throws `forbidden` for an API key and for a scope beyond the owner's role, `too_many_api_keys`, `invalid_request`,
   * `unauthenticated` if the session has ended, `reauthentication_required` without the second factor of
   * the account, `email_not_verified` or `authentication_incomplete` if the session would not be admitted now,
   * `conflict`
   */
  return async (
    { principal, caller }: OwnerContext,
    { name, scopes, expiresAt }: NewApiKey,
  ): Promise<CreatedApiKey> => {
    const { userId } = principal;
    if (principal.kind === "apiKey") throw new ProblemError("forbidden");
    const judged = principal.kind === "session" ? authorityOf(principal) : undefined;
    const now = clock();
    if (expiresAt && Date.parse(expiresAt) <= now) {
      throw invalidField("expiresAt", "Must be in the future");
    }
    const keyId = newId("key");
    const { text, hash, prefix } = await codec.create(userId, keyId);
    for (let attempt = 0; attempt < maxAttempts; attempt++) {
      const owner = await users.get(userId);
      if (!owner) throw new ProblemError("unauthenticated");
      const epochs = epochsOf(owner);
      if (judged && !hasSameEpochs(epochs, judged.epochs)) throw endedProblem(judged);
      if (principal.kind === "session") requireAdmitted(owner, principal, now);
      requireScopes(owner.role, scopes);
      // Read after the account, because a key that is created in between changes its version.
      const held = await apiKeys.list(userId);
      if (held.length >= maxKeys) throw new ProblemError("too_many_api_keys");
      const key: StoredApiKey = {
        userId,
        keyId,
        name,
        prefix,
        secretHash: hash,
        scopes,
        createdAt: new Date(now).toISOString(),
        expiresAt: expiresAt ? Math.floor(Date.parse(expiresAt) / 1000) : undefined,
        credentialEpoch: epochs.credentialEpoch,
      };
      if (!(await apiKeys.create(key, owner.version, caller))) continue;
      log.info(
        { event: "api_key.created", userId, keyId, ...logContext(caller) },
        "API key created",
      );
      return { ...toApiKey(key, owner, now), key: text };
    }
    throw new ProblemError("conflict");
  };

  /** Requires that the authentication of a session is sufficient for the account as it is now. */
  function requireAdmitted(user: StoredUser, principal: SessionPrincipal, nowMs: number): void {
    const proofs = proofsOf(authenticationOfPrincipal(principal), user.userId);
    const admission = decideAdmission({ user, proofs }, rules, nowMs);
    if (admission.outcome === "refused") throw new ProblemError("unauthenticated");
    if (admission.outcome === "admitted") return;
    // The session of a trusted device has no second factor. Its user proves one, as for other operations.
    if (admission.reason === "second_factor") {
      throw new ProblemError("reauthentication_required", {
        detail: "The account requires a proof by a second factor as well",
        maxAgeSeconds: 600,
      });
    }
    const isUnverified = admission.reason === "verify_email";
    throw new ProblemError(isUnverified ? "email_not_verified" : "authentication_incomplete");
  }
}

/** Requires that a role allows the scopes of a key. @throws `forbidden` */
function requireScopes(role: Role, scopes: Scope[]): void {
  const beyond = scopes.filter((scope) => !includesRole(role, leastRoles[scope]));
  if (beyond.length > 0) {
    throw new ProblemError("forbidden", {
      detail: `The role of the user does not allow these scopes: ${beyond.join(", ")}`,
    });
  }
}
