import { createKnownDeviceStore } from "@latch/adapters/dynamodb";
import { expect, test } from "vitest";
import { createNewDeviceCheck } from "../../packages/core/src/mail/new-device-check.ts";
import { newId } from "../support/fixtures/new-id.ts";
import { openTestDatabase } from "../support/harness.ts";

const dayMs = 24 * 3600 * 1000;
const firefox = { browser: "Firefox", system: "Linux" } as const;
const safari = { browser: "Safari", system: "iOS" } as const;

test("a login from a known device writes it once a month, and the device stays known", async () => {
  const database = await openTestDatabase();
  let writes = 0;
  database.client.intercept(({ operation, input }, next) => {
    if (/^(Put|Update)Item$/.test(operation)) writes += 1;
    return next(input);
  });
  let now = Date.parse("2026-11-30T09:00:00Z");
  const checkDevice = createNewDeviceCheck({
    knownDevices: createKnownDeviceStore(database),
    knownDeviceHash: async (userId, text) => [`${userId} ${text}`.replace(/\W/g, "_")],
    clock: () => now,
  });
  const userId = newId("usr");
  /** Returns whether a login is from a new device, and whether it wrote. */
  async function logIn(device: typeof firefox | typeof safari, days = 0) {
    now += days * dayMs;
    writes = 0;
    const checked = await checkDevice(userId, device, "203.0.113.7");
    await checked.recordDevice();
    expect(checked.isRecorded).toBe(writes === 0);
    return [checked.isNewDevice, writes > 0];
  }
  // The first login is no reason for a mail.
  expect(await logIn(firefox)).toEqual([false, true]);
  expect(await logIn(firefox)).toEqual([false, false]);
  expect(await logIn(safari, 1)).toEqual([true, true]);
  expect(await logIn(firefox, 27)).toEqual([false, false]);
  expect(await logIn(firefox, 3)).toEqual([false, true]);
  expect(await logIn(firefox, 29)).toEqual([false, false]);
  // 179 days after it was written last.
  expect(await logIn(firefox, 150)).toEqual([false, true]);
  expect(await logIn(firefox, 181)).toEqual([true, true]);
});
