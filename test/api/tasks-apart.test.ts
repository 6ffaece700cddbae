import { createKeyRing, type KeyRing, rotateKeyRing } from "@latch/adapters/keys";
import { describe, expect, test } from "vitest";
import { craftApiKey } from "../support/api-key.ts";
import { forge, goodClaims, goodHeader } from "../support/forge.ts";
import { createHarness, type Harness } from "../support/harness.ts";
import { outcome } from "../support/links.ts";
import { scan } from "../support/tables.ts";
import { jwksPath, openTasksApart, verifyPath } from "../support/tasks-apart.ts";

const body = { title: "Water the plants" };
type Apart = Awaited<ReturnType<typeof openTasksApart>>;

/** A token as someone who holds a key could have it. */
const tokenOf = ({ issuer, gate }: Apart, key = issuer.keys.signing.current, claims: object = {}) =>
  forge(key, { ...goodClaims(issuer.clock()), iss: gate.url, ...claims });

describe("the service by itself", () => {
  test("serves the tasks, says how it is, and knows nothing else", async () => {
    const { as, raw } = await openTasksApart();
    expect((await as().getHealth()).data?.status).toBe("ok");
    const { data } = await as().getReadiness();
    expect(data?.dependencies.map(({ name }) => name)).toEqual(["dynamodb", "issuer"]);
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

  test("knows people by the token that the issuer gave them", async () => {
    const { by, as, issuer, gate } = await openTasksApart();
    const [ada, bob] = [await issuer.signUp(), await issuer.signUp()];
    const { data: task } = await by(ada.accessToken).createTask({ body });
    expect((await by(ada.accessToken).listTasks()).data?.items).toEqual([task]);
    expect((await by(bob.accessToken).listTasks()).data?.items).toEqual([]);
    const named = { params: { path: { taskId: task?.id ?? "" } } };
    expect(outcome(await by(bob.accessToken).getTask(named))).toEqual([404, "not_found"]);
    expect(outcome(await as().listTasks())).toEqual([401, "unauthenticated"]);
    expect(await scan(issuer.database, "Tasks")).toMatchObject([
      { userId: ada.user.id, changedBy: { actor: ada.user.id, address: "127.0.0.1" } },
    ]);
    expect(gate.count(jwksPath)).toBe(1);
    expect((await ada.latch.listTasks()).data?.items, "as the API shows them").toEqual([task]);
  });

  test("asks for the keys once, however many come at first", async () => {
    const { by, issuer, gate } = await openTasksApart();
    const { accessToken } = await issuer.signUp();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => by(accessToken).listTasks()),
    );
    expect(answers.map(({ response }) => response.status)).toEqual(Array(20).fill(200));
    expect(gate.count(jwksPath)).toBe(1);
  });

  test("is as strict with tokens as the issuer", async () => {
    const apart = await openTasksApart();
    const { by, issuer } = apart;
    const now = Math.floor(issuer.clock() / 1000);
    const key = issuer.keys.signing.current;
    const { signing } = await createKeyRing();
    const claims = { ...goodClaims(issuer.clock()), iss: apart.gate.url };
    expect(outcome(await by(tokenOf(apart)).listTasks())[0]).toBe(200);
    const wrong = {
      "another audience": tokenOf(apart, key, { aud: "other" }),
      "another issuer": tokenOf(apart, key, { iss: "https://evil.example.com" }),
      expired: tokenOf(apart, key, { exp: now }),
      "without an end": tokenOf(apart, key, { exp: undefined }),
      "from the future": tokenOf(apart, key, { iat: now + 60 }),
      "of no role": tokenOf(apart, key, { role: "root" }),
      "another type": forge(key, claims, { ...goodHeader(key), typ: "JWT" }),
      "another algorithm": forge(key, claims, { ...goodHeader(key), alg: "HS256" }),
      "no algorithm": forge(key, claims, { ...goodHeader(key), alg: "none" }),
      "signed by someone else": tokenOf(apart, { ...signing.current, kid: key.kid }),
      "no token": "x.y.z",
    };
    for (const [name, token] of Object.entries(wrong)) {
      expect(outcome(await by(token).listTasks()), name).toEqual([401, "unauthenticated"]);
    }
  });

  test("asks for an API key too, where the installation wants one", async () => {
    const { by, as, issuer } = await openTasksApart({ REQUIRE_API_KEY: "true" });
    const owner = (await issuer.deps.accounts.open(
      { email: "ada@example.com", password: "correct horse battery staple" },
      { actor: "test", address: "127.0.0.1", requestId: "test" },
    )) as { userId: string };
    const scopes = ["token:verify"] as const;
    const key = await craftApiKey(issuer.database, owner.userId, { scopes: [...scopes] });
    const { data } = await issuer.as({ "x-api-key": key }).logIn({
      body: { identifier: "ada@example.com", password: "correct horse battery staple" },
    });
    const accessToken = data?.accessToken ?? "";
    expect(outcome(await by(accessToken).listTasks())).toEqual([401, "unauthenticated"]);
    const both = as({ authorization: `Bearer ${accessToken}`, "x-api-key": key });
    expect((await both.listTasks()).response.status).toBe(200);
    expect((await as().getHealth()).response.status).toBe(200);
  });
});

