import * as z from "zod";
import { parseEnvironment, type Variables } from "../environment.ts";
import { telemetryVariables } from "../variables/telemetry.ts";

/** Every variable of OpenTelemetry that Latch or its libraries read. */
export const TelemetryEnvironment = z.object(telemetryVariables);

/** @throws ConfigError with a line for each variable that is wrong */
export const readTelemetryConfig = (environment: Variables) =>
  parseEnvironment(TelemetryEnvironment, environment);
