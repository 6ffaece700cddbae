import { describeResourceServer } from "../support/examples/resource-server.ts";

for (const name of ["express", "fastify", "hono"]) {
  describeResourceServer({ name, commandOf: () => [process.execPath, "server.js"], apiKeys: true });
}
