import * as z from "zod";
import { anySession } from "../roles.ts";
import { defineRoutes, emptyResponse, jsonBody, jsonResponse } from "../route.ts";
import { ApiKeyId } from "../shared/ids.ts";
import { ApiKeyList, CreatedApiKey, NewApiKey } from "./schemas.ts";

const security = anySession;

export const apiKeyRoutes = defineRoutes("api-keys", {
  createApiKey: {
    method: "post",
    path: "/api-keys",
    summary: "Make an API key",
    description:
      "The key is shown this once. Its scopes can't reach beyond your role, now or later.",
    security,
    "x-session-check": true,
    request: { body: jsonBody(NewApiKey) },
    responses: { 201: jsonResponse("The key.", CreatedApiKey) },
    problems: ["too_many_api_keys"],
  },

  listApiKeys: {
    method: "get",
    path: "/api-keys",
    summary: "Your API keys",
    description: "Newest first, without the keys themselves.",
    security,
    responses: { 200: jsonResponse("The keys.", ApiKeyList) },
  },

  revokeApiKey: {
    method: "delete",
    path: "/api-keys/{keyId}",
    summary: "Revoke an API key",
    description: "Counts at once. Says 204 also if there was no such key of yours.",
    security,
    "x-session-check": true,
    request: { params: z.object({ keyId: ApiKeyId }) },
    responses: { 204: emptyResponse("The key is worth nothing now.") },
  },
});
