import { describe, expect, test } from "vitest";
import { newestToken, outcome } from "../../support/fixtures/links.ts";
import { signedIn } from "../../support/fixtures/signed-in.ts";
import { createHarness, jsonBody, password } from "../../support/harness.ts";

const from = (network: string) => ({ "x-forwarded-for": network });

async function open() {
  const harness = await createHarness({ TRUSTED_PROXY_HOPS: "1" });
  const email = "owner@example.com";
  const data = signedIn(
    await harness.latch.signUp({
      body: { email, password },
      headers: from("192.0.2.1"),
    }),
  );
  const logIn = (network: string, deviceToken?: string, given = password) =>
    harness.latch.logIn({
      body: { identifier: email, password: given, deviceToken },
      headers: from(network),
    });
  /** A hundred wrong guesses from twenty networks, the owner's among them. */
  async function attack() {
    for (let network = 0; network < 20; network++) {
      const guesses = Array.from({ length: 5 }, () =>
        logIn(network === 0 ? "192.0.2.1" : `198.51.100.${network}`, undefined, "a guess"),
      );
      await Promise.all(guesses);
    }
  }
  return { ...harness, email, deviceToken: data.deviceToken ?? "", logIn, attack };
}

describe("R8: strangers who use up their guesses", () => {
  test("do not lock out the device that signed up, from any network", async () => {
    const { attack, logIn, deviceToken } = await open();
    await attack();
    expect(outcome(await logIn("203.0.113.9"))).toEqual([429, "rate_limited"]);
    expect(outcome(await logIn("192.0.2.1", deviceToken))[0]).toBe(200);
    expect(outcome(await logIn("203.0.113.9", deviceToken))[0]).toBe(200);
  });

  test("do not lock out a browser that holds the device cookie", async () => {
    const { attack, raw, email } = await open();
    const logIn = (cookie?: string) => {
      const { headers, ...init } = jsonBody({ identifier: email, password });
      return raw("POST", "/auth/login?mode=cookie", {
        ...init,
        headers: { ...(headers as object), ...from("192.0.2.77"), ...(cookie && { cookie }) },
      });
    };
    const first = await logIn();
    const cookies = first.headers.getSetCookie();
    const device = cookies.find((cookie) => cookie.startsWith("__Host-latch_device="));
    expect(device).toMatch(/; Max-Age=34560000; Path=\/; HttpOnly; Secure; SameSite=Lax/i);
    expect(await first.json()).not.toHaveProperty("deviceToken");
    await attack();
    expect((await logIn()).status).toBe(429);
    const own = device?.split(";")[0];
    expect((await logIn(own)).status).toBe(200);
    expect((await logIn(`__Host-latch_device=garbage; ${own}`)).status).toBe(200);
  });
});

describe("R8: a device token", () => {
  test("chooses a counter of its own, which wrong guesses fill", async () => {
    const { logIn, deviceToken, pass } = await open();
    for (let guess = 0; guess < 5; guess++) await logIn("192.0.2.1", deviceToken, "a guess");
    expect(outcome(await logIn("192.0.2.1", deviceToken))).toEqual([429, "rate_limited"]);
    expect(outcome(await logIn("192.0.2.1"))[0], "the network has another").toBe(200);
    pass(31);
    expect(outcome(await logIn("192.0.2.1", deviceToken))[0]).toBe(200);
  });

  test("stays the same for the device, also through a refresh", async () => {
    const { latch, logIn, deviceToken } = await open();
    const data = signedIn(await logIn("192.0.2.1", deviceToken));
    expect(data.deviceToken).toBe(deviceToken);
    const body = { refreshToken: data.refreshToken };
    expect((await latch.refreshSession({ body })).data?.deviceToken).toBe(deviceToken);
    const stranger = await logIn("192.0.2.1");
    expect(signedIn(stranger).deviceToken).not.toBe(deviceToken);
  });

  test.each(["of another account", "forged", "from before a recovery"])(
    "%s is a stranger's",
    async (kind) => {
      const { attack, logIn, deviceToken, signUp, latch, mailsTo, email } = await open();
      let token = deviceToken;
      if (kind === "of another account") {
        const other = await latch.signUp({ body: { email: "other@example.com", password } });
        token = signedIn(other).deviceToken ?? "";
      }
      if (kind === "forged") token = `${deviceToken.slice(0, -4)}AAAA`;
      if (kind === "from before a recovery") {
        await latch.forgotPassword({ body: { email } });
        const reset = await newestToken({ mailsTo }, email);
        await latch.resetPassword({ body: { token: reset, password } });
      }
      await attack();
      expect(outcome(await logIn("203.0.113.9", token))).toEqual([429, "rate_limited"]);
      expect(await signUp()).toBeDefined();
    },
  );
});

