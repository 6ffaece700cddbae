/** Serves the API for `npm run dev`, together with the mailbox and the worker roles. */
import { runEntry, StartupError } from "@latch/server/lifecycle";
import { startApi } from "@latch/server/start-api";
import { createDevelopmentServices } from "./development-services.ts";

await runEntry(() => {
  // NODE_ENV defaults to production, as in the configuration.
  if ((process.env["NODE_ENV"] || "production") === "production") {
    throw new StartupError(
      "`npm run dev` does not run with NODE_ENV=production, because it shows mails instead of sending them. Use `npm start` in production, or unset NODE_ENV.",
    );
  }
  return startApi(process.env, {
    extend: (parts) => createDevelopmentServices(process.env, parts),
  });
});
