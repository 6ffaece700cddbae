import { createKeyRing } from "@latch/adapters/crypto";
import { describe, expect, test } from "vitest";
import { craftApiKey } from "../../support/fixtures/api-key.ts";
import { forgeToken, validClaims, validHeader } from "../../support/fixtures/forge.ts";
import { outcome } from "../../support/fixtures/links.ts";
import { signedIn } from "../../support/fixtures/signed-in.ts";
import { scanTasks } from "../../support/fixtures/tables.ts";
import {
  jwksPath,
  openStandaloneTasks,
  tokenFor,
  verifyPath,
} from "../../support/processes/standalone-tasks.ts";

const body = { title: "Water the plants" };
describe("the standalone tasks service", () => {
  test("serves tasks and health, and no other operation", async () => {
    const { as, raw } = await openStandaloneTasks();
    expect((await as().getHealth()).data?.status).toBe("ok");
    const { data, error } = await as().getReadiness();
    expect((data ?? error)?.dependencies?.map(({ name }) => name)).toEqual(["dynamodb", "issuer"]);
    expect((await as().getOpenApi()).data?.openapi).toBe("3.1.0");

    const answers: [string, string, number, string | null][] = [
      ["GET", "/me", 404, null],
      ["POST", "/me", 404, null],
      ["POST", "/auth/login", 404, null],
      ["GET", "/.well-known/jwks.json", 404, null],
      ["GET", "/docs", 404, null],
      ["POST", "/health", 405, "GET, HEAD"],
      ["DELETE", "/tasks", 405, "GET, HEAD, POST"],
      ["PUT", "/tasks/tsk_01jd7p3t1kf4fvz0e8m2q5c9ax", 405, "GET, HEAD, PATCH, DELETE"],
    ];
    for (const [method, path, status, allow] of answers) {
      const response = await raw(method, path);
      expect([response.status, response.headers.get("allow")], path).toEqual([status, allow]);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    }
  });

  test("authenticates users by the issuer's access tokens", async () => {
    const { by, as, issuer, gate } = await openStandaloneTasks();
    const [ada, bob] = [await issuer.signUp(), await issuer.signUp()];
    const { data: task } = await by(ada.accessToken).createTask({ body });
    expect((await by(ada.accessToken).listTasks()).data?.items).toEqual([task]);
    expect((await by(bob.accessToken).listTasks()).data?.items).toEqual([]);
    const taskPath = { params: { path: { taskId: task?.id ?? "" } } };
    expect(outcome(await by(bob.accessToken).getTask(taskPath))).toEqual([404, "not_found"]);
    expect(outcome(await as().listTasks())).toEqual([401, "unauthenticated"]);
    expect(await scanTasks(issuer.database)).toMatchObject([
      { userId: ada.user.id, changedBy: { actor: ada.user.id, address: "127.0.0.1" } },
    ]);
    expect(gate.count(jwksPath)).toBe(1);
    expect((await ada.latch.listTasks()).data?.items, "as the API returns them").toEqual([task]);
  });

  test("fetches the keys once for concurrent first requests", async () => {
    const { by, issuer, gate } = await openStandaloneTasks();
    const { accessToken } = await issuer.signUp();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => by(accessToken).listTasks()),
    );
    expect(answers.map(({ response }) => response.status)).toEqual(Array(20).fill(200));
    expect(gate.count(jwksPath)).toBe(1);
  });

  test("rejects the same tokens as the issuer", async () => {
    const tasksService = await openStandaloneTasks();
    const { by, issuer } = tasksService;
    const now = Math.floor(issuer.clock() / 1000);
    const key = issuer.keys.signing.current;
    const { signing } = await createKeyRing();
    const claims = { ...validClaims(issuer.clock()), iss: tasksService.gate.url };
    expect(outcome(await by(tokenFor(tasksService)).listTasks())[0]).toBe(200);
    const wrong = {
      "another audience": tokenFor(tasksService, key, { aud: "other" }),
      "another issuer": tokenFor(tasksService, key, { iss: "https://evil.example.com" }),
      expired: tokenFor(tasksService, key, { exp: now }),
      "without an end": tokenFor(tasksService, key, { exp: undefined }),
      "from the future": tokenFor(tasksService, key, { iat: now + 60 }),
      "of no role": tokenFor(tasksService, key, { role: "root" }),
      "another type": forgeToken(key, claims, { ...validHeader(key), typ: "JWT" }),
      "another algorithm": forgeToken(key, claims, { ...validHeader(key), alg: "HS256" }),
      "no algorithm": forgeToken(key, claims, { ...validHeader(key), alg: "none" }),
      "signed by another issuer": tokenFor(tasksService, { ...signing.current, kid: key.kid }),
      "no token": "x.y.z",
    };
    for (const [name, token] of Object.entries(wrong)) {
      expect(outcome(await by(token).listTasks()), name).toEqual([401, "unauthenticated"]);
    }
  });

  test("requires an API key, too, if configured", async () => {
    const { by, as, issuer } = await openStandaloneTasks({ REQUIRE_API_KEY: "true" });
    const ctx = {
      caller: { actor: "test", address: "127.0.0.1", requestId: "test" },
      principal: undefined,
    };
    const { user: owner } = signedIn({
      data: await issuer.deps.auth.signUp(ctx, {
        email: "ada@example.com",
        password: "correct horse battery staple",
      }),
    });
    const scopes = ["token:verify"] as const;
    const key = await craftApiKey(issuer.database, owner.id, { scopes: [...scopes] });
    const data = signedIn(
      await issuer.as({ "x-api-key": key }).logIn({
        body: { identifier: "ada@example.com", password: "correct horse battery staple" },
      }),
    );
    const accessToken = data.accessToken ?? "";
    expect(outcome(await by(accessToken).listTasks())).toEqual([401, "unauthenticated"]);
    const both = as({ authorization: `Bearer ${accessToken}`, "x-api-key": key });
    expect((await both.listTasks()).response.status).toBe(200);
    expect((await as().getHealth()).response.status).toBe(200);
  });
});

