import * as z from "zod";

export const Health = z
  .object({
    status: z.literal("ok"),
    version: z.string().meta({ example: "0.1.0" }),
    uptime: z.number().meta({ description: "Seconds since this process started.", example: 12.5 }),
  })
  .meta({ id: "Health" });

export const Readiness = z
  .object({
    status: z.enum(["ok", "unavailable"]),
    dependencies: z.array(
      z.object({
        name: z.string().meta({ example: "dynamodb" }),
        status: z.enum(["ok", "unavailable"]),
        latency: z.number().meta({ description: "Milliseconds.", example: 2.1 }),
      }),
    ),
  })
  .meta({ id: "Readiness" });
export type Readiness = z.infer<typeof Readiness>;

export const Metrics = z
  .string()
  .meta({ id: "Metrics", example: 'latch_log_ins_total{outcome="succeeded"} 42' });
