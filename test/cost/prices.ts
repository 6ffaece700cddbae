/** The columns of the bill. */
export const services = [
  "Lambda",
  "DynamoDB",
  "storage",
  "SNS and SQS",
  "logs",
  "mail",
  "transfer",
  "alarms",
] as const;
export type Service = (typeof services)[number];

/** The price of a unit, up to a total of units in a month. */
type Tier = { dollars: number; upTo?: number };
export type Price = {
  service: Service;
  unit: string;
  tiers: Tier[];
  /** The page that publishes the price, and when it was read. */
  source: string;
  date: string;
};

export type QuotedPrice = Omit<Price, "service"> & { service: string };

const million = 1e6;
const billion = 1e9;
/** Gigabytes. AWS counts binary ones for storage and logs. */
const terabyte = 1024;

const date = "2026-11-30";
const lambda = {
  service: "Lambda",
  source: "https://aws.amazon.com/lambda/pricing/",
  date,
} as const;
const dynamodb = {
  service: "DynamoDB",
  source: "https://aws.amazon.com/dynamodb/pricing/on-demand/",
  date,
} as const;
const storage = { ...dynamodb, service: "storage", unit: "GB for a month" } as const;
const sns = {
  service: "SNS and SQS",
  source: "https://aws.amazon.com/sns/pricing/",
  date,
} as const;
const sqs = { ...sns, source: "https://aws.amazon.com/sqs/pricing/" } as const;
const logs = {
  service: "logs",
  source: "https://aws.amazon.com/cloudwatch/pricing/",
  date,
} as const;

/**
 * What AWS charges in us-east-1, on demand, without free tiers, discounts and taxes. Functions run on arm64. The lines of
 * Lambda functions have the tiers of vended logs.
 */
export const prices = {
  lambdaRequests: { ...lambda, unit: "million requests", tiers: [{ dollars: 0.2 / million }] },
  gbSeconds: {
    ...lambda,
    unit: "GB-second",
    tiers: [
      { dollars: 0.0000133334, upTo: 7.5 * billion },
      { dollars: 0.0000120001, upTo: 18.75 * billion },
      { dollars: 0.0000106667 },
    ],
  },
  readUnits: { ...dynamodb, unit: "million read units", tiers: [{ dollars: 0.125 / million }] },
  writeUnits: { ...dynamodb, unit: "million write units", tiers: [{ dollars: 0.625 / million }] },
  infrequentReadUnits: {
    ...dynamodb,
    unit: "million read units of Standard-IA",
    tiers: [{ dollars: 0.155 / million }],
  },
  infrequentWriteUnits: {
    ...dynamodb,
    unit: "million write units of Standard-IA",
    tiers: [{ dollars: 0.78 / million }],
  },
  storedGb: { ...storage, tiers: [{ dollars: 0.25 }] },
  infrequentGb: { ...storage, unit: "GB for a month of Standard-IA", tiers: [{ dollars: 0.1 }] },
  recoverableGb: { ...storage, unit: "GB for a month of recovery", tiers: [{ dollars: 0.2 }] },
  snsRequests: { ...sns, unit: "million publishes", tiers: [{ dollars: 0.5 / million }] },
  sqsRequests: {
    ...sqs,
    unit: "million requests",
    tiers: [
      { dollars: 0.4 / million, upTo: 100 * billion },
      { dollars: 0.3 / million, upTo: 200 * billion },
      { dollars: 0.24 / million },
    ],
  },
  kmsRequests: {
    ...sns,
    source: "https://aws.amazon.com/kms/pricing/",
    unit: "million requests of KMS",
    tiers: [{ dollars: 3 / million }],
  },
  logGb: {
    ...logs,
    unit: "GB of lines",
    tiers: [
      { dollars: 0.5, upTo: 10 * terabyte },
      { dollars: 0.25, upTo: 30 * terabyte },
      { dollars: 0.1, upTo: 50 * terabyte },
      { dollars: 0.05 },
    ],
  },
  keptLogGb: { ...logs, unit: "GB for a month, compressed", tiers: [{ dollars: 0.03 }] },
  mails: {
    service: "mail",
    unit: "thousand mails of SES",
    tiers: [{ dollars: 0.1 / 1000 }],
    source: "https://aws.amazon.com/ses/pricing/",
    date,
  },
  sentGb: {
    service: "transfer",
    unit: "GB to the internet",
    tiers: [
      { dollars: 0.09, upTo: 10 * terabyte },
      { dollars: 0.085, upTo: 50 * terabyte },
      { dollars: 0.07, upTo: 150 * terabyte },
      { dollars: 0.05 },
    ],
    source: "https://aws.amazon.com/ec2/pricing/on-demand/",
    date,
  },
  alarms: { ...logs, service: "alarms", unit: "alarm for a month", tiers: [{ dollars: 0.1 }] },
} satisfies Record<string, Price>;

/** What the documents mention, and the bill does not contain. */
export const quotedPrices = {
  warmGbSeconds: {
    ...lambda,
    service: "provisioned concurrency",
    unit: "GB-second",
    tiers: [{ dollars: 0.0000033334 }],
  },
  customMetrics: {
    ...logs,
    service: "metrics",
    unit: "metric for a month",
    tiers: [{ dollars: 0.3 }],
  },
  cloudFrontRequests: {
    service: "CloudFront",
    unit: "million requests over HTTPS",
    tiers: [{ dollars: 1 / million }],
    source: "https://aws.amazon.com/cloudfront/pricing/",
    date,
  },
  gatewayRequests: {
    service: "API Gateway",
    unit: "million requests of an HTTP API",
    tiers: [{ dollars: 1 / million }],
    source: "https://aws.amazon.com/api-gateway/pricing/",
    date,
  },
} satisfies Record<string, QuotedPrice>;

/** What AWS counts. Units are single ones: requests, units, seconds, GB. */
export type Quantity = keyof typeof prices;

/** Returns the price of an amount in dollars. @param tiers ascending; the last one has no end */
export function priceOf(amount: number, tiers: readonly Tier[]): number {
  let dollars = 0;
  let from = 0;
  for (const { dollars: price, upTo = Number.POSITIVE_INFINITY } of tiers) {
    dollars += Math.max(0, Math.min(amount, upTo) - from) * price;
    from = upTo;
  }
  return dollars;
}

const cognito = { source: "https://aws.amazon.com/cognito/pricing/", date: "2026-09-20" };

/**
 * The published prices of Amazon Cognito for a person who is active in a month, with its free tier. SMS, mail and requests
 * beyond the quotas are extra.
 */
export const cognitoPlans: Record<string, Pick<Price, "tiers" | "source" | "date">> = {
  Lite: {
    ...cognito,
    tiers: [
      { dollars: 0, upTo: 10_000 },
      { dollars: 0.0055, upTo: 100_000 },
      { dollars: 0.0046, upTo: million },
      { dollars: 0.00325, upTo: 10 * million },
      { dollars: 0.0025 },
    ],
  },
  Essentials: { ...cognito, tiers: [{ dollars: 0, upTo: 10_000 }, { dollars: 0.015 }] },
  Plus: { ...cognito, tiers: [{ dollars: 0.02 }] },
};
