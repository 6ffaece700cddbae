/** `npm run dev`: starts the local stack and the API, and restarts the API when code changes. */
import { readServerConfig } from "@latch/config/server";
import { runEntry } from "@latch/server/lifecycle";
import { displayPath, startDevServer } from "./dev-server.ts";
import { prepareDatabase } from "./prepare-database.ts";
import { localFolder, startLocalStack } from "./stack/stack.ts";

await runEntry(async () => {
  const environment = { NODE_ENV: "development", LATCH_ISSUER: "http://localhost", ...process.env };
  const { PORT: port, HOST: host } = readServerConfig(environment);
  await startDevServer({
    environment: process.env,
    name: "The API",
    entry: import.meta.resolve("./api.ts"),
    place: { port, host },
    startStack: (reserved) =>
      startLocalStack(
        { ...process.env, PORT: String(reserved) },
        { owner: true, events: true, prepare: prepareDatabase },
      ),
    banner: (origin) => banner(origin, displayPath(localFolder(process.env))),
  });
});

function banner(origin: string, folder: string): string {
  return `
  Latch is running.

  API         ${origin}
  Swagger UI  ${origin}/docs
  Mailbox     ${origin}/dev/mailbox
  Data        ${folder}

  First administrator:
  npm run user:create -- --email you@example.com --role super_admin
`;
}
