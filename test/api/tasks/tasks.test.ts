import { describe, expect, test } from "vitest";
import { craftApiKey } from "../../support/fixtures/api-key.ts";
import { outcome } from "../../support/fixtures/links.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { jsonBody, type Person } from "../../support/harness.ts";
import { shareHarness } from "../../support/shared-harness.ts";

const shared = shareHarness();
const unknownTask = { taskId: "tsk_01jd7p3t1kf4fvz0e8m2q5c9ax" };
const path = (taskId: string) => ({ params: { path: { taskId } } });

async function make({ latch }: Person, body: { title: string; [field: string]: unknown }) {
  const { data } = await latch.createTask({ body });
  if (!data) throw new Error("Could not make a task");
  return data;
}

const stored = async (taskId: string) =>
  (await scan(shared().database, "Tasks")).find((item) => item["taskId"] === taskId);

describe("a task", () => {
  test("can be created, read, changed and deleted", async () => {
    const person = await shared().signUp();
    const created = await person.latch.createTask({ body: { title: "Water the plants" } });
    const { data: task } = created;
    expect(created.response.status).toBe(201);
    expect(task).toEqual({
      id: expect.stringMatching(/^tsk_/),
      title: "Water the plants",
      status: "todo",
      createdAt: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/),
      updatedAt: task?.createdAt,
      version: 1,
    });
    const taskPath = path(task?.id ?? "");
    expect((await person.latch.getTask(taskPath)).data).toEqual(task);

    const body = { status: "done", description: "The ficus twice." } as const;
    const changed = await person.latch.updateTask({ ...taskPath, body });
    expect(changed.data).toEqual({
      ...task,
      ...body,
      updatedAt: changed.data?.updatedAt,
      version: 2,
    });
    expect((await person.latch.getTask(taskPath)).data).toEqual(changed.data);
    for (const { response } of [changed, await person.latch.getTask(taskPath)]) {
      expect(response.headers.get("etag")).toBe('"2"');
    }
    expect(created.response.headers.get("etag")).toBe('"1"');

    expect((await person.latch.deleteTask(taskPath)).response.status).toBe(204);
    expect(outcome(await person.latch.getTask(taskPath))).toEqual([404, "not_found"]);
    expect(outcome(await person.latch.updateTask({ ...taskPath, body }))).toEqual([
      404,
      "not_found",
    ]);
    expect(outcome(await person.latch.deleteTask(taskPath))).toEqual([404, "not_found"]);
    expect((await person.latch.listTasks()).data).toEqual({ items: [] });
  });

  test("normalises the title, and accepts a due date with any offset", async () => {
    const person = await shared().signUp();
    const task = await make(person, {
      title: "  Cafe\u0301 \t",
      description: " as it is \n",
      status: "in_progress",
      dueAt: "2026-11-21T10:30:00.5+01:30",
    });
    expect(task).toMatchObject({
      title: "Caf\u00e9",
      description: " as it is \n",
      status: "in_progress",
      dueAt: "2026-11-21T09:00:00.500Z",
    });
  });

  test("removes fields that are null, and keeps absent ones", async () => {
    const person = await shared().signUp();
    const fields = { description: "d", dueAt: "2026-11-21T09:00:00.000Z" };
    const { id } = await make(person, { title: "t", ...fields });
    const change = (body: object) => person.latch.updateTask({ ...path(id), body });
    expect((await change({ title: "u" })).data).toMatchObject({ title: "u", ...fields });
    const undescribed = (await change({ description: null })).data;
    expect(undescribed).not.toHaveProperty("description");
    expect(undescribed).toMatchObject({ title: "u", dueAt: fields.dueAt });
    const bare = (await change({ dueAt: null, status: "done" })).data;
    expect(bare).not.toHaveProperty("dueAt");
    expect(bare).toMatchObject({ title: "u", status: "done", version: 4 });
    expect((await change({ dueAt: null })).data).toMatchObject({ version: 5 });
  });

  test("accepts the lower-case t and z of RFC 3339 in a due date and in a filter", async () => {
    const person = await shared().signUp();
    const { dueAt } = await make(person, { title: "t", dueAt: "2026-11-21t09:00:00z" });
    expect(dueAt).toBe("2026-11-21T09:00:00.000Z");
    const query = { dueAfter: "2026-11-21t10:00:00+01:00", dueBefore: "2026-11-21t09:00:01z" };
    const { data } = await person.latch.listTasks({ params: { query } });
    expect(data?.items).toHaveLength(1);
  });

  test("is unchanged by an empty change", async () => {
    const person = await shared().signUp();
    const task = await make(person, { title: "t" });
    const change = (version: string) =>
      person.latch.updateTask({ ...path(task.id), body: {}, headers: { "if-match": version } });
    expect((await change('"1"')).data).toEqual(task);
    expect((await change("*")).data).toEqual(task);
    expect(outcome(await change('"2"'))).toEqual([412, "precondition_failed"]);
    expect(outcome(await change('"01"'))).toEqual([412, "precondition_failed"]);
    const missing = await person.latch.updateTask({ params: { path: unknownTask }, body: {} });
    expect(outcome(missing)).toEqual([404, "not_found"]);
  });

  test("stores the caller of the last change", async () => {
    const { signUp, as } = shared();
    const person = await signUp();
    const { id } = await make(person, { title: "t" });
    const latch = as({
      authorization: `Bearer ${person.accessToken}`,
      "x-request-id": "the-second",
    });
    await latch.updateTask({ ...path(id), body: { title: "u" } });
    expect(await stored(id)).toMatchObject({
      userId: person.user.id,
      changedBy: { actor: person.user.id, address: "203.0.113.7", requestId: "the-second" },
    });
  });

  test("leaves a record of its deletion with the caller, and without its texts", async () => {
    const { signUp, clock } = shared();
    const person = await signUp();
    const { id } = await make(person, {
      title: "t",
      description: "d",
      dueAt: "2026-11-21T09:00:00Z",
    });
    await person.latch.deleteTask(path(id));
    const trace = await stored(id);
    expect(trace).toMatchObject({
      deletedAt: expect.stringMatching(/Z$/),
      status: "todo",
      version: 2,
      changedBy: { actor: person.user.id },
    });
    for (const field of ["title", "description", "dueAt"]) expect(trace).not.toHaveProperty(field);
    const left = Number(trace?.["expiresAt"]) - clock() / 1000;
    expect(left).toBeGreaterThan(86_300);
    expect(left).toBeLessThanOrEqual(86_400);
  });
});

