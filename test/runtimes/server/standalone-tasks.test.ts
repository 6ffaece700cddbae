import { existsSync } from "node:fs";
import { join } from "node:path";
import { ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { openDatabase, prefixedTableNames } from "@latch/adapters/dynamodb";
import { createLatchClient } from "@latch/client";
import { expect, test } from "vitest";
import { outcome } from "../../support/fixtures/links.ts";
import { signedIn } from "../../support/fixtures/signed-in.ts";
import { password } from "../../support/harness.ts";
import {
  isServing,
  readEndpoint,
  startCommand,
  startLatch,
  startProgram,
  temporaryFolder,
} from "../../support/processes/program.ts";

const body = { title: "Water the plants" };
const bearer = (accessToken = "") => ({ authorization: `Bearer ${accessToken}` });

/** Reads the embedded database of a folder. */
async function listTables(folder: string): Promise<string[]> {
  const { client, close } = openDatabase({
    tables: prefixedTableNames(""),
    region: "us-east-1",
    endpoint: readEndpoint(folder),
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  const { TableNames = [] } = await client.send(new ListTablesCommand());
  close();
  return TableNames;
}

test("npm run dev:tasks serves the tasks of the users of npm run dev, even after npm run dev has stopped", async () => {
  const folder = temporaryFolder();
  const own = { LATCH_DATA_DIR: folder, PORT: "0" };
  const api = startLatch(["dev"], { ...own, BCRYPT_COST: "4" });
  const [, issuer = ""] = await api.waitForOutput(/API +(\S+)/);
  const tasks = startCommand("npm", ["run", "dev:tasks"], { ...own, LATCH_ISSUER: issuer });
  const [, baseUrl = ""] = await tasks.waitForOutput(/Tasks +(\S+)\/tasks/);
  expect(tasks.output()).toContain(`Issuer   ${issuer}`);

  const accounts = createLatchClient({ retries: 0, timeout: 0, baseUrl: issuer });
  const signedUp = await accounts.signUp({ body: { email: "ada@example.com", password } });
  const headers = bearer(signedIn(signedUp).accessToken);
  const latch = createLatchClient({ retries: 0, timeout: 0, baseUrl, headers });
  const { data: task } = await latch.createTask({ body });
  expect((await latch.listTasks()).data?.items).toEqual([task]);
  const made = await accounts.createApiKey({
    body: { name: "k", scopes: ["token:verify", "tasks:read"] },
    headers,
  });
  const keyed = createLatchClient({
    retries: 0,
    timeout: 0,
    baseUrl,
    headers: { "x-api-key": made.data?.key ?? "" },
  });
  expect((await keyed.listTasks()).data?.items).toEqual([task]);

  const standalone = join(folder, "tasks");
  expect(await listTables(standalone)).toEqual(["latch-Tasks"]);
  expect(existsSync(join(standalone, "keys.json"))).toBe(false);

  await api.end("SIGTERM");
  expect((await latch.listTasks()).data?.items).toEqual([task]);
  expect(outcome(await keyed.listTasks())).toEqual([503, "unavailable"]);
  const endpoint = readEndpoint(standalone);
  await tasks.end("SIGTERM");
  expect(tasks.output()).toContain('"msg":"stopped"');
  expect([await isServing(endpoint), await isServing(baseUrl)]).toEqual([false, false]);
});

test("npm run start:tasks requires LATCH_ISSUER", async () => {
  const { code, stderr } = await startProgram("server/src/tasks.ts", { PORT: "0" }).ended;
  expect([code, stderr]).toEqual([
    1,
    "The configuration is invalid:\n  LATCH_ISSUER: Is not set. Must be the URL of the API, as in tokens\n",
  ]);
});

test("npm run start:tasks serves without its database and logs an error", async () => {
  const server = startProgram("server/src/tasks.ts", {
    PORT: "0",
    LATCH_ISSUER: "http://127.0.0.1:1",
    DYNAMODB_ENDPOINT: "http://127.0.0.1:1",
  });
  const [, port] = await server.waitForOutput(/"port":(\d+),.*"listening"/);
  await server.waitForOutput(/"reason":".*ECONNREFUSED.*","msg":"the database does not respond"/);
  const latch = createLatchClient({ retries: 0, timeout: 0, baseUrl: `http://127.0.0.1:${port}` });
  expect((await latch.getHealth()).response.status).toBe(200);
  expect((await latch.getReadiness()).error).toMatchObject({
    dependencies: [
      { name: "dynamodb", status: "unavailable" },
      { name: "issuer", status: "unavailable" },
    ],
  });
  expect((await server.end()).code).toBe(0);
});
