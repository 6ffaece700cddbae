import type { DatabaseOptions } from "@latch/adapters/dynamodb";

/** The client of DynamoDB that the tests use: the default one, or the SDK's in `npm run test:sdk-client`. */
export const testClient: DatabaseOptions["client"] =
  process.env["DYNAMODB_CLIENT"] === "sdk" ? "sdk" : undefined;
