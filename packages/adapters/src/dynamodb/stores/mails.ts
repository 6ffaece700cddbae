import type { MailStore } from "@latch/core";
import { newAttemptId } from "../client/attempt-id.ts";
import type { Database } from "../client/database.ts";
import { openTable } from "../client/table.ts";

/** Milliseconds for which one consumer may send a mail: longer than it waits for a provider. */
const leaseMs = 90_000;
const hourSeconds = 3600;
/** Seconds for which a sent mail is recorded: longer than a queue keeps its messages. */
const retentionSeconds = 30 * 24 * 3600;

type StoredMail = {
  mailId: string;
  status: "sending" | "sent" | "refused";
  sendKey: string;
  leaseId?: string;
};

/** Creates the store of sent mails. It stores their ids and never the recipients. */
export function createMailStore({ client, tables }: Database<"Mails">): MailStore {
  const table = openTable(client, tables.Mails);
  return {
    async claim(mailId, now) {
      const leaseId = newAttemptId();
      const outcome = await table.update<StoredMail>(
        { mailId },
        {
          set: {
            status: "sending",
            leaseUntil: now + leaseMs,
            leaseId,
            expiresAt: Math.floor(now / 1000) + retentionSeconds,
          },
          setIfMissing: { sendKey: crypto.randomUUID() },
          condition: "attribute_not_exists(mailId) OR (#status = :sending AND leaseUntil < :now)",
          values: { sending: "sending", now },
        },
      );
      if ("done" in outcome) return { key: outcome.done.sendKey };
      const { item } = outcome.refused;
      // The SDK repeated a call that had succeeded.
      if (item?.leaseId === leaseId) return { key: item.sendKey };
      return item?.status === "sending" ? "busy" : "settled";
    },

    async settle(mailId, outcome, now) {
      await table.update(
        { mailId },
        {
          set: {
            status: outcome.status,
            providerId: ("providerId" in outcome && outcome.providerId) || null,
            reason: ("reason" in outcome && outcome.reason) || null,
            settledAt: new Date(now).toISOString(),
            expiresAt: Math.floor(now / 1000) + retentionSeconds,
          },
          remove: ["leaseUntil", "leaseId", "sendKey"],
        },
      );
    },

    async release(mailId, { sameKey }) {
      await table.update(
        { mailId },
        { set: { leaseUntil: 0 }, remove: sameKey ? [] : ["sendKey"] },
      );
    },

    async count(counter, id, limit, now) {
      const nowSeconds = Math.floor(now / 1000);
      const hour = nowSeconds - (nowSeconds % hourSeconds);
      const outcome = await table.update<{ attempts?: Set<string> }>(
        { mailId: `${counter}#${hour}` },
        {
          add: { attempts: new Set([id]) },
          set: { expiresAt: hour + hourSeconds },
          condition: "attribute_not_exists(attempts) OR size(attempts) < :limit",
          values: { limit },
        },
      );
      return "done" in outcome || outcome.refused.item?.attempts?.has(id) === true;
    },
  };
}
