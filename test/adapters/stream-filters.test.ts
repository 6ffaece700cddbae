import type { StreamedTableName } from "@latch/adapters/dynamodb";
import { expect, test } from "vitest";
import { toRecord } from "../support/fixtures/stream-records.ts";
import { passesStreamFilter } from "../support/passes-stream-filter.ts";

const userId = "usr_1";
const session = { userId, sessionId: "ses_1", rotations: [{ counter: 1, at: 2 }] };
const task = { userId, taskId: "tsk_1", version: 1 };
const endpoint = { listedIn: "all", endpointId: "whe_1", status: "enabled" };

type Case = [StreamedTableName, string, { before?: object; after?: object }];

test.each<Case>([
  ["Users", "a new account", { after: { userId } }],
  ["Users", "a change of an account", { before: { userId }, after: { userId, name: "Ada" } }],
  ["Sessions", "a new session", { after: session }],
  ["Sessions", "the end of a session", { before: session }],
  ["Sessions", "a replay", { before: session, after: { ...session, endedBecause: "replayed" } }],
  ["ApiKeys", "a new key", { after: { userId, keyId: "key_1" } }],
  ["ApiKeys", "a revoked key", { before: { userId, keyId: "key_1" } }],
  ["OneTimeTokens", "a new link", { after: { tokenHash: "a", purpose: "password_reset" } }],
  ["Tasks", "a change of a task", { before: task, after: { ...task, version: 2 } }],
  ["Tasks", "the erasure of a task", { before: task }],
  [
    "WebhookEndpoints",
    "a disabled endpoint",
    { before: endpoint, after: { ...endpoint, status: "disabled" } },
  ],
])("the publisher receives from %s: %s", (table, _, images) => {
  expect(passesStreamFilter(table, toRecord(images))).toBe(true);
});

test.each<Case>([
  ["Users", "the removal of an erased account", { before: { userId } }],
  ["Sessions", "a refresh", { before: session, after: { ...session, rotations: [] } }],
  ["ApiKeys", "a use of a key", { before: { keyId: "a" }, after: { keyId: "a", lastUsedAt: "b" } }],
  ["OneTimeTokens", "a used link", { before: { tokenHash: "a", purpose: "password_reset" } }],
  ["Tasks", "an idempotency record", { after: { ...task, taskId: "once#monday" } }],
  ["Tasks", "an allowance", { before: { taskId: "allowance" }, after: { taskId: "allowance" } }],
  ["WebhookEndpoints", "a new endpoint", { after: endpoint }],
])("Lambda drops from %s: %s", (table, _, images) => {
  expect(passesStreamFilter(table, toRecord(images))).toBe(false);
});