describe("another user's task", () => {
  test("does not exist for any other caller", async () => {
    const { signUp, admin } = shared();
    const owner = await signUp();
    const task = await make(owner, { title: "mine" });
    for (const other of [await signUp(), admin]) {
      const taskPath = path(task.id);
      expect(outcome(await other.latch.getTask(taskPath))).toEqual([404, "not_found"]);
      const change = { ...taskPath, body: { title: "yours" } };
      expect(outcome(await other.latch.updateTask(change))).toEqual([404, "not_found"]);
      expect(outcome(await other.latch.deleteTask(taskPath))).toEqual([404, "not_found"]);
      expect((await other.latch.listTasks()).data?.items).toEqual([]);
      const laterPage = { params: { query: { cursor: task.id } } };
      expect((await other.latch.listTasks(laterPage)).data?.items).toEqual([]);
    }
    expect((await owner.latch.getTask(path(task.id))).data).toEqual(task);
  });
});

describe("an API key", () => {
  test("reads with tasks:read and writes with tasks:write, for its owner", async () => {
    const { signUp, database, as } = shared();
    const owner = await signUp();
    const clientWithScope = async (scope: "tasks:read" | "tasks:write") =>
      as({ "x-api-key": await craftApiKey(database, owner.user.id, { scopes: [scope] }) });
    const [reader, writer] = [
      await clientWithScope("tasks:read"),
      await clientWithScope("tasks:write"),
    ];

    expect(outcome(await reader.createTask({ body: { title: "t" } }))).toEqual([403, "forbidden"]);
    const { data } = await writer.createTask({ body: { title: "t" } });
    const taskPath = path(data?.id ?? "");
    expect((await stored(data?.id ?? ""))?.["changedBy"]).toMatchObject({
      actor: expect.stringMatching(/^key_/),
    });
    expect((await reader.getTask(taskPath)).data).toEqual(data);
    expect((await reader.listTasks()).data?.items).toEqual([data]);
    expect((await owner.latch.getTask(taskPath)).data).toEqual(data);
    expect(outcome(await writer.getTask(taskPath))).toEqual([403, "forbidden"]);
    expect(outcome(await writer.listTasks())).toEqual([403, "forbidden"]);
    expect(outcome(await reader.deleteTask(taskPath))).toEqual([403, "forbidden"]);
    const changed = await writer.updateTask({ ...taskPath, body: { title: "u" } });
    expect(changed.data?.title).toBe("u");
    expect((await writer.deleteTask(taskPath)).response.status).toBe(204);
  });
});

