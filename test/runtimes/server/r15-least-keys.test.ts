import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { createKeyRing, derivePurposeKeys, type Purpose } from "@latch/adapters/crypto";
import { describe, expect, inject, test } from "vitest";
import { startLatch, startProgram, temporaryFolder } from "../../support/processes/program.ts";

const ring = await createKeyRing();
const textOf = async (...purposes: Purpose[]) =>
  JSON.stringify(await derivePurposeKeys(ring, ...purposes));

const startWorker = (role: string, keys: Record<string, string>) =>
  startProgram(
    "server/src/worker.ts",
    {
      NODE_ENV: "test",
      LATCH_ISSUER: "https://api.example.com",
      DYNAMODB_ENDPOINT: inject("dynamoEndpoint"),
      EVENTS_ENDPOINT: "http://127.0.0.1:9",
      ...keys,
    },
    { args: [role] },
  );

async function readStartupError(program: ReturnType<typeof startProgram>): Promise<string> {
  const { code, stderr } = await program.ended;
  expect(code).toBe(1);
  expect(stderr).not.toMatch(/^ +at |node:internal|Error:/m);
  return stderr.trim();
}

describe("R15: a worker", () => {
  test.each<[string, Purpose[]]>([
    ["send-mail", ["mail"]],
    ["deliver-webhooks", ["webhooks"]],
    ["deliver-webhooks", ["mail", "webhooks"]],
  ])("with the role %s starts with the subkeys for %s", async (role, purposes) => {
    const program = startWorker(role, { LATCH_KEYS: await textOf(...purposes) });
    await program.waitForOutput(/"worker started"/);
    await program.end();
  });

  test.each(["send-mail", "deliver-webhooks"])(
    "with the role %s starts with a key ring",
    async (role) => {
      const program = startWorker(role, { LATCH_KEYS: JSON.stringify(ring) });
      await program.waitForOutput(/"worker started"/);
      await program.end();
    },
  );

  test.each(["publish-changes", "record-activity", "forget-person", "plan-webhooks"])(
    "with the role %s starts without keys",
    async (role) => {
      const program = startWorker(role, {});
      await program.waitForOutput(/"worker started"/);
      await program.end();
    },
  );

  test.each<[string, Purpose, Purpose]>([
    ["send-mail", "mail", "webhooks"],
    ["deliver-webhooks", "webhooks", "mail"],
    ["deliver-webhooks", "webhooks", "maintenance"],
  ])(
    "with the role %s refuses subkeys that are not for %s but for %s",
    async (role, needed, given) => {
      const keys = { LATCH_KEYS: await textOf(given) };
      expect(await readStartupError(startWorker(role, keys))).toBe(
        `LATCH_KEYS: The subkeys are for ${given} and not for ${needed}. Derive others with \`npx latch keys derive FILE --for ${needed}\``,
      );
    },
  );

  test("rejects invalid subkeys without printing them", async () => {
    const keys = { LATCH_KEYS: '{"purposes":["mail"],"sealing":{"current":{"id":"hush"}}}' };
    const message = await readStartupError(startWorker("send-mail", keys));
    expect(message).toMatch(/^LATCH_KEYS: The subkeys are invalid at: sealing\.current\.id/);
    expect(message).not.toContain("hush");
  });
});

test("R15: the API refuses subkeys, because it signs", async () => {
  const environment = {
    LATCH_ISSUER: "https://api.example.com",
    LATCH_KEYS: await textOf("mail", "webhooks", "maintenance"),
  };
  expect(await readStartupError(startProgram("server/src/main.ts", environment))).toBe(
    "LATCH_KEYS: These are subkeys of some purposes. A process that signs access tokens needs the key ring",
  );
});

describe("R15: `latch keys derive`", () => {
  async function createRing() {
    const folder = temporaryFolder();
    const file = join(folder, "keys.json");
    await startLatch(["keys", "create", file]).ended;
    const derive = (...args: string[]) =>
      startLatch(["keys", "derive", ...args], { LATCH_KEYS_FILE: file }).ended;
    return { file, folder, derive, output: join(folder, "mail-keys.json") };
  }
  const read = (file: string) => JSON.parse(readFileSync(file, "utf8"));

  test("writes subkeys that only the owner may read, and replaces them after a rotation", async () => {
    const { file, derive, output } = await createRing();
    const derived = await derive(output, "--for", "mail,webhooks");
    expect(derived).toMatchObject({ code: 0, stderr: "" });
    expect(derived.stdout).toContain(`Derived the subkeys for mail, webhooks from ${file}.`);
    expect(statSync(output).mode & 0o777).toBe(0o600);
    const before = read(output);
    expect(before).toEqual(await derivePurposeKeys(read(file), "mail", "webhooks"));

    const rotated = await startLatch(["keys", "rotate", file]).ended;
    expect(rotated.stdout).toContain("Derive the files of subkeys again");
    expect((await derive(output, "--for", "mail,webhooks", "--ring", file)).code).toBe(0);
    const after = read(output);
    expect(after.sealing.previous).toEqual(before.sealing.current);
    for (const { d } of Object.values<{ d: string }>(read(file).signing)) {
      expect(JSON.stringify(after)).not.toContain(d);
    }
    const program = startWorker("send-mail", { LATCH_KEYS_FILE: output });
    await program.waitForOutput(/"worker started"/);
    await program.end();
  });

  test("never replaces a key ring or another file", async () => {
    const { file, derive } = await createRing();
    const ringText = readFileSync(file, "utf8");
    const refused = await derive(file, "--for", "mail");
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("contains no subkeys and is not overwritten");
    expect(readFileSync(file, "utf8")).toBe(ringText);
  });

  test("rejects a missing or unknown purpose, and an invalid key ring", async () => {
    const { derive, output, folder } = await createRing();
    expect(await derive(output)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("option --for is required"),
    });
    expect(await derive(output, "--for", "sessions")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("Allowed are mail, webhooks, maintenance"),
    });
    await derive(output, "--for", "mail");
    const other = join(folder, "other.json");
    const fromSubkeys = await derive(other, "--for", "mail", "--ring", output);
    expect(fromSubkeys).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("These are subkeys of some purposes"),
    });
    const missing = await derive(other, "--for", "mail", "--ring", join(folder, "none.json"));
    expect(missing.stderr).toContain("does not exist");
    expect(existsSync(other)).toBe(false);
  });
});
