import * as z from "zod";
import { parseEnvironment, type Variables } from "../environment.ts";
import { deploymentVariables } from "../variables/deployment.ts";

/** The schema of the variables that only a deployment reads. */
export const DeploymentEnvironment = z.object(deploymentVariables);

/** Reads the configuration of a deployment. @throws ConfigError with a line for each invalid variable */
export const readDeploymentConfig = (environment: Variables) =>
  parseEnvironment(DeploymentEnvironment, environment);
