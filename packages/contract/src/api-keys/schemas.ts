import * as z from "zod";
import { Scope } from "../roles.ts";
import { Timestamp } from "../shared/fields.ts";
import { ApiKeyId } from "../shared/ids.ts";

const name = z
  .string()
  .trim()
  .min(1, "Must not be empty")
  .max(100, "Must have at most 100 characters")
  .meta({ description: "What the key is for.", example: "nightly report" });

export const ApiKey = z
  .object({
    id: ApiKeyId,
    name,
    prefix: z.string().meta({ description: "How the key begins.", example: "latch_AZPQQMXH" }),
    scopes: z.array(Scope),
    createdAt: Timestamp,
    expiresAt: Timestamp.optional(),
    lastUsedAt: Timestamp.optional().meta({ description: "To the minute." }),
  })
  .meta({ id: "ApiKey", description: "A key by which a service acts for its owner." });
export type ApiKey = z.infer<typeof ApiKey>;

export const NewApiKey = z
  .strictObject({
    name,
    scopes: z
      .array(Scope)
      .min(1, "Must name at least one scope")
      .max(Scope.options.length)
      .refine((scopes) => new Set(scopes).size === scopes.length, "Must not repeat a scope"),
    expiresAt: Timestamp.optional().meta({ description: "Left out: the key does not expire." }),
  })
  .meta({ id: "NewApiKey" });
export type NewApiKey = z.infer<typeof NewApiKey>;

export const CreatedApiKey = ApiKey.extend({
  key: z.string().meta({
    description: "The key itself. It is shown this once and can't be had again.",
    example: "latch_AZPQQMXH",
  }),
}).meta({ id: "CreatedApiKey" });
export type CreatedApiKey = z.infer<typeof CreatedApiKey>;

export const ApiKeyList = z
  .object({ items: z.array(ApiKey) })
  .meta({ id: "ApiKeyList", description: "Newest first." });