describe("the issuer's keys", () => {
  /** The issuer, started again with other keys over the same accounts. */
  async function restart({ issuer, gate, serveBy }: Apart, keys: KeyRing): Promise<Harness> {
    const next = await createHarness(
      { LATCH_ISSUER: gate.url },
      { keys, database: issuer.database },
    );
    serveBy(next);
    return next;
  }

  test("forged ones are no reason to ask again and again", async () => {
    const apart = await openTasksApart();
    const { by, issuer, gate } = apart;
    const { signing } = await createKeyRing();
    const flood = (round: number) =>
      Promise.all(
        Array.from({ length: 50 }, async (_, index) => {
          const token = tokenOf(apart, { ...signing.current, kid: `forged-${round}-${index}` });
          return outcome(await by(token).listTasks())[0];
        }),
      );
    expect(new Set(await flood(1))).toEqual(new Set([401]));
    expect(new Set(await flood(2))).toEqual(new Set([401]));
    expect(gate.count(jwksPath)).toBe(1);
    issuer.pass(31);
    expect(new Set(await flood(3))).toEqual(new Set([401]));
    expect(gate.count(jwksPath)).toBe(2);
    expect(outcome(await by(tokenOf(apart)).listTasks())[0]).toBe(200);
    expect(gate.count(verifyPath)).toBe(0);
  });

  test("the next one is known before it signs", async () => {
    const apart = await openTasksApart();
    const { by, issuer, gate } = apart;
    const { accessToken, user } = await issuer.signUp();
    expect((await by(accessToken).listTasks()).response.status).toBe(200);
    const rotated = await restart(apart, await rotateKeyRing(issuer.keys));
    const again = await rotated.logIn(user.email);
    expect((await by(again.accessToken).listTasks()).response.status).toBe(200);
    expect((await by(accessToken).listTasks()).response.status).toBe(200);
    expect(gate.count(jwksPath), "no need to ask").toBe(1);
  });

  test("one that it has never heard of is asked for, and then known", async () => {
    const apart = await openTasksApart();
    const { by, issuer, gate } = apart;
    const { accessToken, user } = await issuer.signUp();
    await by(accessToken).listTasks();
    issuer.pass(31);
    const replaced = await restart(apart, await createKeyRing());
    replaced.pass(31);
    const again = await replaced.logIn(user.email);
    expect((await by(again.accessToken).listTasks()).response.status).toBe(200);
    expect(gate.count(jwksPath)).toBe(2);
    const former = await by(accessToken).listTasks();
    expect(outcome(former), "verified before, by a key that is gone").toEqual([
      401,
      "unauthenticated",
    ]);
  });

  test("are looked at again every five minutes, while nobody waits for it", async () => {
    const apart = await openTasksApart();
    const { by, issuer, gate } = apart;
    const { accessToken } = await issuer.signUp();
    await by(accessToken).listTasks();
    issuer.pass(299);
    await by(accessToken).listTasks();
    expect(gate.count(jwksPath)).toBe(1);
    await restart(apart, await createKeyRing());
    issuer.pass(2);
    expect((await by(accessToken).listTasks()).response.status).toBe(200);
    await expect.poll(async () => (await by(accessToken).listTasks()).response.status).toBe(401);
    expect(gate.count(jwksPath)).toBe(2);
  });
});

