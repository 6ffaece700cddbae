import * as z from "zod";

/** The results of the checks of the dependencies. */
export const Dependencies = z
  .array(
    z.object({
      name: z.string().meta({ description: "The name of the dependency.", example: "dynamodb" }),
      status: z.enum(["ok", "unavailable"]).meta({ description: "The status of the dependency." }),
      latency: z
        .number()
        .meta({ description: "The duration of the check in milliseconds.", example: 2.1 }),
    }),
  )
  .meta({ id: "Dependencies", description: "The dependencies of the API." });
export type Dependencies = z.infer<typeof Dependencies>;
