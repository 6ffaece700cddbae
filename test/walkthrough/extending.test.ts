import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type Edit, openEditableCopy } from "../support/processes/editable-copy.ts";
import { startLatch, temporaryFolder } from "../support/processes/program.ts";
import { notes } from "./notes.ts";
import { quote } from "./quote.ts";

const password = "correct horse battery staple";
const { test: testOfQuote, ...operation } = quote;
const added: Edit[] = [...Object.values(operation), ...Object.values(notes)].flat();

/** Copies the repository, and adds an operation in three files and a domain with a store. */
let copy: ReturnType<typeof openEditableCopy>;
let remove = () => {};
beforeAll(() => {
  copy = openEditableCopy((end) => {
    remove = end;
  });
  copy.edit(added);
});
afterAll(() => remove());

/** Returns the rows of the guard snapshot. */
const guards = () =>
  copy
    .read("test/contract/guards.txt")
    .split("\n")
    .filter((row) => row.startsWith("/"));

test("types, OpenAPI document, client and guards contain the new operations", async () => {
  expect(await copy.types()).toEqual({ code: 0, output: "" });

  await copy.generate();
  const { paths, tags } = JSON.parse(copy.read("openapi/openapi.json"));
  expect(paths["/me/quote"].get).toMatchObject({
    operationId: "getQuote",
    tags: ["accounts"],
    security: [{ bearerAuth: ["agent"] }],
  });
  expect(paths["/notes"].post).toMatchObject({ operationId: "createNote", tags: ["notes"] });
  expect(tags).toContainEqual({ name: "notes", description: "The notes of the signed-in user." });
  expect(copy.read("packages/client/src/operations.gen.ts")).toContain(
    'getQuote: ["/me/quote", "get", true]',
  );

  const before = guards();
  const drifted = await copy.test("test/contract");
  expect(drifted.code).toBe(1);
  expect(drifted.output).toMatch(/\+ +\/me\/quote +GET +getQuote +agent/);
  expect(await copy.test("test/contract", "--update")).toMatchObject({ code: 0 });
  expect(guards().filter((row) => !before.includes(row))).toEqual([
    expect.stringMatching(/^\/me\/quote +GET +getQuote +agent$/),
    expect.stringMatching(/^\/notes +GET +listNotes +user$/),
    expect.stringMatching(/^\/notes +POST +createNote +user$/),
  ]);
});

test("the API serves the new operations by role, and Swagger UI shows them", async () => {
  const environment = {
    LATCH_DATA_DIR: temporaryFolder(),
    LATCH_TABLE_PREFIX: `t${randomUUID().slice(0, 8)}-`,
    DYNAMODB_ENDPOINT: inject("dynamoEndpoint"),
    BCRYPT_COST: "4",
  };
  const base = copy.root;
  const server = startLatch(["dev"], { ...environment, PORT: "0" }, { base });
  const [, baseUrl = ""] = await server.waitForOutput(/API +(\S+)/);
  const client = pathToFileURL(join(base, "packages/client/src/index.ts")).href;
  const { createLatchClient } = await import(client);
  const anonymous = createLatchClient({ retries: 0, timeout: 0, baseUrl });

  async function as(role: string) {
    const email = `${role}@example.com`;
    const args = ["users", "create", "--email", email, "--role", role];
    await startLatch(args, environment, { base, input: `${password}\n` }).ended;
    const { data } = await anonymous.logIn({ body: { identifier: email, password } });
    const headers = { authorization: `Bearer ${data.accessToken}` };
    return createLatchClient({ retries: 0, timeout: 0, baseUrl, headers });
  }
  const [user, agent] = [await as("user"), await as("agent")];
  const answers = await Promise.all([anonymous, user, agent].map((latch) => latch.getQuote()));
  expect(answers.map(({ response }) => response.status)).toEqual([401, 403, 200]);

  expect(await (await fetch(`${baseUrl}/docs`)).text()).toContain("/openapi.json");
  const { paths } = (await (await fetch(`${baseUrl}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { operationId: string }>>;
  };
  expect(paths["/me/quote"]?.["get"]?.operationId).toBe("getQuote");

  const { data: note } = await user.createNote({ body: { text: "Buy milk" } });
  expect((await user.listNotes()).data).toEqual({ items: [note] });
  expect((await agent.listNotes()).data).toEqual({ items: [] });
  expect((await user.createNote({ body: {} })).response.status).toBe(400);
});

const inFile = (edits: Edit[], name: string) => edits.filter(({ file }) => file.endsWith(name));

test.each<[what: string, left: Edit[], complaint: RegExp]>([
  ["the route of an operation", quote.contract, /'getQuote' does not exist in type/],
  ["its use case", quote.core, /Property 'getQuote' does not exist on type/],
  ["its handler", quote.handler, /Property 'getQuote' is missing in type/],
  [
    "the routes of a domain",
    inFile(notes.contract, "contract.ts"),
    /contract\/src\/contract\.ts.*Property 'notes' is missing in type/s,
  ],
  [
    "its handlers",
    inFile(notes.handlers, "app.ts"),
    /api\/src\/app\.ts.*Property 'notes' is missing in type/s,
  ],
  ["its use cases", notes.core, /no exported member.*createNotes/],
  [
    "its composition",
    notes.composition,
    /server\/src\/http\/start-api\.ts.*Property 'notes' is missing in type/s,
  ],
  ["its store", notes.store, /no exported member.*createNoteStore/],
  ["its table", notes.table, /stores\/notes\.ts.*'"Notes"' does not satisfy/s],
])("leaving out %s fails the type check", async (_, left, complaint) => {
  copy.edit(added.filter((edit) => !left.includes(edit)));
  const { code, output } = await copy.types();
  expect(code).not.toBe(0);
  expect(output).toMatch(complaint);
});

test("the test of the new operation runs in the harness", async () => {
  copy.addHarness();
  copy.edit([...added, ...testOfQuote]);
  await copy.generate();
  const file = "test/api/accounts/quote.test.ts";
  expect(await copy.test("--project", "app", file)).toMatchObject({ code: 0 });
});
