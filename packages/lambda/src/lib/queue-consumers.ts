import { type Database, openDatabase, type TableName } from "@latch/adapters/dynamodb";
import { createLog } from "@latch/adapters/telemetry/log";
import { Environment, parseEnvironment } from "@latch/config";
import type { Log } from "@latch/core";
import * as z from "zod";
import { linkedTables } from "./linked-resources.ts";

const BackgroundEnvironment = z.object({
  /** Lambda sets it. */
  AWS_REGION: z.string(),
  LOG_LEVEL: Environment.shape.LOG_LEVEL,
});

/**
 * What a function stands on that answers nobody: the tables and a log.
 * @param names the tables that it is told about, if not all
 * @throws ConfigError with a line for each variable that is wrong
 */
export function openBackground<Some extends TableName = TableName>(
  environment: Record<string, unknown>,
  names?: Some[],
): { database: Database<Some>; region: string; log: Log } {
  const { AWS_REGION, LOG_LEVEL } = parseEnvironment(BackgroundEnvironment, environment);
  return {
    database: openDatabase({ tables: linkedTables(names), region: AWS_REGION }),
    region: AWS_REGION,
    log: createLog(LOG_LEVEL),
  };
}

const CustomersEnvironment = z.object({
  STRIPE_SECRET_KEY: Environment.shape.STRIPE_SECRET_KEY,
  STRIPE_API_BASE: Environment.shape.STRIPE_API_BASE,
});

/** Reads what access to the customers at Stripe takes. @throws ConfigError */
export const readCustomerSettings = (environment: Record<string, unknown>) =>
  parseEnvironment(CustomersEnvironment, environment);
