import * as z from "zod";
import type { AreaReference } from "../reference.ts";
import { wholeNumber } from "../value-types.ts";

const warm = wholeNumber(0, 999).default(1);

/** What `sst deploy` reads besides what it passes on to the functions. */
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
    "Read by `sst deploy` from its environment, `.env` or `.env.STAGE`; it passes on to each function what that function needs. [docs/aws.md](../aws.md) describes a deployment.",
  variables: {
    LATCH_DOMAIN: {
      summary: "The domain of the deployment; its zone has to be in Route 53 of the account.",
      details:
        "CloudFront serves it, or API Gateway with `LATCH_FRONT=gateway`. The issuer is then `https://LATCH_DOMAIN`, unless `LATCH_ISSUER` is set.",
      neededBy: ["deployment"],
      unset: "none",
      values: "a name such as `auth.example.com`",
    },
    LATCH_FRONT: {
      summary:
        "What clients reach: function URLs (url) or one API Gateway for all functions (gateway).",
      details: "`gateway` needs `LATCH_DOMAIN` or `LATCH_ISSUER`.",
      neededBy: ["deployment"],
    },
    API_WARM: {
      summary: "The number of environments of the function Api that production keeps warm.",
      details: "About 11 $ a month for each GB; this function has one.",
      neededBy: ["deployment"],
    },
    TASKS_WARM: {
      summary: "The number of environments of the function TasksApi that production keeps warm.",
      details: "It has half a GB.",
      neededBy: ["deployment"],
    },
    AUTHORIZER_WARM: {
      summary: "The number of environments of the function Authorizer that production keeps warm.",
      details: "It has half a GB, and exists with `LATCH_FRONT=gateway` only.",
      neededBy: ["deployment"],
    },
    ALARM_EMAIL: {
      summary: "The email address that the alarms of production notify, if any.",
      neededBy: ["deployment"],
      unset: "none",
    },
  },
} satisfies AreaReference<typeof deploymentVariables>;
