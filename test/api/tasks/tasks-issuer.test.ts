import { createKeyRing, type KeyRing, rotateKeyRing } from "@latch/adapters/crypto";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { craftApiKey } from "../../support/fixtures/api-key.ts";
import { outcome } from "../../support/fixtures/links.ts";
import { createHarness, type Harness } from "../../support/harness.ts";
import {
  jwksPath,
  openStandaloneTasks,
  type StandaloneTasks,
  tokenFor,
  verifyPath,
} from "../../support/processes/standalone-tasks.ts";
import { timeLimit } from "../../support/time-limit.ts";

const body = { title: "Water the plants" };

describe("the cached keys of the issuer", () => {
  /** Restarts the issuer with other keys and the same accounts. */
  async function restart(
    { issuer, gate, serveBy }: StandaloneTasks,
    keys: KeyRing,
  ): Promise<Harness> {
    const next = await createHarness(
      { LATCH_ISSUER: gate.url },
      { keys, database: issuer.database },
    );
    serveBy(next);
    return next;
  }

  test("are not fetched again for each forged token", async () => {
    const tasksService = await openStandaloneTasks();
    const { by, issuer, gate } = tasksService;
    const { signing } = await createKeyRing();
    const flood = (round: number) =>
      Promise.all(
        Array.from({ length: 50 }, async (_, index) => {
          const token = tokenFor(tasksService, {
            ...signing.current,
            kid: `forged-${round}-${index}`,
          });
          return outcome(await by(token).listTasks())[0];
        }),
      );
    expect(new Set(await flood(1))).toEqual(new Set([401]));
    expect(new Set(await flood(2))).toEqual(new Set([401]));
    expect(gate.count(jwksPath)).toBe(1);
    issuer.pass(31);
    expect(new Set(await flood(3))).toEqual(new Set([401]));
    expect(gate.count(jwksPath)).toBe(2);
    expect(outcome(await by(tokenFor(tasksService)).listTasks())[0]).toBe(200);
    expect(gate.count(verifyPath)).toBe(0);
  });

  test("include the next key before it signs", async () => {
    const tasksService = await openStandaloneTasks();
    const { by, issuer, gate } = tasksService;
    const { accessToken, user } = await issuer.signUp();
    expect((await by(accessToken).listTasks()).response.status).toBe(200);
    const rotated = await restart(tasksService, await rotateKeyRing(issuer.keys));
    const again = await rotated.logIn(user.email);
    expect((await by(again.accessToken).listTasks()).response.status).toBe(200);
    expect((await by(accessToken).listTasks()).response.status).toBe(200);
    expect(gate.count(jwksPath), "no request to the issuer").toBe(1);
  });

  test("are fetched again for a token with an unknown key", async () => {
    const tasksService = await openStandaloneTasks();
    const { by, issuer, gate } = tasksService;
    const { accessToken, user } = await issuer.signUp();
    await by(accessToken).listTasks();
    issuer.pass(31);
    const replaced = await restart(tasksService, await createKeyRing());
    replaced.pass(31);
    const again = await replaced.logIn(user.email);
    expect((await by(again.accessToken).listTasks()).response.status).toBe(200);
    expect(gate.count(jwksPath)).toBe(2);
    const former = await by(accessToken).listTasks();
    expect(outcome(former), "verified before, with a removed key").toEqual([
      401,
      "unauthenticated",
    ]);
  });

  test("are refreshed every five minutes in the background", async () => {
    const tasksService = await openStandaloneTasks();
    const { by, issuer, gate } = tasksService;
    const { accessToken } = await issuer.signUp();
    await by(accessToken).listTasks();
    issuer.pass(299);
    await by(accessToken).listTasks();
    expect(gate.count(jwksPath)).toBe(1);
    await restart(tasksService, await createKeyRing());
    issuer.pass(2);
    expect((await by(accessToken).listTasks()).response.status).toBe(200);
    await expect
      .poll(async () => (await by(accessToken).listTasks()).response.status, timeLimit)
      .toBe(401);
    expect(gate.count(jwksPath)).toBe(2);
  });
});

