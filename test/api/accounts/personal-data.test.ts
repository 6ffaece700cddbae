import { BatchWriteCommand } from "@aws-sdk/lib-dynamodb";
import { createRandomIdFactory } from "@latch/adapters/crypto/random-ids";
import { describe, expect, test } from "vitest";
import { newestToken, outcome } from "../../support/fixtures/links.ts";
import {
  createUserWithData,
  findPersonalData,
  names,
} from "../../support/fixtures/personal-data-traces.ts";
import { scanTasks } from "../../support/fixtures/tables.ts";
import { createHarness, password } from "../../support/harness.ts";
import { shareHarness } from "../../support/shared-harness.ts";

const shared = shareHarness();

describe("the export of personal data", () => {
  test("contains everything that is stored about the user, and no secret", async () => {
    const harness = await createHarness();
    const { latch, user } = await createUserWithData(harness);
    const { data } = await latch.exportMe();
    expect(data?.user).toMatchObject({ ...names, id: user.id });
    expect(data?.sessions).toHaveLength(2);
    expect(data?.apiKeys).toMatchObject([{ name: "k" }]);
    expect(data?.activity).toMatchObject([{ type: "session.started" }]);
    expect(data?.tasks).toMatchObject([{ title: "u" }, { title: "t" }]);
    expect(JSON.stringify(data)).not.toMatch(/hash|secret/i);
    expect(data).not.toHaveProperty("nextCursor");
  });

  test("has pages below the limit of a Lambda response, however much the user has stored", async () => {
    const { signUp, database } = await createHarness();
    const { latch } = await signUp();
    // A Lambda function returns the response as a JSON string, which escapes each of these twice.
    const description = '"'.repeat(5000);
    const { data: first } = await latch.createTask({ body: { title: "t", description } });
    const [stored] = await scanTasks(database);
    const newId = createRandomIdFactory(Date.now);
    for (let batch = 0; batch < 16; batch++) {
      const copies = Array.from({ length: 20 }, () => ({ ...stored, taskId: newId("tsk") }));
      const puts = copies.map((Item) => ({ PutRequest: { Item } }));
      await database.client.send(
        new BatchWriteCommand({ RequestItems: { [database.tables.Tasks]: puts } }),
      );
    }
    const { data: newest } = await latch.createTask({ body: { title: "t", description } });

    const ids: string[] = [];
    const sizes: number[] = [];
    let cursor: string | undefined;
    do {
      const { data, response } = await latch.exportMe({ params: { query: { cursor } } });
      const body = JSON.stringify(data);
      const result = { statusCode: response.status, isBase64Encoded: false, body };
      sizes.push(Buffer.byteLength(JSON.stringify(result)));
      ids.push(...(data?.tasks ?? []).map(({ id }) => id));
      cursor = data?.nextCursor;
    } while (cursor);
    expect(sizes).toHaveLength(2);
    expect(Math.max(...sizes)).toBeLessThan(6_291_556);
    expect(new Set(ids).size).toBe(322);
    expect(ids).toHaveLength(322);
    expect([ids[0], ids.at(-1)]).toEqual([newest?.id, first?.id]);
  });

  test.each(["nothing", "user", "tasks.", "tasks.tsk_1.2", "__proto__", "toString"])(
    "rejects the cursor %s",
    async (cursor) => {
      const { latch } = await shared().signUp();
      const refused = await latch.exportMe({ params: { query: { cursor } } });
      expect(outcome(refused)).toEqual([400, "invalid_request"]);
      expect(refused.error?.errors).toMatchObject([{ in: "query", pointer: "#/cursor" }]);
    },
  );
});

test("the cursor of another list reads no tasks", async () => {
  const { latch } = await shared().signUp();
  await latch.createTask({ body: { title: "Water the plants" } });
  for (const last of ["zzz", "aaa", "evt_01jd7p3t1kf4fvz0e8m2q5c9ax"]) {
    const { data } = await latch.exportMe({ params: { query: { cursor: `tasks.${last}` } } });
    expect(data?.tasks, last).toEqual([]);
  }
});

describe("deleting an account", () => {
  test("requires the password", async () => {
    const { signUp } = await createHarness();
    const { latch } = await signUp();
    const refused = await latch.deleteMe({ body: { password: "a guess" } });
    expect(outcome(refused)).toEqual([401, "invalid_credentials"]);
    expect(outcome(await latch.getMe())[0]).toBe(200);
  });

  test("erases all personal data, and frees the email and the username", async () => {
    const harness = await createHarness();
    const { latch, user, refreshToken } = await createUserWithData(harness);
    expect((await findPersonalData(harness, user.id)).length).toBeGreaterThan(5);
    const pending = await newestToken(harness, names.email);
    expect(outcome(await latch.deleteMe({ body: { password } }))[0]).toBe(204);

    const [notice] = await harness.mailsTo(names.email);
    expect(notice?.subject).toBe("Your account was deleted");
    const left = await findPersonalData(harness, user.id);
    // The activity remains, without actor and address.
    expect(left.filter((item) => !item.startsWith("Activity "))).toEqual([]);
    expect(left.some((item) => item.includes("session.started"))).toBe(true);
    expect(left.filter((item) => /203\.0\.113\.7|grace|r-1/i.test(item))).toEqual([]);

    expect(outcome(await latch.getMe())).toEqual([401, "unauthenticated"]);
    expect(outcome(await harness.latch.refreshSession({ body: { refreshToken } }))[0]).toBe(401);
    const reset = { token: pending, password: "another fine long password" };
    expect(outcome(await harness.latch.resetPassword({ body: reset }))[0]).toBe(400);
    const again = await harness.signUp(names);
    expect(again.user.id).not.toBe(user.id);
  });

  test("has the same effect when an administrator does it", async () => {
    const harness = await createHarness();
    const superAdmin = await harness.signUp({ role: "super_admin", email: "boss@example.com" });
    const { user } = await createUserWithData(harness);
    const params = { params: { path: { userId: user.id } } };
    expect(outcome(await superAdmin.latch.deleteUser(params))[0]).toBe(204);
    expect(outcome(await superAdmin.latch.getUser(params))).toEqual([404, "not_found"]);
    const found = await superAdmin.latch.listUsers();
    expect(found.data?.items.map(({ id }) => id)).toEqual([superAdmin.user.id]);
  });
});
