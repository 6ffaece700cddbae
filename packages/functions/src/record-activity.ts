/** Change streams to Activity: what listMyActivity and listUserActivity show. */
import { createActivityRecorder } from "@latch/adapters/change-stream";
import { createActivityStore, openDatabase } from "@latch/adapters/dynamodb";
import { createLog } from "@latch/adapters/log";
import { parseEnvironment } from "@latch/api";
import * as z from "zod";
import { linkedTables } from "./links.ts";

const { AWS_REGION, LOG_LEVEL } = parseEnvironment(
  z.object({ AWS_REGION: z.string(), LOG_LEVEL: z.string().default("info") }),
  process.env,
);
const tables = linkedTables();

export const handler = createActivityRecorder({
  activity: createActivityStore(openDatabase({ tables, region: AWS_REGION })),
  tables,
  log: createLog(LOG_LEVEL, { sync: true }),
});
