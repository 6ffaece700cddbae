import * as z from "zod";
import type { AreaReference } from "../reference.ts";

/** The variables that Lambda sets for a function. */
export const lambdaVariables = { AWS_LAMBDA_FUNCTION_NAME: z.string().default("unknown") };

/** The region of a function. Lambda always sets it. */
export const lambdaRegion = z.string();

/** The issuer for a function. It is https, because Lambda serves https only. */
export const lambdaIssuer = z.url({ protocol: /^https$/, error: "Must be an https URL" });

export const lambdaReference = {
  title: "Lambda",
  variables: {
    AWS_LAMBDA_FUNCTION_NAME: {
      summary: "The name of the function, which is the dimension of its metrics.",
      neededBy: ["lambda-api", "lambda-tasks"],
      setBy: "Lambda",
    },
  },
} satisfies AreaReference<typeof lambdaVariables>;