describe("invalid input is rejected by name", () => {
  const wrong: [string, object, string][] = [
    ["no title", {}, "#/title"],
    ["an empty title", { title: " \n" }, "#/title"],
    ["a long title", { title: "x".repeat(201) }, "#/title"],
    ["a title of two lines", { title: "a\nb" }, "#/title"],
    ["a long description", { title: "t", description: "x".repeat(5001) }, "#/description"],
    ["an unknown status", { title: "t", status: "doing" }, "#/status"],
    ["a date without a time", { title: "t", dueAt: "2026-11-21" }, "#/dueAt"],
    ["a day that does not exist", { title: "t", dueAt: "2026-02-30T00:00:00Z" }, "#/dueAt"],
    ["a year below 0", { title: "t", dueAt: "0000-01-01T00:00:00+01:00" }, "#/dueAt"],
    ["a year above 9999", { title: "t", dueAt: "9999-12-31T23:59:59-01:00" }, "#/dueAt"],
    ["a read-only field", { title: "t", version: 7 }, "#/version"],
    ["a user id", { title: "t", userId: "usr_01jd7p3t1kf4fvz0e8m2q5c9ax" }, "#/userId"],
  ];

  test.each(wrong)("%s", async (_, body, pointer) => {
    const { raw, admin } = shared();
    const { headers, ...rest } = jsonBody(body);
    const response = await raw("POST", "/tasks", {
      ...rest,
      headers: { ...headers, authorization: `Bearer ${admin.accessToken}` },
    });
    expect(response.status).toBe(400);
    const { errors } = (await response.json()) as { errors: { pointer: string; in: string }[] };
    expect(errors).toMatchObject([{ in: "body", pointer }]);
  });

  test.each([
    ["dueAfter=tomorrow", "#/dueAfter"],
    ["dueBefore=2026-11-21", "#/dueBefore"],
    ["status=open", "#/status"],
    ["cursor=usr_01jd7p3t1kf4fvz0e8m2q5c9ax", "#/cursor"],
    ["limit=101", "#/limit"],
    ["due=today", "#/due"],
  ])("?%s", async (query, pointer) => {
    const { raw, admin } = shared();
    const headers = { authorization: `Bearer ${admin.accessToken}` };
    const response = await raw("GET", `/tasks?${query}`, { headers });
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { errors: [{ in: "query", pointer }] },
    ]);
  });

  test.each(["", " ", "with space", "x".repeat(256), "clé"])(
    "the idempotency key %j",
    async (key) => {
      const { raw, admin } = shared();
      const { headers, ...rest } = jsonBody({ title: "t" });
      const response = await raw("POST", "/tasks", {
        ...rest,
        headers: {
          ...headers,
          authorization: `Bearer ${admin.accessToken}`,
          "idempotency-key": key,
        },
      });
      expect([response.status, await response.json()]).toMatchObject([
        400,
        { errors: [{ in: "header", pointer: "#/idempotency-key" }] },
      ]);
    },
  );
});
