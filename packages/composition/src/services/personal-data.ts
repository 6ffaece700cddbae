import {
  type Clock,
  type Customers,
  createBillingDataSource,
  createEraseAccount,
  type Ids,
  type Log,
  type PersonalDataSource,
} from "@latch/core";
import type { PersonalStores } from "./stores.ts";

type Parts = PersonalStores & {
  /** Where this process serves tasks, or reads them for an export. */
  tasks?: PersonalDataSource;
  /** Of the payment provider, if one is configured. */
  customers?: Customers;
  ids: Ids;
  clock: Clock;
  log: Log;
};

/**
 * Constructs the erasure of accounts. It needs no keys, no mail and no hashing.
 * @returns also the sources of personal data, which an export reads, and that of billing, which billing uses
 */
export function composePersonalData({ tasks, ...parts }: Parts) {
  const billingData = createBillingDataSource(parts);
  const sources = tasks ? [tasks, billingData] : [billingData];
  return { billingData, sources, ...createEraseAccount({ ...parts, sources }) };
}
