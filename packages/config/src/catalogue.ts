import type * as z from "zod";
import type { AreaReference, Entry, VariableReference } from "./reference.ts";
import { accessReference, accessVariables } from "./variables/access.ts";
import { activityReference, activityVariables } from "./variables/activity.ts";
import { commandReference, commandVariables } from "./variables/commands.ts";
import { credentialVariables, dataReference, dataVariables } from "./variables/data.ts";
import { deploymentReference, deploymentVariables } from "./variables/deployment.ts";
import { keyReference, keyVariables } from "./variables/keys.ts";
import { lambdaReference, lambdaVariables } from "./variables/lambda.ts";
import { listeningReference, listeningVariables } from "./variables/listening.ts";
import { mailReference, mailVariables } from "./variables/mail.ts";
import { observationReference, observationVariables } from "./variables/observation.ts";
import { overloadReference, overloadVariables } from "./variables/overload.ts";
import { passkeyReference, passkeyVariables } from "./variables/passkeys.ts";
import { hashingVariables, passwordReference, passwordVariables } from "./variables/passwords.ts";
import { paymentReference, paymentVariables } from "./variables/payments.ts";
import { serviceReference, serviceVariables } from "./variables/service.ts";
import { sessionReference, sessionVariables } from "./variables/sessions.ts";
import { telemetryReference, telemetryVariables } from "./variables/telemetry.ts";

/** An environment variable: its schema, with the type and the default, and its texts in the reference. */
export type Variable = Omit<VariableReference, "neededBy"> & {
  name: string;
  schema: z.ZodType;
  neededBy: readonly Entry[];
};

export type Area = { title: string; introduction?: string; variables: Variable[] };

function area<Shape extends Record<string, z.ZodType>>(
  shape: Shape,
  { variables, ...about }: AreaReference<Shape>,
): Area {
  return {
    ...about,
    variables: Object.entries<VariableReference>(variables).map(([name, reference]) => ({
      ...reference,
      name,
      schema: shape[name] as z.ZodType,
      neededBy: reference.neededBy.flat(),
    })),
  };
}

/** Every environment variable of the project, grouped by area: for the reference, the deployment and tests. */
export const areas: readonly Area[] = [
  area(serviceVariables, serviceReference),
  area(listeningVariables, listeningReference),
  area(overloadVariables, overloadReference),
  area({ ...dataVariables, ...credentialVariables }, dataReference),
  area(keyVariables, keyReference),
  area(sessionVariables, sessionReference),
  area({ ...passwordVariables, ...hashingVariables }, passwordReference),
  area(passkeyVariables, passkeyReference),
  area(accessVariables, accessReference),
  area(activityVariables, activityReference),
  area(mailVariables, mailReference),
  area(paymentVariables, paymentReference),
  area(observationVariables, observationReference),
  area(telemetryVariables, telemetryReference),
  area(deploymentVariables, deploymentReference),
  area(lambdaVariables, lambdaReference),
  area(commandVariables, commandReference),
];

export const catalogue: readonly Variable[] = areas.flatMap(({ variables }) => variables);
