import { describe, expect, test } from "vitest";
import { open as openStaff } from "../../support/fixtures/enrolment.ts";
import {
  beginLogIn,
  codeAt,
  enrolTotp,
  passwordProof,
  proveFor,
} from "../../support/fixtures/second-factor.ts";
import { pending } from "../../support/fixtures/signed-in.ts";
import { createHarness, jsonBody, password } from "../../support/harness.ts";
import { stopClock } from "../../support/stop-clock.ts";

type Problem = { detail?: string; errors?: { pointer: string; detail: string }[] };
const detailOf = ({ error }: { error?: unknown }) => (error as Problem | undefined)?.detail;

const email = "ada@example.com";

describe("the detail of a problem describes what the user can do:", () => {
  test("a wrong password", async () => {
    const { latch, signUp } = await createHarness();
    const person = await signUp({ email });
    const body = { identifier: email, password: "wrong wrong" };
    expect(detailOf(await latch.logIn({ body }))).toBe("The identifier or password is incorrect");
    const change = { email: "new@example.com", password: "wrong wrong" };
    expect(detailOf(await person.latch.changeEmail({ body: change }))).toBe(
      "The password is incorrect",
    );
  });

  test("a wrong code from the mail", async () => {
    const { latch, signUp } = await createHarness();
    await signUp({ email });
    const { challenge } = pending(await latch.requestEmailCode({ body: { email } }));
    const answer = (proof: { code: string } | { token: string }) =>
      latch.answerChallenge({ body: { challenge, proof: { method: "email_code", ...proof } } });
    expect(detailOf(await answer({ code: "00000000" }))).toBe("The code is incorrect");
    expect(detailOf(await answer({ token: "ott_wrong" }))).toBe("The link is incorrect");
  });

  test("a TOTP code that was used, and one that is wrong", async () => {
    const harness = await createHarness();
    const ada = await enrolTotp(harness, await harness.signUp());
    const answer = async (code: string) => {
      const challenge = await beginLogIn(harness, ada.user.email);
      return harness.latch.answerChallenge({
        body: { challenge, proof: { method: "totp", code } },
      });
    };
    const detail = "The code is wrong or was already used: wait for the next code";
    expect(detailOf(await answer(codeAt(ada.secret, harness.clock())))).toBe(detail);
    expect(detailOf(await answer("000000"))).toBe(detail);
  });

  test("a role or a scope that is missing", async () => {
    const { signUp, as } = await createHarness();
    const { latch } = await signUp();
    expect(detailOf(await latch.listUsers())).toBe("Required role: agent");
    const key = { name: "k", scopes: ["tasks:read" as const] };
    const { data } = await latch.createApiKey({ body: key });
    const keyed = as({ "x-api-key": data?.key ?? "" });
    expect(detailOf(await keyed.createTask({ body: { title: "t" } }))).toBe(
      "Required scope of the API key: tasks:write",
    );
  });

  test("a password that the body lacks", async () => {
    const { signUp } = await createHarness();
    const { latch } = await signUp();
    expect(detailOf(await latch.deleteMe())).toMatch(
      /^Send the password in the body, or the header/,
    );
  });

  test("an authentication that is too old", async () => {
    const { signUp, pass } = await createHarness();
    const { latch } = await signUp();
    pass(601);
    expect(detailOf(await latch.exportMe())).toBe(
      "The authentication is older than 10 minutes: call `reauthenticate`",
    );
  });

  test("a factor that a login adds before the code from the mail", async () => {
    const { harness, logIn } = await openStaff();
    const { challenge } = pending(await logIn());
    const added = await harness.latch.enrolTotp({ body: { challenge } });
    expect(added.error?.code).toBe("invalid_challenge");
    expect(detailOf(added)).toBe(
      "Answer the challenge with the code from the mail before you add a factor",
    );
  });

  test("a factor that is too new, with the time from which it suffices", async () => {
    stopClock();
    const harness = await createHarness();
    const ada = await enrolTotp(harness, await harness.signUp());
    const availableAt = new Date(harness.clock() + 72 * 3600 * 1000).toISOString();
    const proof = { method: "totp" as const, code: ada.nextCode() };
    const proved = await proveFor(harness, ada, "removeTotp", passwordProof, proof);
    const { error } = await proved.latch.removeTotp();
    expect((error as { availableAt?: string }).availableAt).toBe(availableAt);
    expect(detailOf({ error })).toContain(`suffices from ${availableAt} on`);
  });

  test("a field that is missing", async () => {
    const { raw } = await createHarness();
    const response = await raw("POST", "/auth/login", jsonBody({ password: 1 }));
    expect(((await response.json()) as Problem).errors).toEqual([
      { in: "body", pointer: "#/identifier", detail: "Required" },
      { in: "body", pointer: "#/password", detail: expect.stringContaining("expected string") },
    ]);
  });

  test("an operation that requires a token for itself", async () => {
    const { signUp } = await createHarness();
    const { latch } = await signUp();
    const refused = await latch.setUpTotp();
    expect(detailOf(refused)).toBe(
      "Send the header X-Reauthentication with a token of `reauthenticate` for setUpTotp",
    );
    const header = refused.response.headers.get("www-authenticate");
    expect(header).toContain('error="insufficient_user_authentication"');
    expect(header).not.toContain("max_age");
    const change = await latch.changeEmail({ body: { email } });
    expect(detailOf(change)).toContain("the header X-Reauthentication");
    expect(change.response.headers.get("www-authenticate")).not.toContain("max_age");
    expect((await latch.changeEmail({ body: { email, password } })).response.status).toBe(202);
  });
});
