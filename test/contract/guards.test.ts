import { contract, type Route } from "@latch/contract";
import { expect, test } from "vitest";
import { operations } from "../support/fixtures/operations.ts";

const heading = `What clients are generated from and rely on: place, id and guard of every operation.
A guard is "-" for anyone, else the least role; "key" and a scope name the API key that opens it as well.
"exempt" is what answers without an API key where REQUIRE_API_KEY asks for one from everybody.
"recent" and a number is the maximum age of the authentication in seconds. "token" is the token of reauthenticate.
Review each change of this file. To accept one: npm test -- test/contract/guards.test.ts -u
`;

const guardOf = (security: Record<string, string[]>[]): string =>
  security
    .map(
      ({ bearerAuth, apiKeyAuth }) =>
        bearerAuth?.join("+") ?? (apiKeyAuth ? `key ${apiKeyAuth.join("+")}` : "-"),
    )
    .join(", ") || "-";

function stepUpOf({ "x-recent-authentication": required }: Route): string[] {
  if (!required) return [];
  const { within, singleUse, acceptsPassword } = required;
  if (!singleUse) return [`recent ${within}`];
  return [acceptsPassword ? "token or password" : "token"];
}

test("every operation has the id, method, path and guard of the snapshot", async () => {
  const ids = operations.map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
  const rows = operations
    .map(({ operationId, method, template, security }) => {
      const route = contract[operationId as keyof typeof contract] as Route;
      const { apiKeyExempt } = route;
      const guard = [
        guardOf(security),
        ...(apiKeyExempt ? ["exempt"] : []),
        ...stepUpOf(route),
      ].join(", ");
      return [template.padEnd(70), method.padEnd(6), operationId.padEnd(24), guard].join(" ");
    })
    .sort();
  await expect(`${heading}\n${rows.join("\n")}\n`).toMatchFileSnapshot("./guards.txt");
});
