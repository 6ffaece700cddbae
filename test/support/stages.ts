import { availableParallelism } from "node:os";
import { evaluate, type Graph } from "./graph.ts";

const LATCH_ISSUER = "https://auth.example.com";
const domain = "auth.example.com";

/** What can be said besides, to see that it arrives where it should and nowhere else. */
const said = {
  LATCH_ISSUER,
  LATCH_AUDIENCE: "acme",
  ALLOWED_ORIGINS: "https://app.example.com,http://localhost:5173",
  LOG_LEVEL: "warn",
  SST_SECRET_StripeSecretKey: "sk_test_1",
  SST_SECRET_StripeWebhookSecret: "whsec_1",
  BREVO_API_KEY: "not from here",
  UNRELATED: "s3cret",
};
const byBrevo = {
  MAIL_PROVIDER: "brevo",
  MAIL_FROM: "Acme <no-reply@acme.example>",
  BRAND_NAME: "Acme",
  SST_SECRET_BrevoApiKey: "xkeysib-secret",
};
const bySes = {
  MAIL_PROVIDER: "ses",
  MAIL_FROM: "no-reply@acme.example",
  SES_CONFIGURATION_SET: "bounces",
};

type Configuration = { stage: string; dev?: true; environment?: Record<string, string> };

const configurations = {
  /** A developer's own, with nothing but keys. */
  ada: { stage: "ada" },
  /** The same under `sst dev`. */
  dev: { stage: "ada", dev: true },
  /** For a pull request. */
  pr: { stage: "pr-42", environment: { ...said, ...byBrevo } },
  prGateway: { stage: "pr-42", environment: { ...said, ...bySes, LATCH_FRONT: "gateway" } },
  production: { stage: "production", environment: { ALARM_EMAIL: "ops@example.com" } },
  productionGateway: {
    stage: "production",
    environment: { LATCH_FRONT: "gateway", LATCH_DOMAIN: domain },
  },
  productionDomain: {
    stage: "production",
    environment: { LATCH_DOMAIN: domain, METRICS: "on" },
  },
} satisfies Record<string, Configuration>;

export type StageName = keyof typeof configurations;
/** Those that are deployed. */
export const deployed = (Object.keys(configurations) as StageName[]).filter(
  (name) => name !== "dev",
);
export const inProduction: StageName[] = ["production", "productionGateway", "productionDomain"];
export const behindGateway: StageName[] = ["prGateway", "productionGateway"];
/** Where functions answer by URLs of their own. */
export const byUrl = deployed.filter((name) => !behindGateway.includes(name));

const evaluations = new Map<StageName, Promise<Graph>>();
const waiting: (() => void)[] = [];
let running = 0;

/** What `sst deploy` would make of it: evaluated once, whoever asks, one at a time for each core. */
export function stage(name: StageName): Promise<Graph> {
  const known = evaluations.get(name) ?? inTurn(name);
  evaluations.set(name, known);
  return known;
}

async function inTurn(name: StageName): Promise<Graph> {
  // The first of them bundles the functions for all.
  if (name !== "ada") await stage("ada");
  if (running >= availableParallelism()) {
    await new Promise<void>((resume) => waiting.push(resume));
  }
  running += 1;
  try {
    const { stage: named, dev, environment }: Configuration = configurations[name];
    return await evaluate(named, environment, dev);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}
