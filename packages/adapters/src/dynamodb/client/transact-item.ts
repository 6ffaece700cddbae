import type { TransactWriteCommandInput } from "./commands.ts";

/** One write of a transaction. */
export type TransactItem = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];
