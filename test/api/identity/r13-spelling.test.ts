import { purgeExpired } from "@latch/adapters/dynamodb";
import { describe, expect, test } from "vitest";
import { newestToken, outcome } from "../../support/fixtures/links.ts";
import { signUpWithOlderSpelling } from "../../support/fixtures/older-spelling.ts";
import { signedIn } from "../../support/fixtures/signed-in.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { openUserFile } from "../../support/fixtures/user-file.ts";
import { createHarness, type Harness, password } from "../../support/harness.ts";

const unicode = "ada@münchen.example";
const ascii = "ada@xn--mnchen-3ya.example";

/** Spellings of one address. */
const spellings = [
  unicode,
  ascii,
  "ADA@MÜNCHEN.EXAMPLE",
  "ada@XN--MNCHEN-3YA.example",
  "ada@mu\u0308nchen.example",
  "ada@ｍünchen.example",
  "ada@münchen。example",
  ` ${unicode} `,
];

const signUp = async ({ latch }: Harness, email: string) =>
  outcome(await latch.signUp({ body: { email, password } }));
const logIn = async ({ latch }: Harness, identifier: string, secret = password) =>
  outcome(await latch.logIn({ body: { identifier, password: secret } }))[0];

describe("R13: the spellings of one address are one account", () => {
  test.each([
    ["dup@example.com", "dup@ｅxample.com"],
    ["dup@ｅxample.com", "dup@example.com"],
    ["dup@münchen.example", "dup@xn--mnchen-3ya.example"],
    ["dup@xn--mnchen-3ya.example", "dup@münchen.example"],
    ["dup@ΣΑΣ.example", "dup@xn--mxa9ab.example"],
    ["dup@उदाहरण.example", "dup@xn--p1b6ci4b4b3a.example"],
    ["zoe\u0308@example.com", "zo\u00eb@example.com"],
  ])("sign-up of %j, then of %j", async (first, second) => {
    const harness = await createHarness();
    expect(await signUp(harness, first)).toEqual([201, undefined]);
    expect(await signUp(harness, second)).toEqual([409, "email_taken"]);
    expect(await logIn(harness, first)).toBe(200);
    expect(await logIn(harness, second)).toBe(200);
  });

  test("thirty sign-ups at once make one account", async () => {
    const harness = await createHarness();
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        signUp(harness, spellings[index % spellings.length] ?? ""),
      ),
    );
    expect(answers.filter(([status]) => status === 201)).toHaveLength(1);
  });

  test("it is stored as A-labels and shown in Unicode", async () => {
    const harness = await createHarness();
    const { user } = await harness.signUp({ email: `x${unicode.toUpperCase()}` });
    expect(user.email).toBe(`x${unicode}`);
    const [stored] = await scan(harness.database, "Users");
    expect(stored?.["email"]).toBe(`x${ascii}`);
    const admin = await harness.signUp({ role: "super_admin" });
    for (const email of spellings) {
      const query = { email: `x${email.trim()}` };
      const { data } = await admin.latch.listUsers({ params: { query } });
      expect(data?.items.map((item) => item.email)).toEqual([`x${unicode}`]);
    }
  });

  test("a login by each spelling, and a mail to the A-labels", async () => {
    const harness = await createHarness();
    const { latch } = await harness.signUp({ email: unicode });
    for (const spelling of spellings) {
      expect(await logIn(harness, spelling), spelling).toBe(200);
    }
    await harness.latch.forgotPassword({ body: { email: "ada@ｍünchen.example" } });
    const token = await newestToken(harness, ascii);
    const reset = { token, password: "another fine long password" };
    expect(outcome(await latch.resetPassword({ body: reset }))[0]).toBe(204);
    expect(await logIn(harness, ascii, reset.password)).toBe(200);
  });

  test("wrong guesses by different spellings fill one count", async () => {
    const harness = await createHarness();
    await harness.signUp({ email: unicode });
    const statuses: unknown[] = [];
    for (const spelling of spellings) statuses.push(await logIn(harness, spelling, "wrong wrong"));
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
  });

  test("a change to another spelling of a taken address mails nothing", async () => {
    const harness = await createHarness();
    await harness.signUp({ email: unicode });
    const { latch } = await harness.signUp();
    for (const email of [ascii, "ada@ｍünchen.example"]) {
      expect(outcome(await latch.changeEmail({ body: { email, password } }))[0]).toBe(202);
    }
    const subjects = (await harness.mailsTo(ascii)).map(({ text = "" }) => text);
    expect(subjects.filter((text) => text.includes("verify-email"))).toHaveLength(1);
  });

  test("a confirmed change stores A-labels, shows Unicode and notifies the former address", async () => {
    const harness = await createHarness();
    const { user, latch } = await harness.signUp();
    await latch.changeEmail({ body: { email: "ADA@ｍünchen.example", password } });
    const [notice] = await harness.mailsTo(user.email);
    expect(notice?.text).toContain(unicode);
    const token = await newestToken(harness, ascii);
    expect(outcome(await latch.verifyEmail({ body: { token } }))[0]).toBe(204);
    expect((await latch.getMe()).data?.email).toBe(unicode);
    expect(await signUp(harness, ascii)).toEqual([409, "email_taken"]);
  });

  test.each(spellings)("an invitation of %j", async (spelling) => {
    const harness = await createHarness();
    const { latch } = await harness.signUp({ role: "super_admin" });
    const invite = (email: string) => latch.createUser({ body: { email, role: "user" } });
    const { data } = await invite(ascii);
    expect(data?.email).toBe(unicode);
    expect(outcome(await invite(spelling))).toEqual([409, "email_taken"]);
  });

  test("an import, and an import of its export", async () => {
    const harness = await createHarness();
    const place = await openUserFile(harness.database);
    place.write([{ email: unicode }, { email: ascii }, { email: "ada@ｍünchen.example" }]);
    const imported = { created: 1, refused: 2 };
    expect(await place.import({ dryRun: true })).toMatchObject(imported);
    expect(await place.import()).toMatchObject(imported);
    expect(place.readReport().map(({ reasons }) => reasons)).toEqual(
      Array(2).fill(["email: An account with this email address already exists"]),
    );
    const [user] = await scan(harness.database, "Users");
    expect(user?.["email"]).toBe(ascii);
  });
});

