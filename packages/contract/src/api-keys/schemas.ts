import * as z from "zod";
import { Scope } from "../roles.ts";
import { Moment, shownText, Timestamp } from "../shared/fields.ts";
import { ApiKeyId } from "../shared/ids.ts";

const name = shownText(100).meta({
  description: "A name that describes the purpose of the key, 1 to 100 characters.",
  example: "Nightly report",
});

export const ApiKey = z
  .object({
    id: ApiKeyId,
    name,
    prefix: z.string().meta({
      description: "The first 16 characters of the key, to identify it.",
      example: "latch_AZPQQMXHS2",
    }),
    scopes: z.array(Scope).meta({ description: "The permissions of the key." }),
    status: z.enum(["active", "expired", "ended_by_recovery"]).meta({
      description:
        "The status of the key, apart from the status of its owner's account. A recovery of the account (a password reset by mail) ends all keys that were created before it: their status is `ended_by_recovery`.",
      example: "active",
    }),
    createdAt: Timestamp.meta({ description: "The time when the key was created." }),
    expiresAt: Timestamp.optional().meta({
      description: "The time when the key expires. Absent if the key does not expire.",
    }),
    lastUsedAt: Timestamp.optional().meta({
      description:
        "The time of the last use, with a precision of one minute. Absent if the key was never used.",
    }),
  })
  .meta({ id: "ApiKey", description: "An API key, without its secret." });
export type ApiKey = z.infer<typeof ApiKey>;

export const NewApiKey = z
  .strictObject({
    name,
    scopes: z
      .array(Scope)
      .min(1, "Must contain at least one scope")
      .max(Scope.options.length)
      .refine((scopes) => new Set(scopes).size === scopes.length, "Must not repeat a scope")
      .meta({ description: "The permissions of the key, each at most once." }),
    expiresAt: Moment.optional().meta({
      description:
        "The time when the key expires, in the future, in ISO 8601 with any offset. If absent, the key does not expire.",
      example: "2026-11-21T09:00:00.000Z",
    }),
  })
  .meta({ id: "NewApiKey", description: "The data of an API key to create." });
export type NewApiKey = z.infer<typeof NewApiKey>;

export const CreatedApiKey = ApiKey.extend({
  key: z.string().meta({
    description: "The key, for the header `X-API-Key`. The API returns it only in this response.",
    example:
      "latch_AZPQQMXHS23iSPR778cnQzNAUd3_zCwJJ19mVFSZAxdZR0XuF8CPeYzX3OC6gVXc2hT2OYwdFUURZSChMwF8CQ",
  }),
}).meta({ id: "CreatedApiKey", description: "A new API key with its secret." });
export type CreatedApiKey = z.infer<typeof CreatedApiKey>;

export const ApiKeyList = z
  .object({
    items: z.array(ApiKey).meta({ description: "The API keys, the newest first." }),
  })
  .meta({ id: "ApiKeyList", description: "The API keys of a user." });