describe("while the issuer is down", () => {
  test.each(["broken", "closed"] as const)(
    "%s: accepts tokens of known keys, and answers 503 to others",
    async (how) => {
      const tasksService = await openStandaloneTasks();
      const { by, as, issuer, gate, serveBy, start } = tasksService;
      const [known, later] = [await issuer.signUp(), await issuer.signUp()];
      const scopes = ["token:verify", "tasks:read"] as const;
      const key = await craftApiKey(issuer.database, known.user.id, { scopes: [...scopes] });
      expect((await by(known.accessToken).createTask({ body })).response.status).toBe(201);
      const withKey = as({ "x-api-key": key });
      expect((await withKey.listTasks()).data?.items).toHaveLength(1);

      if (how === "broken") gate.lead("broken");
      else await gate.close();
      expect((await by(known.accessToken).listTasks()).data?.items).toHaveLength(1);
      expect((await by(later.accessToken).listTasks()).response.status).toBe(200);
      issuer.pass(600);
      expect((await by(known.accessToken).listTasks()).response.status, "stale keys").toBe(200);
      // Readiness gives each dependency two seconds, which a loaded machine may exceed.
      await expect
        .poll(async () => (await as().getReadiness()).response.status, timeLimit)
        .toBe(200);

      const refused = await withKey.listTasks();
      expect(outcome(refused)).toEqual([503, "unavailable"]);
      expect(refused.response.headers.get("retry-after")).toBe("1");
      const { signing } = await createKeyRing();
      const unknown = await by(tokenFor(tasksService, signing.current)).listTasks();
      expect(outcome(unknown), "the issuer cannot verify it").toEqual([503, "unavailable"]);
      const restarted = await start();
      expect(outcome(await restarted.by(known.accessToken).listTasks())).toEqual([
        503,
        "unavailable",
      ]);
      expect((await restarted.as().getReadiness()).response.status).toBe(503);
      expect(JSON.stringify(refused.error)).not.toContain("127.0.0.1");

      if (how === "closed") await gate.reopen();
      serveBy(issuer);
      issuer.pass(2);
      expect((await withKey.listTasks()).data?.items).toHaveLength(1);
      expect((await restarted.by(known.accessToken).listTasks()).response.status).toBe(200);
      expect(outcome(await by(tokenFor(tasksService, signing.current)).listTasks())[0]).toBe(401);
    },
  );

  test("stops waiting for an issuer that does not respond", async () => {
    const { by, issuer, gate } = await openStandaloneTasks();
    const { accessToken } = await issuer.signUp();
    gate.lead("silent");
    const limits = vi.spyOn(AbortSignal, "timeout");
    onTestFinished(() => limits.mockRestore());
    expect(outcome(await by(accessToken).listTasks())).toEqual([503, "unavailable"]);
    // Lambda times out after ten seconds.
    expect(limits.mock.calls.reduce((sum, [ms]) => sum + ms, 0)).toBeLessThan(9000);
    expect(limits).toHaveBeenCalled();
  });

  test("keeps the known keys after a response that is not a key set", async () => {
    const tasksService = await openStandaloneTasks();
    const { by, issuer, gate } = tasksService;
    const { accessToken } = await issuer.signUp();
    await by(accessToken).listTasks();
    for (const answer of ["<html>", "{}", '{"keys":[]}', '{"keys":[{"kty":"RSA","kid":"a"}]}']) {
      gate.lead(() => new Response(answer, { headers: { "content-type": "application/json" } }));
      issuer.pass(301);
      const { signing } = await createKeyRing();
      expect(
        outcome(await by(tokenFor(tasksService, signing.current)).listTasks())[0],
        answer,
      ).toBe(503);
      expect(outcome(await by(tokenFor(tasksService)).listTasks())[0], answer).toBe(200);
    }
  });

  test("ignores keys of other types in the key set", async () => {
    const { by, issuer, gate } = await openStandaloneTasks();
    const { accessToken } = await issuer.signUp();
    const others = [{ kty: "RSA", kid: "r", n: "AQAB", e: "AQAB" }, { kid: 7 }, null];
    const keys = [...others, ...issuer.deps.jwks.keys];
    gate.lead(() => Response.json({ keys }));
    expect((await by(accessToken).listTasks()).response.status).toBe(200);
  });
});
