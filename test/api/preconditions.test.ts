import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { operations } from "../support/fixtures/operations.ts";
import { jsonBody, type Person, password } from "../support/harness.ts";
import { shareHarness } from "../support/shared-harness.ts";

const shared = shareHarness();

type Target = { path: string; version: number };

/** Creates what each operation with preconditions needs, and returns its path and its current version. */
async function createTarget(template: string, person: Person): Promise<Target> {
  if (template.startsWith("/tasks")) {
    const { data } = await person.latch.createTask({ body: { title: "Water the plants" } });
    return { path: `/tasks/${data?.id}`, version: data?.version ?? 0 };
  }
  const path = template.replace("{userId}", person.user.id);
  return { path, version: person.user.version };
}

const bodies: Record<string, object> = {
  updateTask: { title: "Feed the cat" },
  updateMe: { name: "Ada" },
  deleteMe: { password },
  changePassword: { currentPassword: password, newPassword: "correct horse battery staple 2" },
  changeEmail: { email: "new-address@example.com", password },
  resetUserAuthenticators: { reason: "Lost phone" },
  updateUser: { name: "Ada" },
  changeUserRole: { role: "agent" },
  suspendUser: { reason: "Chargeback" },
  setUserEmail: { email: "next@example.com" },
};

const conditional = operations.filter(({ parameters }) =>
  parameters.some(({ name }) => name === "if-match"),
);
/** Operations whose target needs preparation of its own, in another test. */
const elsewhere = [
  "setUserEmail", // test/api/identity/set-user-email.test.ts
  "resetUserAuthenticators", // test/api/identity/lost-factor.test.ts
];
const writes = conditional.filter(
  ({ method, operationId }) => method !== "GET" && !elsewhere.includes(operationId),
);
const reads = conditional.filter(({ method }) => method === "GET");

/** Creates a target, and a function that sends the operation to it with other headers. */
async function open({ operationId, template, method }: (typeof operations)[number]) {
  const { raw, signUp, admin } = shared();
  const person = await signUp();
  const { path, version } = await createTarget(template, person);
  const { accessToken } = template.startsWith("/users") ? admin : person;
  const body = bodies[operationId];
  const send = (headers: Record<string, string>) => {
    const { headers: type, ...init } = body ? jsonBody(body) : { headers: {} };
    const authorization = `Bearer ${accessToken}`;
    return raw(method, path, { ...init, headers: { ...type, authorization, ...headers } });
  };
  return { send, etag: `"${version}"`, later: `"${version + 1}"` };
}

test("every operation on a resource with a version evaluates preconditions", () => {
  const names = conditional.map(({ operationId }) => operationId).sort();
  expect(names).toEqual([
    "changeEmail",
    "changePassword",
    "changeUserRole",
    "deleteMe",
    "deleteTask",
    "deleteUser",
    "endMyOtherSessions",
    "endUserSessions",
    "getMe",
    "getTask",
    "getUser",
    "reinstateUser",
    "resetUserAuthenticators",
    "setUserEmail",
    "suspendUser",
    "updateMe",
    "updateTask",
    "updateUser",
  ]);
  const text = readFileSync(new URL("../../docs/reference/http.md", import.meta.url), "utf8");
  const [, listed = ""] = /These operations evaluate `If-Match`([^.]*)\./.exec(text) ?? [];
  const documented = [...listed.matchAll(/`([a-z]\w+)`/g)].map(([, name]) => name);
  expect(documented.sort(), "in docs/reference/http.md").toEqual(names);
});

test.each(writes)(
  "$operationId is not carried out if If-Match does not hold",
  async (operation) => {
    const { send, etag, later } = await open(operation);
    for (const ifMatch of [later, `W/${etag}`, `${later}, "abc"`, '""', '"007"', 'W/"x", ,"y"']) {
      expect((await send({ "if-match": ifMatch })).status, ifMatch).toBe(412);
    }
    expect((await send({ "if-match": `${later} ,${etag},` })).status).toBeLessThan(300);
  },
);

test.each(writes)("$operationId is not carried out if If-None-Match holds", async (operation) => {
  const { send, etag, later } = await open(operation);
  for (const ifNoneMatch of [etag, `W/${etag}`, `"abc", ${etag}`, "*"]) {
    expect((await send({ "if-none-match": ifNoneMatch })).status, ifNoneMatch).toBe(412);
  }
  const both = { "if-match": etag, "if-none-match": `${later}, "abc"` };
  expect((await send(both)).status).toBeLessThan(300);
});

test.each(reads)(
  "$operationId returns 304 for a version that the client has",
  async (operation) => {
    const { send, etag, later } = await open(operation);
    for (const ifNoneMatch of [etag, `W/${etag}`, `${later}, ${etag}`, "*"]) {
      const response = await send({ "if-none-match": ifNoneMatch });
      expect([response.status, response.headers.get("etag")], ifNoneMatch).toEqual([304, etag]);
      expect(await response.text()).toBe("");
    }
    expect((await send({ "if-none-match": `${later}, "abc"` })).status).toBe(200);
    expect((await send({ "if-match": later, "if-none-match": etag })).status).toBe(412);
    expect((await send({ "if-match": etag })).status).toBe(200);
  },
);

test.each(conditional)("$operationId rejects what is no list of entity tags", async (operation) => {
  const { send } = await open(operation);
  for (const tags of ["1", '"1', '"1" "2"', 'w/"1"', '"1", *', "\"'1'", `${'"1",'.repeat(200)}`]) {
    for (const name of ["if-match", "if-none-match"]) {
      expect((await send({ [name]: tags })).status, `${name}: ${tags}`).toBe(400);
    }
  }
});

test("of two changes with the same list of versions, the API makes both, one after the other", async () => {
  const { latch } = await shared().signUp();
  const { data: task } = await latch.createTask({ body: { title: "Water the plants" } });
  const change = (title: string) =>
    latch.updateTask({
      params: { path: { taskId: task?.id ?? "" }, header: { "if-match": '"1", "2"' } },
      body: { title },
    });
  const changed = await Promise.all([change("Feed the cat"), change("Walk the dog")]);
  expect(changed.map(({ data }) => data?.version).sort()).toEqual([2, 3]);
  expect((await change("Sleep")).response.status).toBe(412);
});
