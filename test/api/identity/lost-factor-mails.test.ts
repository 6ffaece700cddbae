import { describe, expect, test, vi } from "vitest";
import { outcome } from "../../support/fixtures/links.ts";
import { mailedCodeProof, newestCode } from "../../support/fixtures/mailed-code.ts";
import {
  beginLogIn,
  enrolTotp,
  proveFor,
  signInWith,
} from "../../support/fixtures/second-factor.ts";
import { eventAbout, linkTo } from "../../support/fixtures/security-mails.ts";
import { pending } from "../../support/fixtures/signed-in.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { createHarness, type Harness, password } from "../../support/harness.ts";
import { openMailPipeline } from "../../support/mail-pipeline.ts";
import { timeLimit } from "../../support/time-limit.ts";

const hours = 3600;

type Client = Pick<Harness, "latch" | "mailsTo">;

async function open() {
  const harness = await createHarness();
  const ada = await enrolTotp(harness, await harness.signUp());
  return { harness, ada, email: ada.user.email ?? "" };
}

/** Reports the lost factor in a new login. @returns the challenge that requires the mailed code */
async function report({ latch }: Client, email: string) {
  const challenge = await beginLogIn({ latch }, email);
  return pending(await latch.reportLostFactor({ body: { challenge } })).challenge;
}

const answer = ({ latch }: Client, challenge: string, code: string) =>
  latch.answerChallenge({ body: { challenge, proof: { method: "email_code", code } } });

const wrongFor = (code: string) => code.replace(/\d/g, (digit) => String((Number(digit) + 1) % 10));

/** Requests the removal of the lost factors. @returns when it takes effect */
async function requestRemoval(harness: Client, email: string) {
  const challenge = await report(harness, email);
  const proof = await vi.waitFor(() => mailedCodeProof(harness, email), timeLimit);
  const body = { challenge, proof };
  return pending(await harness.latch.answerChallenge({ body })).availableAt ?? "";
}

const isRequested = async (harness: Harness) =>
  (await scan(harness.database, "Users")).some((user) => user["factorRecovery"] !== undefined);

describe("the code that a lost factor requires", () => {
  test("is mailed with each report, and works for its challenge only", async () => {
    const { harness, email } = await open();
    const begun = await beginLogIn(harness, email);
    const body = { challenge: begun };
    const first = pending(await harness.latch.reportLostFactor({ body })).challenge;
    const { code: firstCode } = await newestCode(harness, email);
    const second = pending(await harness.latch.reportLostFactor({ body })).challenge;
    const { code: secondCode } = await newestCode(harness, email);
    expect(secondCode).not.toBe(firstCode);
    expect(outcome(await answer(harness, second, firstCode))).toEqual([401, "invalid_credentials"]);
    expect(outcome(await answer(harness, first, firstCode))[0]).toBe(202);
    expect(outcome(await answer(harness, second, secondCode))[0]).toBe(202);
    expect(outcome(await answer(harness, second, secondCode)), "a second time").toEqual([
      401,
      "invalid_challenge",
    ]);
  });

  test("is judged five times, and another report does not reset the count", async () => {
    const { harness, email } = await open();
    const body = { challenge: await beginLogIn(harness, email) };
    const { challenge } = pending(await harness.latch.reportLostFactor({ body }));
    const { code } = await newestCode(harness, email);
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => answer(harness, challenge, wrongFor(code)).then(outcome)),
    );
    expect(answers.filter(([, problem]) => problem === "invalid_credentials")).toHaveLength(5);
    await harness.latch.reportLostFactor({ body });
    expect(outcome(await answer(harness, challenge, code))).toEqual([401, "invalid_challenge"]);
    expect(await isRequested(harness)).toBe(false);
  });

  test("is mailed within the limit on mails", async () => {
    const { harness, email } = await open();
    for (let count = 0; count < 8; count++) await report(harness, email);
    const codes = (await harness.mailsTo(email)).filter(({ text }) => /^\d{4} \d{4}$/m.test(text));
    // The limit of one network.
    expect(codes).toHaveLength(4);
  });
});

describe("R12: the request to remove lost factors", () => {
  test("and its cancellation are events, activity entries and mails", {
    timeout: 180_000,
  }, async () => {
    const pipeline = await openMailPipeline();
    const ada = await enrolTotp(pipeline, await pipeline.signUp({ email: "ada@example.com" }));
    await requestRemoval(pipeline, "ada@example.com");
    expect((await ada.latch.cancelFactorRecovery()).response.status).toBe(204);
    const subjects = [
      "Your second factor will be removed in 72 hours",
      "Your second factor will not be removed",
    ];
    await vi.waitFor(async () => {
      const mails = await pipeline.mailsTo("ada@example.com");
      const linked = mails.filter(({ text }) => /\/secure-account\S*#token=/.test(text));
      expect(linked.map(({ subject }) => subject)).toEqual(expect.arrayContaining(subjects));
    }, timeLimit);
    await vi.waitFor(async () => {
      const { data } = await ada.latch.listMyActivity({ params: { query: { limit: 100 } } });
      const types = data?.items.map(({ type }) => type);
      const expected = ["user.factor_recovery_requested", "user.factor_recovery_cancelled"];
      expect(types).toEqual(expect.arrayContaining(expected));
    }, timeLimit);
  });

  test("leads to a mail that contains the time of the removal", async () => {
    const { harness, ada, email } = await open();
    const availableAt = await requestRemoval(harness, email);
    const event = eventAbout(harness, ada.user, "user.factor_recovery_requested");
    event.time = new Date(Date.parse(availableAt) - 72 * hours * 1000).toISOString();
    await harness.sendMail(event);
    const [mail] = await harness.mailsTo(email);
    const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
    expect(mail?.text).toContain(day.format(new Date(availableAt)));
    expect(mail?.text).toContain("log in with your second factor");
  });

  test("is cancelled by the link that secures the account", async () => {
    const { harness, ada, email } = await open();
    await requestRemoval(harness, email);
    expect(await isRequested(harness)).toBe(true);
    await harness.sendMail(eventAbout(harness, ada.user, "user.factor_recovery_requested"));
    const token = await linkTo("secure-account", harness, email);
    expect((await harness.latch.secureAccount({ body: { token } })).response.status).toBe(200);
    expect(await isRequested(harness)).toBe(false);
  });

  test("ends with the factors, so that it does not remove later ones", async () => {
    const { harness, ada, email } = await open();
    harness.pass(72 * hours + 1);
    await requestRemoval(harness, email);
    const proofs = [
      { method: "password" as const, password },
      { method: "totp" as const, code: ada.nextCode() },
    ];
    const proved = await proveFor(harness, ada, "removeTotp", ...proofs);
    expect((await proved.latch.removeTotp()).response.status).toBe(204);
    expect(await isRequested(harness)).toBe(false);
  });

  test("is cancelled by a login with the factor", async () => {
    const { harness, ada, email } = await open();
    await requestRemoval(harness, email);
    await signInWith(harness, email, { method: "totp", code: ada.nextCode() });
    expect(await isRequested(harness)).toBe(false);
  });
});
