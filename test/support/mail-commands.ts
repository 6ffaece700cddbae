import { marshall } from "@aws-sdk/util-dynamodb";
import type { Database } from "@latch/adapters/dynamodb";
import { mailCommandId } from "@latch/core";
import { toMailCommand } from "../../packages/adapters/src/streams/mail-command.ts";
import { scan } from "./fixtures/tables.ts";

/**
 * Creates a function that sends mail commands for the stored one-time tokens, oldest first and each
 * once, as their change stream would. Most tests only need the link, and a stream makes each write
 * to a table slower.
 */
export function createMailCommands(database: Database) {
  const ordered = new Set<string>();
  const eventSourceARN = `arn:aws:dynamodb:::table/${database.tables.OneTimeTokens}/stream/1`;
  return async () => {
    const items = await scan(database, "OneTimeTokens");
    const orders = items.flatMap((item) => {
      const record = { eventSourceARN, dynamodb: { NewImage: marshall(item) } };
      return toMailCommand(record, database.tables) ?? [];
    });
    const fresh = orders.filter((order) => !ordered.has(mailCommandId(order)));
    for (const order of fresh) ordered.add(mailCommandId(order));
    return fresh.sort((one, other) =>
      mailCommandId(one).slice(4) < mailCommandId(other).slice(4) ? -1 : 1,
    );
  };
}
