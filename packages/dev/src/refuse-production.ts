import { StartupError } from "@latch/server/lifecycle";

/** Refuses to run for development with the settings of production. @throws StartupError */
export function refuseProduction(mode: string | undefined): void {
  if (mode !== "production") return;
  throw new StartupError(
    "`latch dev` does not run with NODE_ENV=production, because it shows mails instead of sending them. Use `npm start` in production, or unset NODE_ENV.",
  );
}