describe("while the issuer is down", () => {
  test.each(["broken", "closed"] as const)(
    "%s: known tokens are good, all else is a 503",
    async (how) => {
      const apart = await openTasksApart();
      const { by, as, issuer, gate, serveBy, start } = apart;
      const [known, later] = [await issuer.signUp(), await issuer.signUp()];
      const scopes = ["token:verify", "tasks:read"] as const;
      const key = await craftApiKey(issuer.database, known.user.id, { scopes: [...scopes] });
      expect((await by(known.accessToken).createTask({ body })).response.status).toBe(201);
      const keyed = as({ "x-api-key": key });
      expect((await keyed.listTasks()).data?.items).toHaveLength(1);

      if (how === "broken") gate.lead("broken");
      else await gate.close();
      expect((await by(known.accessToken).listTasks()).data?.items).toHaveLength(1);
      expect((await by(later.accessToken).listTasks()).response.status).toBe(200);
      issuer.pass(600);
      expect((await by(known.accessToken).listTasks()).response.status, "stale keys").toBe(200);
      expect((await as().getReadiness()).response.status).toBe(200);

      const refused = await keyed.listTasks();
      expect(outcome(refused)).toEqual([503, "unavailable"]);
      expect(refused.response.headers.get("retry-after")).toBe("1");
      const { signing } = await createKeyRing();
      const unknown = await by(tokenOf(apart, signing.current)).listTasks();
      expect(outcome(unknown), "who could say").toEqual([503, "unavailable"]);
      const fresh = await start();
      expect(outcome(await fresh.by(known.accessToken).listTasks())).toEqual([503, "unavailable"]);
      expect((await fresh.as().getReadiness()).response.status).toBe(503);
      expect(JSON.stringify(refused.error)).not.toContain("127.0.0.1");

      if (how === "closed") await gate.reopen();
      serveBy(issuer);
      issuer.pass(2);
      expect((await keyed.listTasks()).data?.items).toHaveLength(1);
      expect((await fresh.by(known.accessToken).listTasks()).response.status).toBe(200);
      expect(outcome(await by(tokenOf(apart, signing.current)).listTasks())[0]).toBe(401);
    },
  );

  test("an issuer that says nothing is not waited for long", async () => {
    const { by, issuer, gate } = await openTasksApart();
    const { accessToken } = await issuer.signUp();
    gate.lead("silent");
    const asked = performance.now();
    expect(outcome(await by(accessToken).listTasks())).toEqual([503, "unavailable"]);
    expect(performance.now() - asked).toBeLessThan(6000);
  });

  test("an answer that is no key set is no answer, and takes no key away", async () => {
    const apart = await openTasksApart();
    const { by, issuer, gate } = apart;
    const { accessToken } = await issuer.signUp();
    await by(accessToken).listTasks();
    for (const answer of ["<html>", "{}", '{"keys":[]}', '{"keys":[{"kty":"RSA","kid":"a"}]}']) {
      gate.lead(() => new Response(answer, { headers: { "content-type": "application/json" } }));
      issuer.pass(301);
      const { signing } = await createKeyRing();
      expect(outcome(await by(tokenOf(apart, signing.current)).listTasks())[0], answer).toBe(503);
      expect(outcome(await by(tokenOf(apart)).listTasks())[0], answer).toBe(200);
    }
  });

  test("keys of other kinds among ours do not disturb", async () => {
    const { by, issuer, gate } = await openTasksApart();
    const { accessToken } = await issuer.signUp();
    const others = [{ kty: "RSA", kid: "r", n: "AQAB", e: "AQAB" }, { kid: 7 }, null];
    const keys = [...others, ...issuer.deps.jwks.keys];
    gate.lead(() => Response.json({ keys }));
    expect((await by(accessToken).listTasks()).response.status).toBe(200);
  });
});

describe("an API key", () => {
  test("is verified by the issuer, each time", async () => {
    const { as, issuer, gate } = await openTasksApart();
    const owner = await issuer.signUp();
    const { data: key } = await owner.latch.createApiKey({
      body: { name: "k", scopes: ["token:verify", "tasks:write"] },
    });
    const keyed = as({ "x-api-key": key?.key ?? "" });
    expect((await keyed.createTask({ body })).response.status).toBe(201);
    expect((await keyed.createTask({ body })).response.status).toBe(201);
    expect(gate.count(verifyPath)).toBe(2);
    expect(await scan(issuer.database, "Tasks")).toMatchObject(
      Array(2).fill({ userId: owner.user.id, changedBy: { actor: key?.id } }),
    );
    expect(outcome(await keyed.listTasks()), "its own scopes count").toEqual([403, "forbidden"]);

    await owner.latch.revokeApiKey({ params: { path: { keyId: key?.id ?? "" } } });
    expect(outcome(await keyed.createTask({ body }))).toEqual([401, "unauthenticated"]);
  });

  test("without token:verify is refused in words that say what it lacks", async () => {
    const { as, issuer } = await openTasksApart();
    const { user } = await issuer.signUp();
    const key = await craftApiKey(issuer.database, user.id, { scopes: ["tasks:read"] });
    const { error, response } = await as({ "x-api-key": key }).listTasks();
    expect([response.status, error]).toMatchObject([
      403,
      { code: "forbidden", detail: expect.stringContaining("token:verify") },
    ]);
  });

  test("that can't be one is not even asked for", async () => {
    const { as, gate } = await openTasksApart();
    for (const text of ["latch_garbage", "x", "latch_"]) {
      expect(outcome(await as({ "x-api-key": text }).listTasks())[0]).toBe(401);
    }
    expect(gate.count(verifyPath)).toBe(0);
  });
});