describe("R13: the text is refused as an address", () => {
  test.each([
    "two..dots@example.com",
    ".first@example.com",
    "last.@example.com",
    "ada@two..dots.example",
    "ada@1.2.3",
    "ada@127.0.0.1",
    "ada@0x7f.1",
    "ada@１２７.0.0.1",
    "ada@a%2eb.example",
    "ada@a％2eb.example",
    "ada@example.com:80",
    "ada@user:secret@example.com",
    "ada@under_score.example",
    "ada@example.com/path",
    "ada@[::1]",
    "ada@xn--example-.com",
    "ada@-dash.example",
    "ada@sof\u00adt.example",
    "ada@zero\u200bwidth.example",
    `ada@${"ü".repeat(60)}.example`,
  ])("%j", async (email) => {
    const harness = await createHarness();
    expect(await signUp(harness, email)).toEqual([400, "invalid_request"]);
  });
});

test("R13: A-labels that are no spelling of their Unicode form are shown as they are", async () => {
  const harness = await createHarness();
  for (const email of ["a@xn--a.example", "a@xn--n3h.example"]) {
    const data = signedIn(await harness.latch.signUp({ body: { email, password } }));
    expect(data.user.email).toBe(email);
  }
});

describe("R13: an account that release 0.2 stored with the domain as typed", () => {
  test("is found by each spelling, and no other account can take one", async () => {
    const harness = await createHarness();
    const { latch } = await signUpWithOlderSpelling(harness, unicode);
    for (const spelling of [unicode, ascii, "ada@ｍünchen.example"]) {
      expect(await logIn(harness, spelling), spelling).toBe(200);
      expect(await signUp(harness, spelling), spelling).toEqual([409, "email_taken"]);
    }
    await harness.latch.forgotPassword({ body: { email: ascii } });
    expect(await newestToken(harness, ascii)).toBeTruthy();
    const { user: other, latch: stranger } = await harness.signUp();
    const mails = await harness.mailsTo(ascii);
    await stranger.changeEmail({ body: { email: ascii, password } });
    expect(await harness.mailsTo(ascii)).toEqual(mails);
    expect(other.email).not.toBe(unicode);
    expect((await latch.getMe()).data?.email).toBe(unicode);
  });

  test("is left by its owner with nothing of the earlier spelling", async () => {
    const harness = await createHarness();
    const { latch } = await signUpWithOlderSpelling(harness, unicode);
    await latch.changeEmail({ body: { email: "new@example.com", password } });
    await latch.verifyEmail({ body: { token: await newestToken(harness, "new@example.com") } });
    expect(await signUp(harness, ascii), "held").toEqual([409, "email_taken"]);
    harness.pass(72 * 3600);
    await purgeExpired(harness.database, Math.floor(harness.clock() / 1000));
    expect(JSON.stringify(await scan(harness.database, "Identifiers"))).not.toContain("nchen");
    expect(await signUp(harness, ascii)).toEqual([201, undefined]);
  });

  test("with fullwidth letters, is found as typed", async () => {
    const harness = await createHarness();
    await signUpWithOlderSpelling(harness, "dup@ｅxample.com");
    expect(await logIn(harness, "DUP@ｅxample.com")).toBe(200);
    await harness.latch.forgotPassword({ body: { email: "dup@ｅxample.com" } });
    expect(await newestToken(harness, "dup@example.com")).toBeTruthy();
  });
});
