import { networkInterfaces } from "node:os";
import { expect, inject, test } from "vitest";
import { isServing } from "../support/processes/program.ts";

test("DynamoDB Local, which has no authentication, listens on the loopback interface only", async () => {
  const { port } = new URL(inject("dynamoEndpoint"));
  expect(await isServing(`http://127.0.0.1:${port}`)).toBe(true);
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === "IPv4");
  for (const { address } of others) {
    expect(await isServing(`http://${address}:${port}`), address).toBe(false);
  }
});
