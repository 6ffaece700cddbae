import * as z from "zod";
import type { AreaReference } from "../reference.ts";
import { wholeNumber } from "../value-types.ts";

const port = wholeNumber(0, 65_535);

/** Where a server listens. */
export const listeningVariables = {
  PORT: port.default(4000),
  HOST: z.string().default("127.0.0.1"),
};

/** The tasks by themselves have a port of their own: they may run beside the API. */
export const tasksPort = port.default(4001);

export const listeningReference = {
  title: "Where a server listens",
  variables: {
    PORT: {
      summary: "The port to listen on; 0 takes any free one.",
      details: "The tasks by themselves listen on 4001, unless this is set.",
      neededBy: ["server", "tasks"],
    },
    HOST: {
      summary: "The address to listen on; 0.0.0.0 for every interface.",
      neededBy: ["server", "tasks"],
      values: "an address",
    },
  },
} satisfies AreaReference<typeof listeningVariables>;
