import { testClient } from "../database-client.ts";
import { startProgram } from "./program.ts";

type Settings = { keys: string; prefix: string; endpoint: string };

/** Starts the API as a process that a test kills. @returns the process and its origin */
export async function startKillableApi(
  { keys, prefix, endpoint }: Settings,
  environment: Record<string, string> = {},
) {
  const program = startProgram("server/src/main.ts", {
    NODE_ENV: "test",
    PORT: "0",
    LATCH_ISSUER: "http://localhost:4000",
    LATCH_KEYS: keys,
    LATCH_TABLE_PREFIX: prefix,
    DYNAMODB_ENDPOINT: endpoint,
    BCRYPT_COST: "4",
    HASH_WORKERS: "1",
    ...(testClient && { DYNAMODB_CLIENT: testClient }),
    ...environment,
  });
  const [, port] = await program.waitForOutput(/"port":(\d+)/);
  return { program, origin: `http://127.0.0.1:${port}` };
}
