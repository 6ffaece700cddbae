import type { PersonalDataSource } from "../accounts/personal-data-source.ts";
import type { Log } from "../shared/ports.ts";
import type { BillingStore } from "./billing-record.ts";
import type { Customers } from "./payments.ts";

type Deps = { billing: BillingStore; customers?: Customers; log: Log };

/** What is kept of people because they pay, or were about to: here and at the provider. */
export function createBillingDataSource({ billing, customers, log }: Deps) {
  return {
    async collect(userId) {
      const kept = await billing.get(userId);
      if (!kept) return {};
      const { customerId, subscription } = kept;
      return { billing: { customerId, subscription } };
    },

    /** Deletes the customer too, which ends what they pay for. @throws `unavailable` */
    async erase(userId) {
      const kept = await billing.get(userId);
      if (!kept) return;
      const { customerId } = kept;
      if (customers) await customers.deleteCustomer(customerId);
      else log.warn({ event: "billing.customer_left", customerId }, "nobody may delete them there");
      await billing.remove(userId);
    },
  } satisfies PersonalDataSource;
}
