import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { unacceptedChanges } from "../../scripts/contract-changes/accepted.ts";
import { breakingChanges } from "../../scripts/contract-changes/breaking.ts";
import type { Document, Operation } from "../../scripts/contract-changes/document.ts";
import { weakerRules } from "../../scripts/contract-changes/weaker.ts";

const text = readFileSync(new URL("../../openapi/openapi.json", import.meta.url), "utf8");
const present = (): Document => JSON.parse(text) as Document;

/** Compares the present document with a copy that `change` changes, in both directions. */
function compare(change: (document: Document) => void) {
  const changed = present();
  change(changed);
  const textsOf = (changes: { operationId: string; text: string }[]) =>
    changes.map(({ operationId, text }) => `${operationId}: ${text}`);
  return {
    breaking: textsOf(breakingChanges(present(), changed)),
    weaker: textsOf(weakerRules(present(), changed)),
    reverted: textsOf(breakingChanges(changed, present())),
  };
}

function operation({ paths }: Document, id: string): Operation {
  const found = Object.values(paths)
    .flatMap((methods) => Object.values(methods))
    .find(({ operationId }) => operationId === id);
  if (!found) throw new Error(`The document has no operation ${id}`);
  return found;
}

/** Returns a parameter of an operation. @throws if the operation does not have it */
function parameter(document: Document, id: string, name: string) {
  const found = operation(document, id).parameters?.find((each) => each.name === name);
  if (!found) throw new Error(`${id} has no parameter ${name}`);
  return found;
}

const schema = ({ components }: Document, name: string) => components.schemas[name] ?? {};

test("a document has no change against itself", () => {
  expect(compare(() => {})).toEqual({ breaking: [], weaker: [], reverted: [] });
});

test.each<[string, (document: Document) => void, string]>([
  [
    "a removed operation",
    ({ paths }) => void delete paths["/tasks"]?.["post"],
    "createTask: the operation is removed",
  ],
  [
    "a removed field of a response",
    (document) => void delete schema(document, "Task").properties?.["title"],
    "createTask: response 201.title is removed",
  ],
  [
    "a field of a response that can be absent",
    (document) => void schema(document, "Task").required?.shift(),
    "getTask: response 200.id can be absent now",
  ],
  [
    "a field of a request that is required",
    (document) => void schema(document, "NewTask").required?.push("dueAt"),
    "createTask: request body.dueAt is required now",
  ],
  [
    "a field that is no longer accepted",
    (document) => void delete schema(document, "NewTask").properties?.["dueAt"],
    "createTask: request body.dueAt is no longer accepted",
  ],
  [
    "another type",
    (document) =>
      void Object.assign(schema(document, "Task").properties ?? {}, {
        version: { type: "string" },
      }),
    "getTask: the type of response 200.version was integer and is string",
  ],
  [
    "a smaller bound",
    (document) =>
      void Object.assign(schema(document, "NewTask").properties?.["title"] ?? {}, { maxLength: 5 }),
    "createTask: maxLength of request body.title was 200 and is 5",
  ],
  [
    "a value that is no longer accepted",
    (document) => void schema(document, "TaskStatus").enum?.shift(),
    "updateTask: request body.status no longer accepts todo",
  ],
  [
    "a removed parameter",
    (document) => void operation(document, "listTasks").parameters?.shift(),
    "listTasks: the query parameter limit is removed",
  ],
  [
    "a removed response",
    (document) => void delete operation(document, "createTask").responses["201"],
    "createTask: it no longer returns 201",
  ],
  [
    "an alternative that is no longer accepted",
    (document) => void schema(document, "ProofInput").oneOf?.shift(),
    "reauthenticate: request body.proofs[].method no longer accepts password",
  ],
  [
    "a minimum that was absent",
    (document) =>
      Object.assign(parameter(document, "listTasks", "limit").schema, { exclusiveMinimum: 0 }),
    "listTasks: exclusiveMinimum of query parameter limit was absent and is 0",
  ],
  [
    "another default",
    (document) => Object.assign(parameter(document, "listTasks", "limit").schema, { default: 1 }),
    "listTasks: the default of query parameter limit was 20 and is 1",
  ],
  [
    "fields that are no longer ignored",
    (document) => Object.assign(schema(document, "StripeEvent"), { additionalProperties: false }),
    "receiveStripeEvent: request body no longer accepts other fields",
  ],
  [
    "a removed header of a response",
    (document) => void delete operation(document, "getTask").responses["200"]?.headers?.["ETag"],
    "getTask: the response 200 has no header ETag any more",
  ],
  [
    "a removed problem",
    (document) => {
      const { content } = operation(document, "signUp").responses["409"] ?? {};
      delete content?.["application/problem+json"]?.examples?.["email_taken"];
    },
    "signUp: it no longer returns the problem email_taken",
  ],
  [
    "another status of a problem",
    (document) => {
      const { responses } = operation(document, "getTask");
      Object.assign(responses, { 410: responses["404"] });
      delete responses["404"];
    },
    "getTask: the status of the problem not_found was 404 and is 410",
  ],
  [
    "a removed field of problems",
    (document) => void delete schema(document, "Problem").properties?.["requestId"],
    "Problem: problem.requestId is removed",
  ],
  [
    "a removed event",
    ({ webhooks = {} }) => void delete webhooks["user.created"],
    "onUserCreated: the event is removed",
  ],
  [
    "a removed field of an event",
    (document) =>
      void delete schema(document, "UserCreatedEvent").properties?.["data"]?.properties?.["role"],
    "onUserCreated: body.data.role is removed",
  ],
  [
    "a removed header of a delivery",
    ({ webhooks = {} }) => void webhooks["user.created"]?.["post"]?.parameters?.shift(),
    "onUserCreated: the header parameter webhook-id is removed",
  ],
  [
    "another header of API keys",
    ({ components }) =>
      Object.assign(components.securitySchemes?.["apiKeyAuth"] ?? {}, { name: "X-Key" }),
    "securitySchemes: name of apiKeyAuth was X-API-Key and is X-Key",
  ],
  [
    "a step-up that is required now",
    (document) =>
      Object.assign(operation(document, "createTask"), {
        "x-recent-authentication": { within: 60 },
      }),
    'createTask: the step-up was absent and is {"within":60}',
  ],
  [
    "a stricter guard",
    (document) =>
      Object.assign(operation(document, "getMe"), { security: [{ bearerAuth: ["agent"] }] }),
    'getMe: the guard was [{"bearerAuth":["user"]}] and is [{"bearerAuth":["agent"]}], which refuses user',
  ],
])("%s breaks clients", (_, change, expected) => {
  const { breaking, weaker } = compare(change);
  expect(breaking).toContain(expected);
  expect(weaker).toEqual([]);
});

