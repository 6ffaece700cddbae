import { marshall } from "@aws-sdk/util-dynamodb";
import type { Database } from "@latch/adapters/dynamodb";
import { orderIdOf } from "@latch/core";
import { mailOrderOf } from "../../packages/adapters/src/streams/mail-command.ts";
import { scan } from "./fixtures/tables.ts";

/**
 * Orders mails for what stands among the one-time tokens, oldest first and each once, as their change
 * stream would: most tests only want the link, and a stream makes every write to a table slower.
 */
export function createMailOrders(database: Database) {
  const ordered = new Set<string>();
  const eventSourceARN = `arn:aws:dynamodb:::table/${database.tables.OneTimeTokens}/stream/1`;
  return async () => {
    const items = await scan(database, "OneTimeTokens");
    const orders = items.flatMap((item) => {
      const record = { eventSourceARN, dynamodb: { NewImage: marshall(item) } };
      return mailOrderOf(record, database.tables) ?? [];
    });
    const fresh = orders.filter((order) => !ordered.has(orderIdOf(order)));
    for (const order of fresh) ordered.add(orderIdOf(order));
    return fresh.sort((one, other) =>
      orderIdOf(one).slice(4) < orderIdOf(other).slice(4) ? -1 : 1,
    );
  };
}
