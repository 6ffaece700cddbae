import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { MailStore } from "@latch/core";
import type { Database } from "../client/database.ts";
import { runCall, runConditionalWrite } from "../client/failures.ts";
import { updateExpression } from "../client/update-expression.ts";

/** Milliseconds for which one consumer may send a mail: longer than it waits for a provider. */
const leaseMs = 90_000;
/** Seconds for which a sent mail is recorded: longer than a queue keeps its messages. */
const retentionSeconds = 30 * 24 * 3600;

type StoredMail = { mailId: string; status: "sending" | "sent" | "refused"; sendKey: string };

/** Creates the store of sent mails. It stores their ids and never the recipients. */
export function createMailStore({ client, tables }: Database<"Mails">): MailStore {
  const TableName = tables.Mails;
  return {
    async claim(mailId, now) {
      const outcome = await runConditionalWrite<
        { Attributes?: Record<string, unknown> },
        StoredMail
      >(() =>
        client.send(
          new UpdateCommand({
            TableName,
            Key: { mailId },
            ...updateExpression({
              set: {
                status: "sending",
                leaseUntil: now + leaseMs,
                expiresAt: Math.floor(now / 1000) + retentionSeconds,
              },
              setIfMissing: { sendKey: crypto.randomUUID() },
              condition:
                "attribute_not_exists(mailId) OR (#status = :sending AND leaseUntil < :now)",
              values: { sending: "sending", now },
            }),
            ReturnValues: "ALL_NEW",
            ReturnValuesOnConditionCheckFailure: "ALL_OLD",
          }),
        ),
      );
      if ("done" in outcome) return { key: outcome.done.Attributes?.["sendKey"] as string };
      return outcome.refused.item?.status === "sending" ? "busy" : "settled";
    },

    async settle(mailId, outcome, now) {
      await runCall(() =>
        client.send(
          new UpdateCommand({
            TableName,
            Key: { mailId },
            ...updateExpression({
              set: {
                status: outcome.status,
                providerId: ("providerId" in outcome && outcome.providerId) || null,
                reason: ("reason" in outcome && outcome.reason) || null,
                settledAt: new Date(now).toISOString(),
                expiresAt: Math.floor(now / 1000) + retentionSeconds,
              },
              remove: ["leaseUntil", "sendKey"],
            }),
          }),
        ),
      );
    },

    async release(mailId, { sameKey }) {
      await runCall(() =>
        client.send(
          new UpdateCommand({
            TableName,
            Key: { mailId },
            ...updateExpression({ set: { leaseUntil: 0 }, remove: sameKey ? [] : ["sendKey"] }),
          }),
        ),
      );
    },
  };
}
