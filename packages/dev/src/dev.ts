import { readServerConfig } from "@latch/config/server";
import { command, modules } from "@latch/server/places";
import { displayPath, startDevServer } from "./dev-server.ts";
import { prepareDatabase } from "./prepare-database.ts";
import { refuseProduction, refusePublicIssuer } from "./refuse-production.ts";
import { type Environment, localFolder, startLocalStack } from "./stack/stack.ts";

/** Starts the local stack and the API, and restarts the API when code changes. */
export async function runApiForDevelopment(environment: Environment): Promise<void> {
  refuseProduction(environment["NODE_ENV"]);
  const given = { NODE_ENV: "development", LATCH_ISSUER: "http://localhost", ...environment };
  const { PORT: port, HOST: host } = readServerConfig(given);
  refusePublicIssuer(environment);
  await startDevServer({
    environment,
    name: "The API",
    entry: modules.api,
    place: { port, host },
    startStack: (reserved) =>
      startLocalStack(
        { ...environment, PORT: String(reserved) },
        { owner: true, events: true, prepare: prepareDatabase },
      ),
    banner: (origin) => banner(origin, environment),
  });
}

function banner(origin: string, environment: Environment): string {
  const folder = localFolder(environment);
  // Without the variable, the command in the other terminal would use the default folder.
  const variable = environment["LATCH_DATA_DIR"] ? `LATCH_DATA_DIR=${quoted(folder)} ` : "";
  return `
  Latch is running.

  API         ${origin}
  Pages       http://localhost and http://127.0.0.1, on any port, may call it
  Swagger UI  ${origin}/docs
  Mailbox     ${origin}/dev/mailbox
  Data        ${displayPath(folder)}

  Create the first administrator, in another terminal:
  ${variable}${command} users create --email you@example.com --role super_admin
`;
}

/** Quotes a word for a shell, if it needs quotes. */
const quoted = (word: string): string =>
  /^[\w./~:@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
