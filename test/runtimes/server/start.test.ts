import { readFileSync, statSync } from "node:fs";
import { Agent, type IncomingMessage, request } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { createKeyRing } from "@latch/adapters/crypto";
import { createLatchClient } from "@latch/client";
import { expect, inject, test } from "vitest";
import { signedIn } from "../../support/fixtures/signed-in.ts";
import { openTestDatabase, password } from "../../support/harness.ts";
import { startLatch, startProgram, temporaryFolder } from "../../support/processes/program.ts";

type Environment = Record<string, string>;

const email = "ada@example.com";

/** Creates an environment for `npm start` in production, with a separate database. */
async function configure(keys?: Environment): Promise<Environment> {
  const { tables } = await openTestDatabase();
  return {
    PORT: "0",
    LATCH_ISSUER: "https://api.example.com",
    LATCH_TABLE_PREFIX: tables.Users.replace(/Users$/, ""),
    DYNAMODB_ENDPOINT: inject("dynamoEndpoint"),
    ...(keys ?? { LATCH_KEYS: JSON.stringify(await createKeyRing()) }),
  };
}

async function startServer(environment: Environment) {
  const server = startProgram("server/src/main.ts", environment);
  const [, port] = await server.waitForOutput(/"port":(\d+),.*"listening"/);
  const origin = `http://127.0.0.1:${port}`;
  return { server, origin, latch: createLatchClient({ retries: 0, timeout: 0, baseUrl: origin }) };
}

const bearer = (accessToken = "") => ({ headers: { authorization: `Bearer ${accessToken}` } });
const readKid = (token = ""): string =>
  JSON.parse(Buffer.from(token.split(".")[0] ?? "", "base64url").toString()).kid;

test("after a rotation, the next start signs with the new key and still accepts tokens of the old key", async () => {
  const file = join(temporaryFolder(), "keys.json");
  const created = await startLatch(["keys", "create", file]).ended;
  expect(created).toMatchObject({ code: 0, stdout: expect.stringContaining(file) });
  const environment = await configure({ LATCH_KEYS_FILE: file });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const first = await startServer(environment);
  const before = signedIn(await first.latch.signUp({ body: { email, password } }));
  const readKids = async ({ latch }: typeof first) =>
    (await latch.getJwks()).data?.keys.map(({ kid }) => kid);
  const [current, next] = (await readKids(first)) ?? [];
  expect(readKid(before.accessToken)).toBe(current);
  const wrong = await first.latch.logIn({ body: { identifier: email, password: "a wrong one" } });
  expect(wrong.response.status).toBe(401);
  const ended = await first.server.end();
  expect(ended.code).toBe(0);

  const rotated = await startLatch(["keys", "rotate"], { LATCH_KEYS_FILE: file }).ended;
  expect(rotated).toMatchObject({ code: 0, stdout: expect.stringContaining(`${next} signs`) });
  const second = await startServer(environment);
  const me = await second.latch.getMe(bearer(before.accessToken));
  expect(me.data).toEqual(before.user);
  const refreshed = await second.latch.refreshSession({
    body: { refreshToken: before.refreshToken },
  });
  expect(readKid(refreshed.data?.accessToken)).toBe(next);
  const kids = await readKids(second);
  expect(kids).toHaveLength(3);
  expect(kids).toEqual(expect.arrayContaining([current, next]));

  const log = `${ended.stdout}${(await second.server.end()).stdout}`;
  const lines = log
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines).toContainEqual(expect.objectContaining({ operationId: "signUp", status: 201 }));
  expect(lines.every(({ level, time, msg }) => level && time && msg)).toBe(true);
  const secrets = [
    ...[password, "a wrong one", before.accessToken, before.refreshToken],
    ...[refreshed.data?.accessToken, refreshed.data?.refreshToken],
    ...[...readFileSync(file, "utf8").matchAll(/"(?:d|secret)": "([^"]+)"/g)].map(([, key]) => key),
  ];
  expect(secrets.length).toBeGreaterThan(10);
  for (const secret of secrets) expect(log).not.toContain(secret ?? "nothing");
});

test("a super_admin created on the command line can change roles", async () => {
  const environment = await configure();
  const create = (...args: string[]) =>
    startLatch(["users", "create", "--email", "root@example.com", ...args], environment, {
      input: `${password}\r\n`,
    }).ended;
  const { stdout, stderr, code } = await create("--role", "super_admin", "--username", "root");
  expect([stdout, stderr, code]).toEqual([
    expect.stringMatching(
      /^Created root@example\.com with the role super_admin \(usr_\w{26}\)\.\nA verification link is sent to root@example\.com\.\n$/,
    ),
    "",
    0,
  ]);
  const again = await create();
  expect([again.stderr, again.code]).toEqual([
    "An account with this email address already exists\n",
    1,
  ]);

  const { latch } = await startServer(environment);
  const ada = signedIn(await latch.signUp({ body: { email, password } }));
  const root = signedIn(await latch.logIn({ body: { identifier: "root", password } }));
  const changed = await latch.changeUserRole({
    params: { path: { userId: ada.user.id ?? "" } },
    body: { role: "agent" },
    ...bearer(root.accessToken),
  });
  expect(changed.data?.role).toBe("agent");
});

test("after SIGTERM, the server completes requests in flight and accepts no new connection", async () => {
  const { server, origin, latch } = await startServer(await configure());
  const agent = new Agent({ keepAlive: true });
  const body = JSON.stringify({ email, password });
  const signUp = request(`${origin}/auth/signup`, {
    method: "POST",
    agent,
    headers: {
      expect: "100-continue",
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
    },
  });
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    signUp.once("response", resolve).once("error", reject);
  });
  signUp.flushHeaders();
  // The server has read the request's head and waits for its body.
  await new Promise((resolve) => signUp.once("continue", resolve));
  server.process.kill("SIGTERM");
  await server.waitForOutput(/"msg":"stopping"/);
  await expect(latch.getHealth()).rejects.toThrow();

  signUp.end(body);
  const response = await answer;
  expect([response.statusCode, response.headers.connection]).toEqual([201, "close"]);
  expect(JSON.parse(await text(response)).user.email).toBe(email);
  expect((await server.ended).code).toBe(0);
  agent.destroy();
});

test("in development, npm start warns once that npm run worker sends mails and npm run dev has the mailbox", async () => {
  const warning = /"event":"development\.not_served".*`npm run dev`/g;
  const readLog = async (mode: string) => {
    const { server } = await startServer({ ...(await configure()), NODE_ENV: mode });
    return (await server.end()).stdout;
  };
  expect((await readLog("development")).match(warning)).toHaveLength(1);
  expect(await readLog("production")).not.toMatch(warning);
});

test("without its database, the server starts, logs an error and is not ready", async () => {
  const environment = { ...(await configure()), DYNAMODB_ENDPOINT: "http://127.0.0.1:1" };
  const { server, latch } = await startServer(environment);
  await server.waitForOutput(/"reason":".*ECONNREFUSED.*","msg":"the database does not respond"/);
  expect((await latch.getHealth()).response.status).toBe(200);
  expect((await latch.getReadiness()).response.status).toBe(503);
  const { error, response } = await latch.signUp({ body: { email, password } });
  expect([error?.code, response.headers.has("retry-after")]).toEqual(["unavailable", true]);
});
