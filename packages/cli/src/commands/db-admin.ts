/** `npm run db:admin`: a web page over the local tables, on this machine only. Ctrl-C ends it. */
import { createServer, type RequestListener } from "node:http";
import { parseArgs } from "node:util";
import type { Database } from "@latch/adapters/dynamodb";
import { readCommandConfig } from "@latch/config/commands";
import { isLocalHostName } from "@latch/dev/host-name";
import { bindPort } from "@latch/server/bind-port";
import { onStop, runEntry } from "@latch/server/lifecycle";
import { lasting, refuseProduction, refuseRemote, withDatabase } from "../data-command.ts";

await runEntry(async () => {
  parseArgs();
  refuseProduction(process.env, "The page over the tables");
  refuseRemote(process.env, "The page over the tables");
  const { DB_ADMIN_PORT: port } = readCommandConfig(process.env);

  await withDatabase(process.env, lasting, async ({ client }) => {
    const server = createServer(guarded(await createPage(client)));
    const place = { port, host: "127.0.0.1", variable: "DB_ADMIN_PORT" };
    const url = `http://127.0.0.1:${await bindPort(server, place)}`;
    console.log(`The tables: ${url}  (Ctrl-C ends it)`);
    await new Promise<void>((resolve) => onStop(process.env, async () => resolve()));
    server.close();
    server.closeAllConnections();
  });
});

/** A development dependency: loaded only where this command may run. */
async function createPage(client: Database["client"]): Promise<RequestListener> {
  const admin = await import("dynamodb-admin");
  return admin.createServer({ dynamoDbClient: client as never });
}

/** A page from elsewhere must not reach the tables through a name that it points at this machine. */
function guarded(page: RequestListener): RequestListener {
  return (request, response) => {
    if (isLocalHostName(request.headers.host ?? "")) return page(request, response);
    response.writeHead(403).end();
  };
}
