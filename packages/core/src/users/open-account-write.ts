import type { Caller } from "../shared/context.ts";
import type { ProofWrite } from "./proof-write.ts";
import type { StoredUser } from "./user.ts";

/** The account of a sign-up, which begins in one transaction with its first session or its challenge. */
export type OpenAccountWrite = {
  kind: "open_account";
  user: StoredUser;
  caller: Caller;
};

/** A write in the transaction that starts a session. */
export type StartWrite = ProofWrite | OpenAccountWrite;
