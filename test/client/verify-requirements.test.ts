import { enforce, type Principal, type Requirement, refusalResponse } from "@latch/client/verify";
import { problems, Role } from "@latch/contract";
import { expect, test } from "vitest";
import { refusals } from "../../packages/client/src/verify/refusal.ts";
import { forgeToken, validClaims } from "../support/fixtures/forge.ts";
import { createHarness, password } from "../support/harness.ts";
import { shareHarness } from "../support/shared-harness.ts";
import { bearer, openVerifier, refusalOf } from "../support/verify/verifier.ts";

const shared = shareHarness();

/** Verifies a token with the given claims. */
function verifyClaims(change: Record<string, unknown>, requirement: Requirement) {
  const { keys, clock } = shared();
  const token = forgeToken(keys.signing.current, { ...validClaims(clock()), ...change });
  return openVerifier(shared()).verify(bearer(token), requirement);
}
const secondsAgo = (seconds: number) => Math.floor(shared().clock() / 1000) - seconds;

test("the problems have the status and the title of the contract", () => {
  expect(problems).toMatchObject(refusals);
});

test("a role includes the roles below it", async () => {
  for (const [held, role] of Role.options.entries()) {
    for (const [wanted, lowest] of Role.options.entries()) {
      const verified = verifyClaims({ role }, { role: lowest });
      if (held >= wanted) await expect(verified).resolves.toMatchObject({ role });
      else expect((await refusalOf(verified)).problem.code).toBe("forbidden");
    }
  }
});

test("a refusal has the problem and the challenge of RFC 6750", async () => {
  const refusal = await refusalOf(verifyClaims({}, { role: "agent" }));
  const response = refusalResponse(refusal);
  expect(response.status).toBe(403);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(response.headers.get("www-authenticate")).toBe(
    'Bearer realm="latch", error="insufficient_scope"',
  );
  expect(await response.json()).toEqual({
    type: "/problems/forbidden",
    title: "Permission denied",
    status: 403,
    code: "forbidden",
  });
});

test("a plan is one of the required ones", async () => {
  const scope = "plan:pro";
  await verifyClaims({ scope }, { plan: "pro" });
  await verifyClaims({ scope }, { plan: ["team", "pro"] });
  const { problem } = await refusalOf(verifyClaims({ scope }, { plan: ["team", "free"] }));
  expect(problem).toMatchObject({ code: "plan_required", detail: "Required plan: team or free" });
  for (const other of ["", "plan:", "pro", "plan:professional"]) {
    await refusalOf(verifyClaims({ scope: other }, { plan: "pro" }));
  }
  await refusalOf(verifyClaims({ scope: "" }, { plan: [] }));
});

test("step-up requires a level and an age, with the challenge of RFC 9470", async () => {
  const requirement = { acr: "aal2", maxAge: 300 } as const;
  const fresh = { acr: "aal2", auth_time: secondsAgo(10) };
  await verifyClaims(fresh, requirement);
  await verifyClaims(fresh, { acr: "aal1" });
  for (const change of [
    { auth_time: secondsAgo(302) },
    { auth_time: undefined },
    { acr: "aal1" },
    { acr: undefined },
    { acr: "aal3" },
  ]) {
    const { problem, headers } = await refusalOf(
      verifyClaims({ ...fresh, ...change }, requirement),
    );
    expect(problem).toMatchObject({ status: 401, code: "reauthentication_required" });
    expect(headers["www-authenticate"]).toBe(
      'Bearer realm="latch", error="insufficient_user_authentication", acr_values="aal2", max_age="300"',
    );
  }
});

test("a fresh proof satisfies the age, and a refresh does not", async () => {
  const harness = await createHarness();
  const { verify } = openVerifier(harness);
  const { refreshToken, accessToken, latch } = await harness.signUp();
  const requirement = { maxAge: 300 };
  await verify(bearer(accessToken), requirement);
  harness.pass(600);
  const refused = await refusalOf(verify(bearer(accessToken), requirement));
  // The same response as that of the API, for which a page has one handler.
  const api = await latch.createApiKey({ body: { name: "k", scopes: ["token:verify"] } });
  expect(api.error).toMatchObject({ ...refused.problem });
  expect(api.response.headers.get("www-authenticate")).toBe(
    refused.headers["www-authenticate"]?.replace("300", "600"),
  );
  const refreshed = await harness.latch.refreshSession({ body: { refreshToken } });
  await refusalOf(verify(bearer(refreshed.data?.accessToken ?? ""), requirement));
  const proved = await harness.latch.reauthenticate({
    body: {
      refreshToken: refreshed.data?.refreshToken ?? "",
      proofs: [{ method: "password", password }],
    },
  });
  await verify(bearer(proved.data?.accessToken ?? ""), requirement);
});

test("a requirement that cannot be satisfied fails", () => {
  const principal = { kind: "session", userId: "usr_1", role: "super_admin" } as Principal;
  for (const requirement of [
    { role: "root" },
    { acr: "aal3" },
    { maxAge: Number.NaN },
    { maxAge: -1 },
    { scope: "tasks:read", maxAge: 300 },
    { scope: "tasks:read", acr: "aal1" },
  ]) {
    expect(() => enforce(principal, requirement as Requirement)).toThrow(TypeError);
  }
});
