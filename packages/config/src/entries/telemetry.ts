import * as z from "zod";
import { parseEnvironment, type Variables } from "../environment.ts";
import { telemetryVariables } from "../variables/telemetry.ts";

/** The schema of the variables of OpenTelemetry. */
export const TelemetryEnvironment = z.object(telemetryVariables);

/** Reads the configuration of OpenTelemetry. @throws ConfigError with a line for each invalid variable */
export const readTelemetryConfig = (environment: Variables) =>
  parseEnvironment(TelemetryEnvironment, environment);
