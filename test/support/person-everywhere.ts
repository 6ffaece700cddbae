import { tables } from "@latch/adapters/dynamodb";
import type { Harness } from "./harness.ts";
import { put, scan } from "./tables.ts";

export const names = {
  email: "grace.hopper@example.com",
  username: "gracehopper",
  name: "Grace Hopper",
};

/** A person with something in every table. */
export async function live(harness: Harness) {
  const person = await harness.signUp(names);
  const { latch, user } = await harness.logIn(names.email);
  await latch.createApiKey({ body: { name: "k", scopes: ["token:verify"] } });
  await latch.createTask({ body: { title: "t" } });
  await latch.createTask({ body: { title: "u" }, headers: { "idempotency-key": "k" } });
  const { data: over } = await latch.createTask({ body: { title: "over" } });
  await latch.deleteTask({ params: { path: { taskId: over?.id ?? "" } } });
  await harness.latch.forgotPassword({ body: { email: names.email } });
  await harness.latch.logIn({ body: { identifier: names.email, password: "a guess" } });
  await put(harness.database, "Activity", {
    userId: user.id,
    eventId: "evt_01jd7p3t1kf4fvz0e8m2q5c9ax",
    type: "session.started",
    at: user.createdAt,
    subject: user.id,
    actor: user.id,
    address: "203.0.113.7",
    requestId: "r-1",
  });
  return { ...person, latch };
}

/** Every item of every table that names the person. */
export async function tracesOf(harness: Harness, userId: string): Promise<string[]> {
  const all = await Promise.all(
    (Object.keys(tables) as (keyof typeof tables)[]).map(async (table) =>
      (await scan(harness.database, table)).map((item) => `${table} ${JSON.stringify(item)}`),
    ),
  );
  const marks = [names.email, names.username, names.name, userId, "203.0.113.7"];
  return all.flat().filter((item) => marks.some((mark) => item.includes(mark)));
}
