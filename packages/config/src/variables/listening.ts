import * as z from "zod";
import type { AreaReference } from "../reference.ts";
import { wholeNumber } from "../value-types.ts";

const port = wholeNumber(0, 65_535);

/** The address and the port of a server. */
export const listeningVariables = {
  PORT: port.default(4000),
  HOST: z.string().default("127.0.0.1"),
};

/** The port of the tasks server. Its default is not the API's, so that both can run on one machine. */
export const tasksPort = port.default(4001);

export const listeningReference = {
  title: "Address and port",
  variables: {
    PORT: {
      summary: "The port to listen on; 0: any free port.",
      details: "The default of the entry `tasks` is 4001.",
      neededBy: ["server", "tasks"],
    },
    HOST: {
      summary: "The address to listen on; 0.0.0.0: all interfaces.",
      neededBy: ["server", "tasks"],
      values: "an address",
    },
  },
} satisfies AreaReference<typeof listeningVariables>;
