import { expect, test } from "vitest";
import { operations } from "../support/fixtures/operations.ts";

const heading = `What clients are generated from and rely on: place, id and guard of every operation.
A guard is "-" for anyone, else the least role; "key" and a scope name the API key that opens it as well.
Review each change of this file. To accept one: npm test -- -u test/contract/guards.test.ts
`;

const guardOf = (security: Record<string, string[]>[]): string =>
  security
    .map(
      ({ bearerAuth, apiKeyAuth = [] }) => bearerAuth?.join("+") ?? `key ${apiKeyAuth.join("+")}`,
    )
    .join(", ") || "-";

test("every operation has the id, method, path and guard that clients rely on", async () => {
  const ids = operations.map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
  const rows = operations
    .map(({ operationId, method, template, security }) =>
      [template.padEnd(70), method.padEnd(6), operationId.padEnd(24), guardOf(security)].join(" "),
    )
    .sort();
  await expect(`${heading}\n${rows.join("\n")}\n`).toMatchFileSnapshot("./guards.txt");
});
