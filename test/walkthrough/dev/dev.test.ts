import { existsSync } from "node:fs";
import { join } from "node:path";
import { createLatchClient } from "@latch/client";
import { expect, test, vi } from "vitest";
import { signedIn } from "../../support/fixtures/signed-in.ts";
import { password } from "../../support/harness.ts";
import {
  isServing,
  type Program,
  readEmulatorPid,
  readEndpoint,
  startCommand,
  startLatch,
  temporaryFolder,
} from "../../support/processes/program.ts";
import { timeLimit } from "../../support/time-limit.ts";

const email = "ada@example.com";

/** Returns the address that `npm run dev` prints, with a client for it. */
async function reach(dev: Program) {
  const [, origin = ""] = await dev.waitForOutput(/API +(\S+)/);
  return { origin, latch: createLatchClient({ retries: 0, timeout: 0, baseUrl: origin }) };
}

test("npm run dev prints the addresses of its parts and stops all of them on SIGTERM", async () => {
  const folder = temporaryFolder();
  const npm = startCommand("npm", ["run", "dev"], { PORT: "0", LATCH_DATA_DIR: folder });
  const { origin, latch } = await reach(npm);
  expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  for (const line of [
    "Pages       http://localhost and http://127.0.0.1, on any port, may call it",
    `Swagger UI  ${origin}/docs`,
    `Mailbox     ${origin}/dev/mailbox`,
    `Data        ${folder}`,
    `LATCH_DATA_DIR=${folder} npx latch users create --email you@example.com --role super_admin`,
  ]) {
    expect(npm.output()).toContain(line);
  }
  const { data, response } = await latch.signUp({ body: { email, password } });
  expect(signedIn({ data }).user.email).toBe(email);
  expect(response.headers.has("ratelimit-policy")).toBe(true);
  expect((await latch.getOpenIdConfiguration()).data?.issuer).toBe(origin);

  const headers = { authorization: `Bearer ${signedIn({ data }).accessToken}` };
  await vi.waitFor(async () => {
    expect((await latch.listMyActivity({ headers })).data?.items).toHaveLength(2);
  }, timeLimit);
  await latch.updateMe({ headers, body: { name: "Ada" } });
  await vi.waitFor(async () => {
    const { data: activity } = await latch.listMyActivity({ headers });
    expect(activity?.items[0]).toMatchObject({
      type: "user.updated",
      data: { changed: ["name"] },
    });
  }, timeLimit);

  const endpoint = readEndpoint(folder);
  expect(await isServing(endpoint)).toBe(true);
  // npm and its shell end at once. The other processes follow, then the output ends.
  await npm.end("SIGTERM");
  expect(npm.output()).toContain('"msg":"stopped"');
  expect([await isServing(endpoint), await isServing(origin)]).toEqual([false, false]);
});

test("after kill -9, the next start stops the orphaned emulator and loses no data", async () => {
  const folder = temporaryFolder();
  const environment = { PORT: "0", LATCH_DATA_DIR: folder, BCRYPT_COST: "4", RATE_LIMITS: "false" };
  const first = startLatch(["dev"], environment);
  const before = await reach(first);
  const { data, response } = await before.latch.signUp({ body: { email, password } });
  expect(response.headers.has("ratelimit-policy")).toBe(false);
  const orphan = readEndpoint(folder);
  await first.end("SIGKILL");
  expect(first.output(), "the API ends with its supervisor").toContain('"msg":"stopped"');
  expect(await isServing(orphan)).toBe(true);

  const second = startLatch(["dev"], environment);
  const { latch } = await reach(second);
  const emulator = readEndpoint(folder);
  expect(await isServing(orphan)).toBe(false);
  const again = await latch.logIn({ body: { identifier: email, password } });
  expect(signedIn(again).user).toEqual(signedIn({ data }).user);
  const headers = { authorization: `Bearer ${signedIn({ data }).accessToken}` };
  const me = await latch.getMe({ headers });
  expect(me.response.status, "the issuer of another port").toBe(401);

  const admin = "root@example.com";
  const create = await startLatch(
    ["users", "create", "--email", admin, "--role", "super_admin"],
    environment,
    {
      input: `${password}\n`,
    },
  ).ended;
  expect(create.stderr).toBe("");
  const root = await latch.logIn({ body: { identifier: admin, password } });
  expect(signedIn(root).user.role, "created in the running database").toBe("super_admin");

  const { code } = await second.end("SIGINT");
  expect(code).toBe(0);
  expect(await isServing(emulator)).toBe(false);
  expect(existsSync(join(folder, "dynamodb.json"))).toBe(false);
});

test("npm run dev exits when its database ends", async () => {
  const folder = temporaryFolder();
  const dev = startLatch(["dev"], { PORT: "0", LATCH_DATA_DIR: folder });
  await reach(dev);
  process.kill(readEmulatorPid(folder), "SIGKILL");
  const { code, stderr } = await dev.ended;
  expect([code, stderr]).toEqual([1, "The embedded DynamoDB exited. Run the command again.\n"]);
});
