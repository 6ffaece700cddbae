import { createActivityStore, listActivityBetween } from "@latch/adapters/dynamodb";
import type { UserId } from "@latch/contract";
import { createIdFactory } from "@latch/core";
import { expect, test } from "vitest";
import { newId } from "../support/fixtures/new-id.ts";
import { openTestDatabase } from "../support/harness.ts";

const sinceMs = Date.parse("2026-01-01T00:00:00.000Z");

test.each([1, 3, 100])(
  "pages of %i contain the activity of a period in order of time",
  async (limit) => {
    const database = await openTestDatabase();
    const activity = createActivityStore(database);
    const record = async (userId: UserId, minute: number) => {
      const atMs = sinceMs + minute * 60_000;
      const id = createIdFactory(
        () => atMs,
        (length) => crypto.getRandomValues(new Uint8Array(length)),
      )("evt");
      const at = new Date(atMs).toISOString();
      const event = {
        id,
        type: "session.started" as const,
        at,
        actor: userId,
        address: "192.0.2.1",
      };
      await activity.record(userId, { ...event, subject: userId, data: { userId } });
      return id;
    };
    const people = [newId("usr"), newId("usr"), newId("usr")];
    const gone = newId("usr");
    const ids: string[] = [];
    for (let minute = 0; minute < 9; minute++) {
      ids.push(await record(people[(minute * 2) % 3] ?? gone, minute));
      await record(gone, minute);
    }
    await record(gone, -1);
    await record(people[0] ?? gone, 9);
    await activity.anonymiseSome(gone);

    const listed: string[] = [];
    let after: string | undefined;
    do {
      const period = { sinceMs, untilMs: sinceMs + 9 * 60_000, after };
      const { items, next } = await listActivityBetween(database, period, limit);
      expect(items.length).toBeLessThanOrEqual(limit);
      listed.push(...items.map(({ id }) => id));
      after = next;
    } while (after);
    expect(listed).toEqual(ids);
  },
);
