import { createRequire } from "node:module";
import { type LocalDynamo, startDynamo } from "@latch/dev";
import { findDynamoDbLocal } from "../../packages/dev/src/stack/dynamodb-local.ts";
import { readHost } from "../../packages/dev/src/stack/host.ts";

/**
 * Starts the database of the tests: the embedded one, or Amazon's DynamoDB Local with
 * TEST_DATABASE=dynamodb-local (`npm run test:dynamodb-local`).
 * @param folder the folder of the data; without one, the data is in memory
 */
export function startTestDynamo(folder?: string): Promise<LocalDynamo> {
  if (process.env["TEST_DATABASE"] !== "dynamodb-local") return startDynamo(process.env, folder);
  const { resolve } = createRequire(import.meta.url);
  const emulator = findDynamoDbLocal({ ...readHost(process.env), resolve });
  if (!emulator) throw new Error("DynamoDB Local needs a Java 17 JDK: `java` is not on the PATH.");
  return startDynamo(process.env, folder, { emulator });
}
