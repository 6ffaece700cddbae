import { createServer, type RequestListener } from "node:http";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { readCommandConfig } from "@latch/config/commands";
import { readMachineConfig } from "@latch/config/machine";
import { isLocalHostName } from "@latch/dev/host-name";
import type { Environment } from "@latch/dev/stack";
import { bindPort } from "@latch/server/bind-port";
import { credentialsFor } from "@latch/server/connections";
import { onStop } from "@latch/server/lifecycle";
import { lasting, refuseProduction, refuseRemote, withDatabase } from "../data-command.ts";

/** Serves a page that shows the local tables, on this machine only, until a signal ends it. */
export async function showTables(environment: Environment): Promise<void> {
  refuseProduction(environment, "latch db admin");
  refuseRemote(environment, "latch db admin");
  const { DB_ADMIN_PORT: port } = readCommandConfig(environment);

  await withDatabase(environment, lasting, async (_database, stack) => {
    const page = await createPage(stack.environment);
    const server = createServer(guarded(page));
    const place = { port, host: "127.0.0.1", variable: "DB_ADMIN_PORT" };
    const url = `http://127.0.0.1:${await bindPort(server, place)}`;
    const stopped = new Promise<void>((resolve) => onStop(environment, async () => resolve()));
    console.log(`The tables are shown at ${url} (Ctrl-C ends this command)`);
    await stopped;
    server.close();
    server.closeAllConnections();
  });
}

/** A development dependency: loaded only where this command may run. */
async function createPage(environment: Environment): Promise<RequestListener> {
  const { AWS_REGION: region, DYNAMODB_ENDPOINT: endpoint } = readMachineConfig(environment);
  const admin = await import("dynamodb-admin");
  const credentials = credentialsFor(endpoint);
  return admin.createServer({
    dynamoDbClient: new DynamoDBClient({ region, endpoint, credentials }),
  });
}

/** Rejects a page from elsewhere that reaches the tables through a name that it points at this machine. */
function guarded(page: RequestListener): RequestListener {
  return (request, response) => {
    if (isLocalHostName(request.headers.host ?? "")) return page(request, response);
    response.writeHead(403).end();
  };
}
