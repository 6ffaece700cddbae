import * as z from "zod";
import { Dependencies } from "../shared/dependencies.ts";
import { version } from "../version.ts";

export const Health = z
  .object({
    status: z.literal("ok").meta({ description: "Always `ok`." }),
    version: z.string().meta({ description: "The version of the API.", example: version }),
    uptime: z
      .number()
      .meta({ description: "The seconds since the start of the process.", example: 12.5 }),
  })
  .meta({ id: "Health", description: "The state of the process." });

export const Readiness = z
  .object({
    status: z.literal("ok").meta({ description: "Always `ok`." }),
    dependencies: Dependencies,
  })
  .meta({ id: "Readiness", description: "The state of the dependencies of the API." });

export const Metrics = z.string().meta({
  id: "Metrics",
  description: "Metrics in the text format of Prometheus.",
  example: 'latch_log_ins_total{outcome="succeeded"} 42',
});
