import { isLoopback } from "@latch/config";
import { StartupError } from "@latch/server/lifecycle";
import type { Environment } from "./stack/stack.ts";

/** Refuses to run for development with the settings of production. @throws StartupError */
export function refuseProduction(mode: string | undefined): void {
  if (mode !== "production") return;
  throw new StartupError(
    "`latch dev` does not run with NODE_ENV=production, because it shows mails instead of sending them. Use `npm start` in production, or unset NODE_ENV.",
  );
}

/**
 * Refuses an issuer that other machines can reach, unless NODE_ENV=development is set too. Such an issuer is that of an
 * installation, whose `.env` need not contain NODE_ENV. The links in the mailbox of development are credentials.
 * @throws StartupError
 */
export function refusePublicIssuer({ NODE_ENV: mode, LATCH_ISSUER: issuer }: Environment): void {
  if (mode || !issuer?.startsWith("https:") || isLoopback(issuer)) return;
  throw new StartupError(
    `\`latch dev\` does not run with LATCH_ISSUER=${issuer}, because it shows mails instead of sending them. Use \`npm start\` for an installation. For development behind a public URL, set NODE_ENV=development as well.`,
  );
}
