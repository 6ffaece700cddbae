import { createHash, randomBytes } from "node:crypto";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type { Database } from "@latch/adapters/dynamodb";
import type { Scope } from "@latch/contract";
import { idBytes, idFromBytes } from "@latch/core";

type Options = {
  scopes: Scope[];
  /** Seconds since 1970. */
  expiresAt?: number;
};

/** Puts an API key of a person into the table, and says what its holder would send. */
export async function craftApiKey(
  { client, tables }: Database,
  userId: string,
  options: Options,
): Promise<string> {
  const id = randomBytes(16);
  const secret = randomBytes(32);
  const secretHash = createHash("sha256").update(secret).digest("base64url");
  const Item = { userId, keyId: idFromBytes("key", id), secretHash, ...options };
  await client.send(
    new PutCommand({
      TableName: tables.ApiKeys,
      Item: { ...Item, name: "crafted", createdAt: new Date().toISOString() },
    }),
  );
  return `latch_${Buffer.concat([id, idBytes(userId), secret]).toString("base64url")}`;
}
