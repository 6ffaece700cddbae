import {
  type CreatedApiKey,
  includesRole,
  type NewApiKey,
  type Role,
  type Scope,
  type UserId,
} from "@latch/contract";
import { type Caller, logContext } from "../shared/context.ts";
import type { NewId } from "../shared/ids.ts";
import type { Clock, Log } from "../shared/ports.ts";
import { invalidField, ProblemError } from "../shared/problem-error.ts";
import { type ApiKeyCodec, type ApiKeyStore, type StoredApiKey, toApiKey } from "./api-key.ts";

/** The lowest role whose API keys may have a scope. */
const minimumRoles: Record<Scope, Role> = {
  "token:verify": "user",
  "tasks:read": "user",
  "tasks:write": "user",
  "users:read": "agent",
  "users:write": "master",
};

/** The maximum number of API keys of one user. */
const maxKeys = 50;

/**
 * The owner of a new key. An operator's command creates keys for other users, without a full
 * principal.
 */
type OwnerContext = { caller: Caller; principal: { userId: UserId; role: Role } };

type Deps = { apiKeys: ApiKeyStore; codec: ApiKeyCodec; newId: NewId; clock: Clock; log: Log };

/** Creates the use case that creates API keys. */
export const createCreateApiKey =
  ({ apiKeys, codec, newId, clock, log }: Deps) =>
  /**
   * Creates an API key for its owner. Only the result contains its text; the store keeps a hash.
   * @throws `forbidden` for a scope beyond the owner's role, `too_many_api_keys`, `invalid_request`
   */
  async (
    { principal: { userId, role }, caller }: OwnerContext,
    { name, scopes, expiresAt }: NewApiKey,
  ): Promise<CreatedApiKey> => {
    const now = clock();
    const excessScopes = scopes.filter((scope) => !includesRole(role, minimumRoles[scope]));
    if (excessScopes.length > 0) {
      throw new ProblemError("forbidden", {
        detail: `The role of the user does not allow these scopes: ${excessScopes.join(", ")}`,
      });
    }
    if (expiresAt && Date.parse(expiresAt) <= now) {
      throw invalidField("expiresAt", "Must be in the future");
    }
    const existingKeys = await apiKeys.list(userId);
    if (existingKeys.length >= maxKeys) throw new ProblemError("too_many_api_keys");
    const keyId = newId("key");
    const { text, hash, prefix } = await codec.create(userId, keyId);
    const key: StoredApiKey = {
      userId,
      keyId,
      name,
      prefix,
      secretHash: hash,
      scopes,
      createdAt: new Date(now).toISOString(),
      expiresAt: expiresAt ? Math.floor(Date.parse(expiresAt) / 1000) : undefined,
    };
    await apiKeys.create(key, caller);
    log.info({ event: "api_key.created", userId, keyId, ...logContext(caller) }, "API key created");
    return { ...toApiKey(key), key: text };
  };
