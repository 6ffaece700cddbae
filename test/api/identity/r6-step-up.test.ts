import type { ConfirmedOperation } from "@latch/client";
import { contract, type Route } from "@latch/contract";
import { decode } from "hono/jwt";
import { describe, expect, test } from "vitest";
import { signedIn } from "../../support/fixtures/signed-in.ts";
import { createHarness, type Harness, password } from "../../support/harness.ts";
import { openCountingDatabase } from "../../support/roundtrips.ts";

const minutes = 60;
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const proofs = [{ method: "password" as const, password }];

/** Signs up a user, whose access token stays valid while the authentication becomes old. */
async function signUpLongAgo(harness: Harness, role: "user" | "super_admin" = "user") {
  const { signUp, pass, latch, as } = harness;
  const person = await signUp({ role });
  pass(11 * minutes);
  const { data } = await latch.refreshSession({ body: { refreshToken: person.refreshToken } });
  if (!data?.refreshToken) throw new Error("The session has ended");
  return {
    ...person,
    accessToken: data.accessToken,
    refreshToken: data.refreshToken,
    latch: as(bearer(data.accessToken)),
  };
}

const claimsOf = (token: string) =>
  decode(token).payload as { auth_time: number; amr: string[]; acr: string; iat: number };

const guarded = Object.values<Route>(contract).filter(
  (route) => route["x-recent-authentication"] && !route["x-recent-authentication"].singleUse,
);

describe("R6: an operation that requires a recent authentication", () => {
  test.each(guarded)("$operationId rejects an older one", async ({ method, path }) => {
    const harness = await createHarness();
    const { accessToken } = await signUpLongAgo(harness, "super_admin");
    const target = path.replace(/{(\w+)}/g, "usr_01jd7p3t1kf4fvz0e8m2q5c9ax");
    const headers = bearer(accessToken);
    const response = await harness.raw(method.toUpperCase(), target, { headers });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: "reauthentication_required" });
    expect(response.headers.get("www-authenticate")).toBe(
      'Bearer realm="latch", error="insufficient_user_authentication", max_age="600"',
    );
  });

  test("accepts the session after reauthenticate, and a refresh does not renew it", async () => {
    const harness = await createHarness();
    const { latch, as, pass } = harness;
    const person = await signUpLongAgo(harness);
    const key = { name: "ci", scopes: ["tasks:read" as const] };
    expect((await person.latch.createApiKey({ body: key })).error?.code).toBe(
      "reauthentication_required",
    );

    const again = await latch.reauthenticate({
      body: { refreshToken: person.refreshToken, proofs },
    });
    const token = again.data?.accessToken ?? "";
    expect(claimsOf(token)).toMatchObject({ amr: ["pwd"], acr: "aal1" });
    expect((await as(bearer(token)).createApiKey({ body: key })).response.status).toBe(201);

    pass(11 * minutes);
    const { data } = await latch.refreshSession({
      body: { refreshToken: again.data?.refreshToken },
    });
    expect(claimsOf(data?.accessToken ?? "").auth_time).toBe(claimsOf(token).auth_time);
    const late = await as(bearer(data?.accessToken ?? "")).createApiKey({ body: key });
    expect(late.error?.code).toBe("reauthentication_required");
  });

  test("an invitation above user grants a role, so it requires it as well", async () => {
    const harness = await createHarness();
    const { latch } = await signUpLongAgo(harness, "super_admin");
    const invite = (role: "user" | "master") =>
      latch.createUser({ body: { email: `${role}@example.com`, role } });
    expect((await invite("master")).error?.code).toBe("reauthentication_required");
    expect((await invite("user")).response.status).toBe(201);
  });

  test("does not accept an API key, which the start of the API would report", () => {
    for (const route of guarded) {
      expect(route.security.some((entry) => "apiKeyAuth" in entry)).toBe(false);
    }
  });
});

