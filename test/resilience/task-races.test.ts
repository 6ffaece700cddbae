import { describe, expect, test } from "vitest";
import { openCrashingDatabase } from "../support/fixtures/crashing-database.ts";
import { outcome } from "../support/fixtures/links.ts";
import { scanTasks } from "../support/fixtures/tables.ts";
import { createHarness, jsonBody, type Person } from "../support/harness.ts";
import { retryOn503 } from "../support/retry-on-503.ts";
import { shareHarness } from "../support/shared-harness.ts";

const shared = shareHarness();

const path = (taskId: string) => ({ params: { path: { taskId } } });
const times = <T>(count: number, ask: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => ask(index)));

const create = (person: Person, title: string, key?: string, rest: object = {}) => {
  const body = { title, ...rest };
  if (key === undefined) return person.latch.createTask({ body });
  const headers = { "idempotency-key": key };
  return retryOn503(() => person.latch.createTask({ body, headers }));
};

/** Returns status, version and body of a response. */
async function sendWithKey(person: Person, key: string, body: object): Promise<string> {
  const { headers, ...rest } = jsonBody(body);
  const authorization = `Bearer ${person.accessToken}`;
  const { response } = await retryOn503(async () => ({
    response: await shared().raw("POST", "/tasks", {
      ...rest,
      headers: { ...headers, authorization, "idempotency-key": key },
    }),
  }));
  return [response.status, response.headers.get("etag"), await response.text()].join(" ");
}

/** Returns the items of a user, tasks and idempotency records apart. */
async function readItems({ user }: Person) {
  const all = await scanTasks(shared().database);
  const own = all.filter(({ userId }) => userId === user.id).map(({ taskId }) => String(taskId));
  return {
    tasks: own.filter((id) => id.startsWith("tsk_")),
    others: own.filter((id) => !id.startsWith("tsk_")),
  };
}

describe("If-Match", () => {
  test("accepts one of twenty concurrent changes that expect the same version", async () => {
    const person = await shared().signUp();
    const { data: task } = await create(person, "t");
    const named = path(task?.id ?? "");
    const answers = await times(20, (index) =>
      person.latch.updateTask({
        ...named,
        body: { title: `title ${index}` },
        headers: { "if-match": '"1"' },
      }),
    );
    const made = answers.filter(({ data }) => data);
    expect(made).toHaveLength(1);
    const refused = answers.filter(({ error }) => error?.code === "precondition_failed");
    expect(refused).toHaveLength(19);
    expect((await person.latch.getTask(named)).data).toEqual(made[0]?.data);
  });

  test("is optional: without it each change is applied with its own version", async () => {
    const person = await shared().signUp();
    const { data: task } = await create(person, "t");
    const named = path(task?.id ?? "");
    const answers = await times(20, (index) =>
      person.latch.updateTask({ ...named, body: index % 2 ? { title: "u" } : { status: "done" } }),
    );
    const versions = answers.map(({ data }) => data?.version ?? 0).sort((a, b) => a - b);
    expect(versions).toEqual(Array.from({ length: 20 }, (_, index) => index + 2));
    const now = (await person.latch.getTask(named)).data;
    expect(now).toMatchObject({ title: "u", status: "done", version: 21 });
  });

  test("never restores a task that is deleted concurrently", async () => {
    const person = await shared().signUp();
    for (let round = 0; round < 10; round++) {
      const { data: task } = await create(person, "t");
      const named = path(task?.id ?? "");
      const [changed, deleted] = await Promise.all([
        person.latch.updateTask({ ...named, body: { title: "u" } }),
        person.latch.deleteTask(named),
      ]);
      expect([200, 404]).toContain(changed.response.status);
      expect(deleted.response.status).toBe(204);
      expect(outcome(await person.latch.getTask(named))).toEqual([404, "not_found"]);
    }
  });

  test("lets one of twenty concurrent deletions find the task", async () => {
    const person = await shared().signUp();
    const { data: task } = await create(person, "t");
    const answers = await times(20, () => person.latch.deleteTask(path(task?.id ?? "")));
    const statuses = answers.map(({ response }) => response.status).sort();
    expect(statuses).toEqual([204, ...Array(19).fill(404)]);
  });
});

