/** The API as `npm run dev` runs it: with the mailbox, and with what AWS does in production. */

import { runEntry, StartupError } from "@latch/server/lifecycle";
import { startApi } from "@latch/server/start-api";
import { createDevelopmentServices } from "./development-services.ts";

await runEntry(() => {
  // As the configuration reads it: production, unless it is said.
  if ((process.env["NODE_ENV"] || "production") === "production") {
    throw new StartupError(
      "NODE_ENV is production, and this shows mails instead of sending them: `npm start` serves in production, `npm run dev` needs another NODE_ENV or none.",
    );
  }
  return startApi(process.env, {
    extend: (parts) => createDevelopmentServices(process.env, parts),
  });
});
