/** The API as `npm run dev` runs it: with the mailbox, and with what AWS does in production. */
import { createDevelopment } from "./development.ts";
import { startApi } from "./start-api.ts";
import { run, StartupError } from "./startup.ts";

await run(() => {
  if (process.env["NODE_ENV"] !== "development") {
    throw new StartupError(
      "This is for NODE_ENV=development only: `npm start` serves in production.",
    );
  }
  return startApi({ extend: createDevelopment });
});
