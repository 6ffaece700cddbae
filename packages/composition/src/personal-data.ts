import {
  type Clock,
  type Customers,
  createBillingHolder,
  createPersonalData,
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
 * Constructs the export and the erasure of personal data. They need no keys, no mail and no hashing.
 * @returns also what billing stores about a person, which billing itself uses
 */
export function composePersonalData({ tasks, ...parts }: Parts) {
  const billingData = createBillingHolder(parts);
  const holders = tasks ? [tasks, billingData] : [billingData];
  return { billingData, personalData: createPersonalData({ ...parts, holders }) };
}
