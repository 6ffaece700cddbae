/** Serves the API for `latch dev`, together with the mailbox and the worker roles. */
import { runEntry } from "@latch/server/lifecycle";
import { startApi } from "@latch/server/start-api";
import { createDevelopmentServices } from "./development-services.ts";
import { refuseProduction } from "./refuse-production.ts";

await runEntry(() => {
  // NODE_ENV defaults to production, as in the configuration.
  refuseProduction(process.env["NODE_ENV"] || "production");
  return startApi(process.env, {
    extend: (parts) => createDevelopmentServices(process.env, parts),
  });
});
