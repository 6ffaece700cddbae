import { startDynamo } from "@latch/server/local";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    dynamoEndpoint: string;
  }
}

/** One embedded DynamoDB for the whole run; each harness has tables of its own in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dynamo = await startDynamo();
  project.provide("dynamoEndpoint", dynamo.endpoint);
  return dynamo.stop;
}
