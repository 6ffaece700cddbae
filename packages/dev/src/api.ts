/** The API as `npm run dev` runs it: with the mailbox, and with what AWS does in production. */

import { run, StartupError } from "@latch/server/lifecycle";
import { startApi } from "@latch/server/start-api";
import { createDevelopmentServices } from "./development-services.ts";

await run(() => {
  if (process.env["NODE_ENV"] !== "development") {
    throw new StartupError(
      "This is for NODE_ENV=development only: `npm start` serves in production.",
    );
  }
  return startApi(process.env, {
    extend: (parts) => createDevelopmentServices(process.env, parts),
  });
});