describe("an API key", () => {
  test("is verified by the issuer in each request", async () => {
    const { as, issuer, gate } = await openStandaloneTasks();
    const owner = await issuer.signUp();
    const { data: key } = await owner.latch.createApiKey({
      body: { name: "k", scopes: ["token:verify", "tasks:write"] },
    });
    const withKey = as({ "x-api-key": key?.key ?? "" });
    expect((await withKey.createTask({ body })).response.status).toBe(201);
    expect((await withKey.createTask({ body })).response.status).toBe(201);
    expect(gate.count(verifyPath)).toBe(2);
    expect(await scanTasks(issuer.database)).toMatchObject(
      Array(2).fill({ userId: owner.user.id, changedBy: { actor: key?.id } }),
    );
    expect(outcome(await withKey.listTasks()), "the scopes of the key apply").toEqual([
      403,
      "forbidden",
    ]);

    await owner.latch.revokeApiKey({ params: { path: { keyId: key?.id ?? "" } } });
    expect(outcome(await withKey.createTask({ body }))).toEqual([401, "unauthenticated"]);
  });

  test("without token:verify is rejected with an explanation", async () => {
    const { as, issuer } = await openStandaloneTasks();
    const { user } = await issuer.signUp();
    const key = await craftApiKey(issuer.database, user.id, { scopes: ["tasks:read"] });
    const { error, response } = await as({ "x-api-key": key }).listTasks();
    expect([response.status, error]).toMatchObject([
      403,
      { code: "forbidden", detail: expect.stringContaining("token:verify") },
    ]);
  });

  test("with an invalid format is rejected without a request to the issuer", async () => {
    const { as, gate } = await openStandaloneTasks();
    for (const text of ["latch_garbage", "x", "latch_"]) {
      expect(outcome(await as({ "x-api-key": text }).listTasks())[0]).toBe(401);
    }
    expect(gate.count(verifyPath)).toBe(0);
  });
});
