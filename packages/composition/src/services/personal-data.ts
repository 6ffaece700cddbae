import {
  type Clock,
  type Customers,
  createBillingDataSource,
  createEraseAccount,
  type Log,
  type NewId,
  type PersonalDataSource,
  type WorkLimit,
} from "@latch/core";
import type { PersonalStores } from "./stores.ts";

type Parts = PersonalStores & {
  /** The tasks, if this process erases them or exports them. */
  tasks?: PersonalDataSource;
  /** The customers of the payment provider, if one is configured. */
  customers?: Customers;
  newId: NewId;
  clock: Clock;
  log: Log;
  /** The work of one turn of an account. Tests reduce it. */
  turnLimit?: WorkLimit;
};

/**
 * Constructs the erasure of accounts. It needs no keys, no mail and no hashing.
 * @returns the erasure, the sources of personal data, which an export reads, and the source of
 * billing
 */
export function composePersonalData({ tasks, ...parts }: Parts) {
  const billingData = createBillingDataSource(parts);
  const sources = tasks ? [tasks, billingData] : [billingData];
  return { billingData, sources, ...createEraseAccount({ ...parts, sources }) };
}