test("a new operation, and a new optional field, break no client", () => {
  const { reverted } = compare(({ paths }) => void delete paths["/tasks"]?.["post"]);
  expect(reverted).toEqual([]);
  const optional = compare(
    (document) => void delete schema(document, "NewTask").properties?.["dueAt"],
  );
  expect(optional.reverted).toEqual([]);
});

test.each<[string, string, object, string]>([
  [
    "guard",
    "changeUserRole",
    { security: [{ bearerAuth: ["master"] }] },
    'the guard was [{"bearerAuth":["super_admin"]}] and is [{"bearerAuth":["master"]}], which admits master',
  ],
  [
    "guard",
    "getMe",
    { security: [] },
    'the guard was [{"bearerAuth":["user"]}] and is [], which admits anyone',
  ],
  [
    "guard",
    "listTasks",
    { security: [{ bearerAuth: ["user"] }, { apiKeyAuth: [] }] },
    'the guard was [{"bearerAuth":["user"]},{"apiKeyAuth":["tasks:read"]}] and is [{"bearerAuth":["user"]},{"apiKeyAuth":[]}], which admits an API key',
  ],
  [
    "session check",
    "changeUserRole",
    { "x-session-check": undefined },
    "the session check was true and is absent",
  ],
  [
    "step-up",
    "changeUserRole",
    { "x-recent-authentication": undefined },
    'the step-up was {"within":600} and is absent',
  ],
  [
    "step-up",
    "changeUserRole",
    { "x-recent-authentication": { within: 601 } },
    'the step-up was {"within":600} and is {"within":601}',
  ],
  [
    "limit",
    "logIn",
    { "x-rate-limit": [{ limit: 31, window: 60, by: "address" }] },
    'the limit was {"limit":30,"window":60,"by":"address"} and is [{"limit":31,"window":60,"by":"address"}]',
  ],
  [
    "limit",
    "logIn",
    { "x-rate-limit": undefined },
    'the limit was {"limit":30,"window":60,"by":"address"} and is absent',
  ],
])("a weaker %s of %s is named with both rules", (_, id, change, expected) => {
  const { weaker } = compare((document) => Object.assign(operation(document, id), change));
  expect(weaker).toContain(`${id}: ${expected}`);
});

test("a changeset accepts the changes of the operations that it names, of one kind", () => {
  const changes = [
    { operationId: "getMe", text: "a" },
    { operationId: "logIn", text: "b" },
  ];
  const changeset = ["A text.\n\n<!-- breaking: signUp, getMe -->\n"];
  expect(unacceptedChanges(changes, changeset, "breaking")).toEqual(["breaking: logIn: b"]);
  expect(unacceptedChanges(changes, changeset, "weaker")).toHaveLength(2);
});
