import * as z from "zod";
import { parseEnvironment, type Variables } from "../environment.ts";
import { deploymentVariables } from "../variables/deployment.ts";

/** Every variable that only a deployment reads. */
export const DeploymentEnvironment = z.object(deploymentVariables);

/** @throws ConfigError with a line for each variable that is wrong */
export const readDeploymentConfig = (environment: Variables) =>
  parseEnvironment(DeploymentEnvironment, environment);