describe("R8: mails that strangers ask for", () => {
  test("never use up those of the owner's device", async () => {
    const { latch, mailsTo, email, deviceToken } = await open();
    const before = (await mailsTo(email)).length;
    for (let network = 0; network < 30; network++) {
      await latch.forgotPassword({ body: { email }, headers: from(`198.51.100.${network}`) });
    }
    const flooded = (await mailsTo(email)).length - before;
    expect(flooded, "five of all networks, and four reserved ones").toBe(9);
    const asked = await latch.forgotPassword({
      body: { email, deviceToken },
      headers: from("203.0.113.9"),
    });
    expect(outcome(asked)[0]).toBe(202);
    expect((await mailsTo(email)).length - before).toBe(10);
  });

  test("of one network leave mails to an owner on an unknown device", async () => {
    const { latch, mailsTo, email, pass } = await open();
    const stranger = { headers: from("198.51.100.9") };
    const owner = { headers: from("203.0.113.9") };
    const body = { email };
    const countOf = async () => (await mailsTo(email)).length;
    const before = await countOf();
    for (let count = 0; count < 20; count++) {
      await latch.requestEmailCode({ ...stranger, body });
      await latch.forgotPassword({ ...stranger, body });
      await latch.resendVerification({ ...stranger, body });
    }
    expect((await countOf()) - before).toBe(4);
    pass(20 * 60);
    await latch.forgotPassword({ ...owner, body });
    await latch.requestEmailCode({ ...owner, body });
    expect((await countOf()) - before).toBe(6);
  });

  test("of a network are at most two above the common limit", async () => {
    const { latch, mailsTo, email } = await open();
    const ask = (network: string) =>
      latch.forgotPassword({ body: { email }, headers: from(network) });
    for (let network = 0; network < 5; network++) await ask(`198.51.100.${network}`);
    const before = (await mailsTo(email)).length;
    for (let count = 0; count < 6; count++) await ask("192.0.2.66");
    expect((await mailsTo(email)).length - before).toBe(2);
    await ask("203.0.113.9");
    expect((await mailsTo(email)).length - before).toBe(3);
  });

  test("leave one link an hour for an owner without a known device", async () => {
    const { latch, mailsTo, email, pass } = await open();
    const ask = (network: string) =>
      latch.forgotPassword({ body: { email }, headers: from(network) });
    for (let network = 0; network < 10; network++) await ask(`198.51.100.${network}`);
    pass(3600);
    for (let network = 0; network < 5; network++) await ask(`198.51.100.${network}`);
    const before = (await mailsTo(email)).length;
    await ask("203.0.113.9");
    expect((await mailsTo(email)).length - before).toBe(1);
  });

  test("by change of email: three an hour to one address, ten in all", async () => {
    const { signUp, mailsTo } = await open();
    const { latch } = await signUp();
    const ask = (email: string) => latch.changeEmail({ body: { email, password } });
    const answers = [];
    for (let count = 0; count < 5; count++)
      answers.push(outcome(await ask("victim@example.com"))[0]);
    expect(answers).toEqual([202, 202, 202, 429, 429]);
    expect(await mailsTo("victim@example.com")).not.toHaveLength(5);
    for (let count = 0; count < 5; count++) await ask(`victim${count}@example.com`);
    expect(outcome(await ask("another@example.com"))).toEqual([429, "rate_limited"]);
    for (let other = 0; other < 3; other++) {
      const person = await signUp();
      await person.latch.changeEmail({ body: { email: "victim@example.com", password } });
    }
    const last = await (await signUp()).latch.changeEmail({
      body: { email: "victim@example.com", password },
    });
    expect(outcome(last)).toEqual([429, "rate_limited"]);
  });
});
