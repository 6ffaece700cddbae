import { contract, type Route } from "@latch/contract";
import type { MailKind } from "@latch/core";
import { expect, test } from "vitest";
import { readDocument } from "../support/documents.ts";
import {
  mailRules,
  type OperationId,
  receiverBounds,
  silentOperations,
} from "../support/fixtures/mailing-operations.ts";

const rules = Object.entries(mailRules) as [MailKind, (typeof mailRules)[MailKind]][];
const mailing = [...new Set(rules.flatMap(([, { operations }]) => operations))];
const routeOf = (operationId: OperationId): Route => contract[operationId];

test("R8: every operation that writes has its mails listed, or is listed as silent", () => {
  const writing = Object.values<Route>(contract)
    .filter(({ method }) => method !== "get")
    .map(({ operationId }) => operationId);
  expect([...mailing, ...silentOperations].sort()).toEqual(writing.sort());
});

test("R8: every operation that causes mail has a limit for its caller", () => {
  // The budget of an address counts each device and network that asks, too.
  const budgeted = rules.filter(([, { receiver }]) => receiver === "budget");
  const isBudgetedOnly = (operationId: OperationId) =>
    rules
      .filter(([, { operations }]) => operations.includes(operationId))
      .every((rule) => budgeted.includes(rule));
  const unlimited = mailing.filter(
    (operationId) => !routeOf(operationId)["x-rate-limit"] && !isBudgetedOnly(operationId),
  );
  expect(unlimited).toEqual([]);
});

test("R8: every operation by which an administrator causes mail to a user has a limit for each user", () => {
  const others = mailing.filter((operationId) => routeOf(operationId).path.includes("{userId}"));
  const unlimited = others.filter(
    (operationId) => !routeOf(operationId)["x-rate-limit"]?.some(({ by }) => by === "target"),
  );
  // These have a limit of their own: one mail for each account, and 10 requests a day for each administrator.
  expect(unlimited.sort()).toEqual(["deleteUser", "resetUserAuthenticators", "setUserEmail"]);
});

test("R8: the reference lists each kind of mail with its operations and its bound", () => {
  const { text } = readDocument("docs/reference/security.md");
  const [, section = ""] = text.split("## Limits on mail\n");
  const rows = rules.map(([kind, { receiver, operations }]) => {
    const names = operations.map((operationId) => `\`${operationId}\``).join(", ");
    return `| \`${kind}\` | ${names} | ${receiverBounds[receiver]} |`;
  });
  const listed = section.split("\n## ")[0]?.match(/^\| `.*$/gm);
  expect(listed).toEqual(rows);
});
