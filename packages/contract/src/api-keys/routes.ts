import * as z from "zod";
import { anySession } from "../roles.ts";
import {
  defineRoutes,
  emptyResponse,
  jsonBody,
  jsonResponse,
  type RateLimit,
  tenMinutes,
} from "../route.ts";
import { ApiKeyId } from "../shared/ids.ts";
import { ApiKeyList, CreatedApiKey, NewApiKey } from "./schemas.ts";

const security = anySession;
/** Each change leads to a mail. */
const changes: RateLimit[] = [{ limit: 60, window: 3600, by: "user" }];

export const apiKeyRoutes = defineRoutes("api-keys", {
  createApiKey: {
    method: "post",
    path: "/api-keys",
    summary: "Create an API key",
    description:
      "Creates an API key for the signed-in user. The response contains the key. The API stores only a hash of it, so it cannot return the key again. A key never has more permissions than the current role of its owner, and no key can grant a role above `user`. A recovery of the account (`resetPassword`) ends the key; it stays in the list with the status `ended_by_recovery`. A user can have at most 50 keys, including the keys with the status `ended_by_recovery`. Creating a key raises the version of the account. The API publishes `api_key.created` and notifies the user by mail.",
    security,
    "x-session-check": true,
    "x-recent-authentication": tenMinutes,
    "x-rate-limit": changes,
    request: { body: jsonBody(NewApiKey) },
    responses: { 201: jsonResponse("The new API key with its secret.", CreatedApiKey) },
    problems: ["too_many_api_keys", "email_not_verified", "authentication_incomplete", "conflict"],
  },

  listApiKeys: {
    method: "get",
    path: "/api-keys",
    summary: "List the API keys of the user",
    description:
      "Returns the API keys of the signed-in user, the newest first, without their secrets.",
    security,
    responses: { 200: jsonResponse("The API keys.", ApiKeyList) },
  },

  revokeApiKey: {
    method: "delete",
    path: "/api-keys/{keyId}",
    summary: "Revoke an API key",
    description:
      "Revokes an API key of the signed-in user. The API rejects the key from then on, publishes `api_key.revoked` and notifies the user by mail. It returns 204 even if the key does not exist.",
    security,
    "x-session-check": true,
    "x-recent-authentication": tenMinutes,
    "x-rate-limit": changes,
    request: { params: z.object({ keyId: ApiKeyId }) },
    responses: { 204: emptyResponse("The API key is revoked.") },
  },
});
