import { randomUUID } from "node:crypto";

/** Stripe objects with the fields of Stripe's published fixtures that Latch may read. */

const idOf = (prefix: string) => `${prefix}_${randomUUID().replaceAll("-", "").slice(0, 24)}`;
const now = () => Math.floor(Date.now() / 1000);

export type Customer = {
  id: string;
  object: "customer";
  created: number;
  email: string | null;
  livemode: false;
  metadata: Record<string, string>;
};

export type Price = {
  id: string;
  object: "price";
  active: boolean;
  currency: string;
  lookup_key: string | null;
  metadata: Record<string, string>;
  product: string | Product;
  recurring: { interval: string; interval_count: number };
  type: "recurring";
  unit_amount: number | null;
};

export type Product = {
  id: string;
  object: "product";
  active: boolean;
  description: string | null;
  name: string;
};

export type Subscription = {
  id: string;
  object: "subscription";
  cancel_at: number | null;
  cancel_at_period_end: boolean;
  created: number;
  customer: string;
  items: { object: "list"; data: { price: Price; current_period_end: number }[] };
  metadata: Record<string, string>;
  status: string;
  trial_end: number | null;
};

export const createStripeCustomer = (given: Partial<Customer>): Customer => ({
  id: idOf("cus"),
  object: "customer",
  created: now(),
  email: null,
  livemode: false,
  metadata: {},
  ...given,
});

export const createStripePrice = (given: Partial<Price>): Price => ({
  id: idOf("price"),
  object: "price",
  active: true,
  currency: "eur",
  lookup_key: null,
  metadata: {},
  product: createStripeProduct({}),
  recurring: { interval: "month", interval_count: 1 },
  type: "recurring",
  unit_amount: 1900,
  ...given,
});

export const createStripeProduct = (given: Partial<Product>): Product => ({
  id: idOf("prod"),
  object: "product",
  active: true,
  description: null,
  name: "Pro",
  ...given,
});

export const createStripeSubscription = ({
  price,
  ...given
}: Partial<Subscription> & { price: Price }): Subscription => ({
  id: idOf("sub"),
  object: "subscription",
  cancel_at: null,
  cancel_at_period_end: false,
  created: now(),
  customer: "",
  items: {
    object: "list",
    data: [{ price, current_period_end: now() + 30 * 24 * 3600 }],
  },
  metadata: {},
  status: "active",
  trial_end: null,
  ...given,
});

export const createStripeList = <T>(data: T[], url: string) => ({
  object: "list",
  data,
  has_more: false,
  url,
});

export const createStripeSession = (kind: "cs_test" | "bps", url: string, given: object) => ({
  id: idOf(kind),
  object: kind === "bps" ? "billing_portal.session" : "checkout.session",
  created: now(),
  livemode: false,
  url: `${url}/${idOf("page")}`,
  ...given,
});

export const createStripeEvent = (type: string, object: object, id = idOf("evt")) => ({
  id,
  object: "event",
  api_version: "2026-10-28.endive",
  created: now(),
  data: { object },
  livemode: false,
  pending_webhooks: 1,
  request: { id: null, idempotency_key: null },
  type,
});
