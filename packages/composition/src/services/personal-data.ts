import {
  type Clock,
  type Customers,
  createBillingHolder,
  createEraseAccount,
  type Ids,
  type Log,
  type PersonalDataHolder,
} from "@latch/core";
import type { PersonalStores } from "./stores.ts";

type Parts = PersonalStores & {
  /** Where this process serves tasks, or reads them for an export. */
  tasks?: PersonalDataHolder;
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
  const billingData = createBillingHolder(parts);
  const holders = tasks ? [tasks, billingData] : [billingData];
  return { billingData, holders, ...createEraseAccount({ ...parts, holders }) };
}
