import * as z from "zod";
import { parseEnvironment, wholeNumber } from "../environment.ts";

const CommandEnvironment = z.object({ DB_ADMIN_PORT: wholeNumber(0, 65_535).default(8001) });

/** What only commands read. @throws ConfigError with a line for each variable that is wrong */
export const readCommandConfig = (environment: Record<string, unknown>) =>
  parseEnvironment(CommandEnvironment, environment);
