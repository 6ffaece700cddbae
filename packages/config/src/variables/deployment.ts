import * as z from "zod";
import type { AreaReference } from "../reference.ts";
import { flag, wholeNumber } from "../value-types.ts";

const warm = wholeNumber(0, 999).default(0);

/** The variables that `sst deploy` reads for itself and does not pass to the functions. */
export const deploymentVariables = {
  LATCH_DOMAIN: z
    .string()
    .regex(
      /^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z]{2,}$/,
      "Must be a name such as auth.example.com",
    )
    .optional(),
  LATCH_FRONT: z.enum(["url", "gateway"], "Must be url or gateway").default("url"),
  API_WARM: warm,
  TASKS_WARM: warm,
  AUTHORIZER_WARM: warm,
  LAMBDA_CONCURRENCY: wholeNumber(0, 100_000).default(0),
  ACTIVITY_RECOVERY: flag.default(false),
  BUDGET_USD: wholeNumber(0, 1_000_000).default(100),
  ALARM_EMAIL: z.email("Must be an email address").optional(),
};

export const deploymentReference = {
  title: "Deployment on AWS",
  introduction:
    "`sst deploy` reads these variables from its environment, `.env` or `.env.STAGE`. [docs/guides/deploy-aws.md](../guides/deploy-aws.md) describes a deployment.",
  variables: {
    LATCH_DOMAIN: {
      summary:
        "The domain of the deployment. Its hosted zone must be in Route 53 of the same account.",
      details:
        "CloudFront serves the domain; with `LATCH_FRONT=gateway` API Gateway does. The issuer is `https://LATCH_DOMAIN`, unless `LATCH_ISSUER` is set.",
      neededBy: ["deployment"],
      unset: "none",
      values: "a name such as `auth.example.com`",
    },
    LATCH_FRONT: {
      summary:
        "The public endpoint: function URLs (url) or one API Gateway for all functions (gateway).",
      details: "`gateway` requires `LATCH_DOMAIN` or `LATCH_ISSUER`.",
      neededBy: ["deployment"],
    },
    API_WARM: {
      summary: "The provisioned concurrency of the function Api in production.",
      details:
        "Each GB of memory costs $8.76 a month; this function has 1 GB. AWS rejects it in a new account, whose quota is 10 concurrent executions.",
      neededBy: ["deployment"],
    },
    TASKS_WARM: {
      summary: "The provisioned concurrency of the function TasksApi in production.",
      details: "The function has 0.5 GB of memory.",
      neededBy: ["deployment"],
    },
    AUTHORIZER_WARM: {
      summary: "The provisioned concurrency of the function Authorizer in production.",
      details: "The function has 0.5 GB of memory and exists with `LATCH_FRONT=gateway` only.",
      neededBy: ["deployment"],
    },
    LAMBDA_CONCURRENCY: {
      summary:
        "The account's quota of concurrent executions, of which background functions reserve their part; 0: none.",
      details:
        "Background work can then not take the executions of the API. [docs/reference/capacity.md](capacity.md) has the numbers.",
      neededBy: ["deployment"],
    },
    ACTIVITY_RECOVERY: {
      summary: "true: the activity log of production has point-in-time recovery.",
      details:
        "The other tables of lasting data have it in any case. For the log, it costs twice as much as its storage ([Costs](costs.md#what-lowers-the-bill)).",
      neededBy: ["deployment"],
    },
    BUDGET_USD: {
      summary:
        "The US dollars a month of the AWS account above which ALARM_EMAIL gets a mail; 0: no budget.",
      details: "The budget exists in production only, and covers the whole account.",
      neededBy: ["deployment"],
    },
    ALARM_EMAIL: {
      summary: "The email address that gets the alarms of production.",
      neededBy: ["deployment"],
      unset: "none",
    },
  },
} satisfies AreaReference<typeof deploymentVariables>;
