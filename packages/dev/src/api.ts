/** Serves the API for `npm run dev`, together with the mailbox and the worker roles. */
import { runEntry, StartupError } from "@latch/server/lifecycle";
import { startApi } from "@latch/server/start-api";
import { createDevelopmentServices } from "./development-services.ts";

await runEntry(() => {
  // NODE_ENV defaults to production, as in the configuration.
  if ((process.env["NODE_ENV"] || "production") === "production") {
    throw new StartupError(
      "NODE_ENV is production, and this shows mails instead of sending them: `npm start` serves in production, `npm run dev` needs another NODE_ENV or none.",
    );
  }
  return startApi(process.env, {
    extend: (parts) => createDevelopmentServices(process.env, parts),
  });
});
