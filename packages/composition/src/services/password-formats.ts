import { fractionOf, newDrawKey } from "@latch/adapters/crypto";
import { createPasswordFormatStore, type Database } from "@latch/adapters/dynamodb";
import { formatOf } from "@latch/adapters/hashing/format-of";
import { type Clock, createCountPasswordFormats, createDecoyHash } from "@latch/core";

type Parts = { database: Database; clock: Clock };

const tools = { formatOf, newDrawKey, fractionOf };

/** Constructs the job that counts the formats of stored password hashes. */
export const composePasswordFormatCount = ({ database, clock }: Parts) =>
  createCountPasswordFormats({
    passwordFormats: createPasswordFormatStore(database),
    tools,
    clock,
  });

/** Constructs the draw of hashes for identifiers without an account. */
export const composeDecoyHash = ({ database, clock }: Parts) =>
  createDecoyHash({ passwordFormats: createPasswordFormatStore(database), tools, clock });
