import { PlanId, PlanPrice } from "@latch/contract";
import { type BillingPlan, freePlan } from "@latch/core";
import * as z from "zod";

const priceId = z.string().regex(/^price_\w+$/, "Must be the id of a Stripe price (price_…)");

const ConfiguredPlan = z
  .strictObject({
    id: PlanId,
    name: z.string().min(1).max(100),
    description: z.string().min(1).max(500).optional(),
    priceId: priceId.optional(),
    /** Prices that are no longer sold; existing subscriptions still have them. */
    formerPriceIds: z.array(priceId).optional(),
    /** The price that clients display. The provider determines the amount of a payment. */
    price: z.strictObject(PlanPrice.shape).optional(),
  })
  .refine(({ id, priceId }) => (id === freePlan) === (priceId === undefined), {
    path: ["priceId"],
    error: `Must be set for every plan except "${freePlan}", which has no price`,
  });

/** The schema of BILLING_PLANS: a JSON list of plans in which no id and no price occurs twice. */
export const BillingPlans = z.string().transform((text, context): BillingPlan[] => {
  const refuse = (message: string) => {
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse("Must be a JSON list of plans");
  }
  const { success, data, error } = z.array(ConfiguredPlan).min(1).safeParse(value);
  if (!success) {
    const [issue] = error.issues;
    return refuse(`At ${issue?.path.join(".") || "the top level"}: ${issue?.message}`);
  }
  const ids = data.map(({ id }) => id);
  const prices = data.flatMap(({ priceId = [], formerPriceIds = [] }) =>
    formerPriceIds.concat(priceId),
  );
  const twice = [...ids, ...prices].find((each, index, all) => all.indexOf(each) !== index);
  return twice === undefined ? data : refuse(`Must not contain ${twice} twice`);
});
