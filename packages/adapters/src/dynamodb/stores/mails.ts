import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { MailStore } from "@latch/core";
import type { Database } from "../client/database.ts";
import { available, conditional } from "../client/failures.ts";

/** Milliseconds for which a mail is somebody's to send: longer than a consumer waits for a provider. */
const lease = 90_000;
/** Seconds for which it is known that a mail was sent; queues forget theirs long before. */
const memory = 30 * 24 * 3600;

type StoredMail = { mailId: string; status: "sending" | "sent" | "refused"; sendKey: string };

/** Which mails were sent: their ids, never whom they went to. */
export function createMailStore({ client, tables }: Database<"Mails">): MailStore {
  const TableName = tables.Mails;
  return {
    async claim(mailId, now) {
      const outcome = await conditional<{ Attributes?: Record<string, unknown> }, StoredMail>(() =>
        client.send(
          new UpdateCommand({
            TableName,
            Key: { mailId },
            UpdateExpression:
              "SET #status = :sending, leaseUntil = :until, sendKey = if_not_exists(sendKey, :key), expiresAt = :expiresAt",
            ConditionExpression:
              "attribute_not_exists(mailId) OR (#status = :sending AND leaseUntil < :now)",
            ExpressionAttributeNames: { "#status": "status" },
            ExpressionAttributeValues: {
              ":sending": "sending",
              ":now": now,
              ":until": now + lease,
              ":key": crypto.randomUUID(),
              ":expiresAt": Math.floor(now / 1000) + memory,
            },
            ReturnValues: "ALL_NEW",
            ReturnValuesOnConditionCheckFailure: "ALL_OLD",
          }),
        ),
      );
      if ("done" in outcome) return { key: outcome.done.Attributes?.["sendKey"] as string };
      return outcome.refused.item?.status === "sending" ? "busy" : "settled";
    },

    async settle(mailId, outcome, now) {
      await available(() =>
        client.send(
          new UpdateCommand({
            TableName,
            Key: { mailId },
            UpdateExpression:
              "SET #status = :status, providerId = :providerId, reason = :reason, settledAt = :at, expiresAt = :expiresAt REMOVE leaseUntil, sendKey",
            ExpressionAttributeNames: { "#status": "status" },
            ExpressionAttributeValues: {
              ":status": outcome.status,
              ":providerId": ("providerId" in outcome && outcome.providerId) || null,
              ":reason": ("reason" in outcome && outcome.reason) || null,
              ":at": new Date(now).toISOString(),
              ":expiresAt": Math.floor(now / 1000) + memory,
            },
          }),
        ),
      );
    },

    async release(mailId, { sameKey }) {
      await available(() =>
        client.send(
          new UpdateCommand({
            TableName,
            Key: { mailId },
            UpdateExpression: `SET leaseUntil = :over${sameKey ? "" : " REMOVE sendKey"}`,
            ExpressionAttributeValues: { ":over": 0 },
          }),
        ),
      );
    },
  };
}
