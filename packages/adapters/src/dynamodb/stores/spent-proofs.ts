import type { SpentProofs } from "@latch/core";
import { TransactWriteCommand } from "../client/commands.ts";
import type { Database } from "../client/database.ts";
import { runTransaction } from "../client/failures.ts";
import { type StartTables, startWrites } from "./proof-writes.ts";

/** Creates the store of proofs that were used. */
export const createSpentProofs = ({ client, tables }: Database<StartTables>): SpentProofs => ({
  async spend(writes, caller) {
    if (writes.length === 0) return true;
    const items = startWrites(tables, writes, caller);
    const cancelled = await runTransaction(() =>
      client.send(new TransactWriteCommand({ TransactItems: items })),
    );
    return !cancelled;
  },
});
