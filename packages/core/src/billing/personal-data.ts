import type { UserId } from "@latch/contract";
import type { PersonalDataSource } from "../accounts/personal-data-source.ts";
import type { Log } from "../shared/ports.ts";
import type { BillingStore } from "./billing-record.ts";
import type { Customers } from "./payments.ts";

type Deps = { billing: BillingStore; customers?: Customers; log: Log };

/** Creates the source of billing data, both stored and at the provider, for export and erasure. */
export function createBillingDataSource({ billing, customers, log }: Deps) {
  /**
   * Deletes the record, and the customer at the provider with their subscriptions.
   * @throws `unavailable`
   */
  async function erase(userId: UserId): Promise<void> {
    const record = await billing.get(userId);
    if (!record) return;
    const { customerId } = record;
    if (customers) await customers.deleteCustomer(customerId);
    else
      log.warn(
        { event: "billing.customer_left", customerId },
        "customer not deleted at Stripe: payments are not configured",
      );
    await billing.remove(userId);
  }

  return {
    async collect(userId) {
      const record = await billing.get(userId);
      if (!record) return {};
      const { customerId, subscription } = record;
      return { billing: { customerId, subscription } };
    },

    hasContent: async (userId) => (await billing.get(userId)) !== undefined,

    erase,

    async eraseSome(userId) {
      await erase(userId);
      return { items: 1, isDone: true };
    },
  } satisfies PersonalDataSource & { erase: typeof erase };
}
