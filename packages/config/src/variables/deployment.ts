import * as z from "zod";
import type { AreaReference } from "../reference.ts";
import { wholeNumber } from "../value-types.ts";

const warm = wholeNumber(0, 999).default(1);

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
      details: "Each GB of memory costs about $11 a month; this function has 1 GB.",
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
    ALARM_EMAIL: {
      summary: "The email address that gets the alarms of production.",
      neededBy: ["deployment"],
      unset: "none",
    },
  },
} satisfies AreaReference<typeof deploymentVariables>;
