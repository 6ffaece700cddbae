import { decode } from "hono/jwt";
import { expect, test } from "vitest";
import { enrolTotp, passwordProof, proveFor } from "../../support/fixtures/second-factor.ts";
import { createHarness, type Harness } from "../../support/harness.ts";

const minutes = 60;
const params = { path: { userId: "usr_01jd7p3t1kf4fvz0e8m2q5c9ax" } };

const challengeOf = ({ response }: { response: Response }) =>
  response.headers.get("www-authenticate");
const required = 'Bearer realm="latch", error="insufficient_user_authentication"';
/** The challenge of an operation that requires level 2. The age does not matter to one that takes a token. */
const level2 = (maxAge?: number) =>
  [required, ...(maxAge ? [`max_age="${maxAge}"`] : []), 'acr_values="aal2"'].join(", ");

type Client = Harness["latch"];
/** Operations that require a proof at the highest level of the account, without one. */
const withoutProof: [string, (latch: Client) => Promise<{ response: Response }>][] = [
  ["createRecoveryCodes", (latch) => latch.createRecoveryCodes()],
  ["removeTotp", (latch) => latch.removeTotp()],
  ["changeEmail", (latch) => latch.changeEmail({ body: { email: "new@example.com" } })],
  ["deleteMe", (latch) => latch.deleteMe({ body: {} })],
];

test.each(withoutProof)(
  "R6: acr_values names aal2 if %s needs a second factor",
  async (_, call) => {
    const harness = await createHarness();
    const person = await harness.signUp();
    expect(challengeOf(await call(person.latch)), "password only").toBe(required);
    await enrolTotp(harness, person);
    expect(challengeOf(await call(person.latch))).toBe(level2());
  },
);

test("R6: a password or a forged token in place of the second factor leads to acr_values", async () => {
  const harness = await createHarness();
  const person = await enrolTotp(harness, await harness.signUp());
  const body = { email: "new@example.com", password: "x" };
  expect(challengeOf(await person.latch.changeEmail({ body }))).toBe(level2());
  const forged = harness.as({
    authorization: `Bearer ${person.accessToken}`,
    "x-reauthentication": "lra_AAAA",
  });
  expect(challengeOf(await forged.removeTotp())).toBe(level2());
});

test("R6: reauthenticate requires the level that the access token then has", async () => {
  const harness = await createHarness();
  const person = await enrolTotp(harness, await harness.signUp());
  const { refreshToken } = person;
  const refused = await harness.latch.reauthenticate({
    body: { refreshToken, proofs: [passwordProof] },
  });
  expect(challengeOf(refused)).toBe(level2());
  const proved = await harness.latch.reauthenticate({
    body: { refreshToken, proofs: [passwordProof, { method: "totp", code: person.nextCode() }] },
  });
  const { acr } = decode(proved.data?.accessToken ?? "").payload;
  expect(challengeOf(refused)).toContain(`acr_values="${acr}"`);
});

test("R6: a proof that another request has used leads to acr_values", async () => {
  const harness = await createHarness();
  const person = await enrolTotp(harness, await harness.signUp());
  harness.pass(73 * 60 * minutes);
  const code = { method: "totp" as const, code: person.nextCode() };
  const proved = await proveFor(harness, person, "changeEmail", passwordProof, code);
  const change = (email: string) => proved.latch.changeEmail({ body: { email } });
  const results = [await change("one@example.com"), await change("two@example.com")];
  expect(results.map(challengeOf)).toEqual([null, level2()]);
});

test("R6: an administrator without a second factor cannot reset those of others", async () => {
  const harness = await createHarness();
  const admin = await harness.signUp({ role: "super_admin" });
  const reset = await admin.latch.resetUserAuthenticators({ params, body: { reason: "Lost" } });
  expect(challengeOf(reset)).toBe(level2(600));
});

test("R6: acr_values names aal2 also if the operation needs a recent authentication only", async () => {
  const harness = await createHarness();
  const person = await enrolTotp(harness, await harness.signUp());
  harness.pass(11 * minutes);
  const { refreshToken } = person;
  const { data } = await harness.latch.refreshSession({ body: { refreshToken } });
  const later = harness.as({ authorization: `Bearer ${data?.accessToken}` });
  const created = await later.createApiKey({ body: { name: "ci", scopes: ["tasks:read"] } });
  expect(challengeOf(created)).toBe(level2(600));
});