describe("R6: reauthenticate", () => {
  test("rotates the refresh token, whose use afterwards is a replay", async () => {
    const harness = await createHarness();
    const { latch, pass } = harness;
    const { refreshToken } = await harness.signUp();
    const first = await latch.reauthenticate({ body: { refreshToken, proofs } });
    expect(first.data?.refreshToken).not.toBe(refreshToken);
    pass(minutes);
    const replayed = await latch.reauthenticate({ body: { refreshToken, proofs } });
    expect(replayed.error?.code).toBe("invalid_session");
    const ended = await latch.refreshSession({ body: { refreshToken: first.data?.refreshToken } });
    expect(ended.error?.code).toBe("invalid_session");
  });

  test("counts wrong passwords before it judges them", async () => {
    const { latch, signUp } = await createHarness();
    const { refreshToken } = await signUp();
    const wrong = [{ method: "password" as const, password: "wrong" }];
    const results = await Promise.all(
      Array.from({ length: 30 }, () =>
        latch.reauthenticate({ body: { refreshToken, proofs: wrong } }),
      ),
    );
    const judged = results.filter(({ error }) => error?.code === "invalid_credentials");
    expect(judged.length).toBeLessThanOrEqual(5);
    expect((await latch.refreshSession({ body: { refreshToken } })).response.status).toBe(200);
  });

  test("two at once: one rotates the session", async () => {
    const { latch, signUp } = await createHarness();
    const { refreshToken } = await signUp();
    const results = await Promise.all(
      [1, 2].map(() => latch.reauthenticate({ body: { refreshToken, proofs } })),
    );
    const statuses = results.map(({ response }) => response.status).sort();
    expect([
      [200, 200],
      [200, 409],
    ]).toContainEqual(statuses);
  });

  test("two database calls follow one another", async () => {
    const { database, watch } = await openCountingDatabase();
    const { latch, signUp } = await createHarness({}, { database });
    const { refreshToken } = await signUp();
    const { rounds } = await watch(() => latch.reauthenticate({ body: { refreshToken, proofs } }));
    expect(rounds).toBe(2);
  });
});

describe("R6: an operation that requires a proof for itself alone", () => {
  const open = async (operation: ConfirmedOperation) => {
    const harness = await createHarness();
    const person = await harness.signUp();
    const { data } = await harness.latch.reauthenticate({
      body: { refreshToken: person.refreshToken, proofs, operation },
    });
    const headers = {
      ...bearer(data?.accessToken ?? ""),
      "x-reauthentication": data?.reauthenticationToken ?? "",
    };
    return { ...harness, person, headers, proved: harness.as(headers) };
  };
  const newPassword = "a wholly different passphrase";

  test("accepts the token once, also of two requests at once", async () => {
    const { proved } = await open("changeEmail");
    const change = (email: string) => proved.changeEmail({ body: { email } });
    const results = await Promise.all([change("one@example.com"), change("two@example.com")]);
    const outcomes = results.map(({ error }) => error?.code ?? "done").sort();
    expect(outcomes).toEqual(["done", "reauthentication_required"]);
    expect((await change("three@example.com")).error?.code).toBe("reauthentication_required");
  });

  test("rejects a token of another operation", async () => {
    const { proved } = await open("changeEmail");
    const { error } = await proved.changePassword({
      body: { newPassword, endOtherSessions: true },
    });
    expect(error?.code).toBe("reauthentication_required");
  });

  test("rejects a token of another session", async () => {
    const { headers, person, latch, as } = await open("changePassword");
    const body = { identifier: person.user.email, password };
    const other = as({ ...headers, ...bearer(signedIn(await latch.logIn({ body })).accessToken) });
    const { error } = await other.changePassword({ body: { newPassword, endOtherSessions: true } });
    expect(error?.code).toBe("reauthentication_required");
  });

  test("rejects a token after 10 minutes, and a forged one", async () => {
    const { proved, pass, as, headers } = await open("changePassword");
    const forged = as({ ...headers, "x-reauthentication": "lra_AAAA" });
    expect(
      (await forged.changePassword({ body: { newPassword, endOtherSessions: true } })).error?.code,
    ).toBe("reauthentication_required");
    pass(10 * minutes + 1);
    const { error } = await proved.changePassword({
      body: { newPassword, endOtherSessions: true },
    });
    expect(error?.code).toBe("reauthentication_required");
  });

  test("accepts the password instead, and nothing without either", async () => {
    const { signUp } = await createHarness();
    const { latch } = await signUp();
    expect(
      (await latch.changePassword({ body: { newPassword, endOtherSessions: true } })).error?.code,
    ).toBe("reauthentication_required");
    const { response } = await latch.changePassword({
      body: { currentPassword: password, newPassword, endOtherSessions: true },
    });
    expect(response.status).toBe(204);
  });

  test("the token deletes the account", async () => {
    const { proved } = await open("deleteMe");
    expect((await proved.deleteMe({ body: {} })).response.status).toBe(204);
  });
});
