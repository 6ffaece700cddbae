import { createHash, randomBytes } from "node:crypto";
import type { Database } from "@latch/adapters/dynamodb";
import type { Scope } from "@latch/contract";
import { idBytes, idFromBytes } from "@latch/core";
import { put } from "./tables.ts";

type Options = {
  scopes: Scope[];
  /** Seconds since 1970. */
  expiresAt?: number;
};

/** Puts an API key of a person into the table, and says what its holder would send. */
export async function craftApiKey(
  database: Database,
  userId: string,
  options: Options,
): Promise<string> {
  const id = randomBytes(16);
  const secret = randomBytes(32);
  await put(database, "ApiKeys", {
    userId,
    keyId: idFromBytes("key", id),
    secretHash: createHash("sha256").update(secret).digest("base64url"),
    name: "crafted",
    prefix: "latch_crafted",
    createdAt: new Date().toISOString(),
    ...options,
  });
  return `latch_${Buffer.concat([id, idBytes(userId), secret]).toString("base64url")}`;
}