describe("Idempotency-Key", () => {
  test("creates one task for fifty concurrent requests with one key, and returns it to all", async () => {
    const person = await shared().signUp();
    const body = { title: "t", description: "d" };
    const answers = await times(50, () => sendWithKey(person, "once", body));
    expect(answers[0]).toMatch(/^201 "1" {"id":"tsk_/);
    expect(new Set(answers).size).toBe(1);
    expect(await readItems(person)).toEqual({ tasks: [expect.any(String)], others: ["once#once"] });
  });

  test("repeats the first response byte for byte, also when the task was changed or deleted", async () => {
    const person = await shared().signUp();
    const given = { dueAt: "2026-11-21T10:00:00+01:00", title: " t" };
    const ask = () => sendWithKey(person, "k", given);
    const first = await ask();
    const named = path(JSON.parse(first.slice(first.indexOf("{"))).id);
    const body = { title: "u", dueAt: null, status: "done" } as const;
    await person.latch.updateTask({ ...named, body });
    expect(await ask()).toEqual(first);
    await person.latch.deleteTask(named);
    expect(await ask()).toEqual(first);
    expect((await person.latch.listTasks()).data?.items).toEqual([]);
  });

  test("accepts another spelling of the same body", async () => {
    const person = await shared().signUp();
    const first = await create(person, "t", "k", { dueAt: "2026-11-21T09:00:00Z" });
    const again = await create(person, " t ", "k", {
      status: "todo",
      dueAt: "2026-11-21T10:00:00.000+01:00",
    });
    expect(again.data).toEqual(first.data);
  });

  test.each([
    { title: "u" },
    { title: "t", description: "d" },
    { title: "t", status: "done" as const },
    { title: "t", dueAt: "2026-11-21T09:00:00Z" },
  ])("rejects another body: %j", async (body) => {
    const person = await shared().signUp();
    await create(person, "t", "k");
    const reused = await person.latch.createTask({ body, headers: { "idempotency-key": "k" } });
    expect(outcome(reused)).toEqual([422, "idempotency_key_reused"]);
    expect((await readItems(person)).tasks).toHaveLength(1);
  });

  test("accepts one of two concurrent bodies with one key, and rejects the other", async () => {
    const person = await shared().signUp();
    const answers = await times(20, (index) => create(person, `t ${index % 2}`, "k"));
    const [made, refused] = [201, 422].map((status) =>
      answers.filter(({ response }) => response.status === status),
    );
    expect([made?.length, refused?.length]).toEqual([10, 10]);
    expect(new Set(made?.map(({ data }) => data?.id)).size).toBe(1);
    expect((await readItems(person)).tasks).toHaveLength(1);
  });

  test("is separate for each user", async () => {
    const [ada, bob] = [await shared().signUp(), await shared().signUp()];
    const [hers, his] = [await create(ada, "hers", "k"), await create(bob, "his", "k")];
    expect([hers.data?.title, his.data?.title]).toEqual(["hers", "his"]);
    expect(hers.data?.id).not.toBe(his.data?.id);
  });

  test("accepts every allowed length and character", async () => {
    const person = await shared().signUp();
    const visible = Array.from({ length: 94 }, (_, index) => String.fromCharCode(index + 33));
    const long = visible.join("").repeat(3).slice(0, 255);
    const [first, again] = [await create(person, "t", long), await create(person, "t", long)];
    expect(first.response.status).toBe(201);
    expect(again.data).toEqual(first.data);
    const other = await create(person, "t", `${long.slice(0, -1)}x`);
    expect(other.data?.id).not.toBe(first.data?.id);
  });

  test("expires after 24 hours, also before DynamoDB deletes its record", async () => {
    const { signUp, logIn, pass } = await createHarness();
    const { user } = await signUp();
    const first = await create(await logIn(user.email), "t", "k");
    pass(24 * 3600 - 60);
    const [within] = [await create(await logIn(user.email), "t", "k")];
    expect(within.data).toEqual(first.data);
    pass(120);
    const person = await logIn(user.email);
    const answers = await times(5, () => create(person, "another", "k"));
    expect(answers.map(({ response }) => response.status)).toEqual(Array(5).fill(201));
    const ids = new Set(answers.map(({ data }) => data?.id));
    expect(ids.size).toBe(1);
    expect(ids.has(first.data?.id)).toBe(false);
  });
});

/** Returns the tasks and the records of idempotency keys. */
const scanStored = async (database: Parameters<typeof scanTasks>[0]) =>
  (await scanTasks(database)).filter(({ taskId }) => taskId !== "allowance");

test("an operation that is killed at any of its calls has happened completely or not at all", async () => {
  const { database, dieAfter, live } = await openCrashingDatabase();
  const { signUp } = await createHarness({}, { database });
  const person = await signUp();
  const { data: task } = await create(person, "t");
  const named = path(task?.id ?? "");
  const operations: [calls: number, operation: () => Promise<{ response: Response }>][] = [
    // A task takes one from the allowance first.
    [2, () => person.latch.createTask({ body: { title: "u" } })],
    [
      2,
      () => person.latch.createTask({ body: { title: "u" }, headers: { "idempotency-key": "k" } }),
    ],
    [1, () => person.latch.updateTask({ ...named, body: { title: "u" } })],
    [1, () => person.latch.getTask(named)],
    [1, () => person.latch.listTasks()],
    [1, () => person.latch.deleteTask(named)],
  ];
  for (const [needed, operation] of operations) {
    const before = await scanStored(database);
    for (let calls = 0; calls < needed; calls++) {
      dieAfter(calls);
      expect((await operation()).response.status).toBe(503);
      live();
      expect(await scanStored(database)).toEqual(before);
    }
    dieAfter(needed);
    expect((await operation()).response.status).toBeLessThan(300);
    live();
  }
});
