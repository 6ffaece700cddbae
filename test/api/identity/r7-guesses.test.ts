import { ProblemError } from "@latch/core";
import { describe, expect, test } from "vitest";
import { outcome } from "../../support/fixtures/links.ts";
import { signedIn } from "../../support/fixtures/signed-in.ts";
import { createHarness, password } from "../../support/harness.ts";
import { openCountingDatabase } from "../../support/roundtrips.ts";
import { timeLimit } from "../../support/time-limit.ts";

const statuses = (answers: { response: Response }[]) =>
  answers.map(({ response }) => response.status);
const count = (answers: { response: Response }[], status: number) =>
  statuses(answers).filter((each) => each === status).length;
const times = <T>(length: number, ask: (index: number) => T): T[] =>
  Array.from({ length }, (_, index) => ask(index));

async function open() {
  const harness = await createHarness({ TRUSTED_PROXY_HOPS: "1" });
  const person = await harness.signUp();
  const logIn = (given: string, network = "192.0.2.1", identifier = person.user.email) =>
    harness.latch.logIn({
      body: { identifier, password: given },
      headers: { "x-forwarded-for": network },
    });
  return { ...harness, person, logIn };
}

describe("R7: counted before it is judged,", () => {
  test("thirty guesses at once are judged five times, like thirty in a row", async () => {
    const { logIn, pass } = await open();
    const answers = await Promise.all(times(30, () => logIn("a guess")));
    expect(count(answers, 401)).toBe(5);
    expect(count(answers, 429)).toBe(25);
    expect(outcome(await logIn(password))).toEqual([429, "rate_limited"]);
    pass(31);
    const again = await Promise.all(times(30, () => logIn("a guess")));
    expect(count(again, 401), "one at a time after the delay").toBe(1);
  });

  test("an unknown account is counted the same way", async () => {
    const { logIn } = await open();
    const answers = await Promise.all(
      times(30, () => logIn("a guess", "192.0.2.1", "nobody@example.com")),
    );
    expect([count(answers, 401), count(answers, 429)]).toEqual([5, 25]);
  });

  test("guesses from thirty networks at once stay within the limit of all strangers", async () => {
    const { logIn } = await open();
    for (let round = 0; round < 4; round++) {
      const answers = await Promise.all(
        times(30, (index) => logIn("a guess", `198.51.100.${index}`)),
      );
      if (round === 3) expect(count(answers, 401)).toBe(10);
    }
    const refused = await logIn(password, "203.0.113.200");
    expect(outcome(refused)).toEqual([429, "rate_limited"]);
    expect(Number(refused.response.headers.get("retry-after"))).toBeGreaterThan(3600);
  });

  test("right passwords at once are no guesses too many", async () => {
    const { logIn } = await open();
    for (let round = 0; round < 4; round++) {
      const answers = await Promise.all(times(5, () => logIn(password)));
      expect(statuses(answers)).toEqual([200, 200, 200, 200, 200]);
    }
    const crowd = await Promise.all(times(12, () => logIn(password)));
    for (const { response } of crowd) {
      expect([200, 429]).toContain(response.status);
      if (response.status === 429) expect(response.headers.get("retry-after")).toBe("1");
    }
    expect(outcome(await logIn(password))[0], "nothing is locked").toBe(200);
  });

  test("a success gives back its own count only", async () => {
    const { logIn } = await open();
    for (let failure = 0; failure < 4; failure++) await logIn("a guess");
    expect(outcome(await logIn(password))[0]).toBe(200);
    expect(outcome(await logIn("a guess"))[0]).toBe(401);
    expect(outcome(await logIn(password))[0], "the fifth failure in a day").toBe(429);
  });
});

describe("R7: one count for every place that checks the password:", () => {
  test("changing the password, the email and deleting the account", async () => {
    const { person } = await open();
    const { latch } = person;
    const wrong = {
      currentPassword: "a guess",
      newPassword: "another fine long one",
      endOtherSessions: true,
    };
    const answers = await Promise.all([
      ...times(10, () => latch.changePassword({ body: wrong })),
      ...times(10, () =>
        latch.changeEmail({ body: { email: "x@example.com", password: "a guess" } }),
      ),
      ...times(10, () => latch.deleteMe({ body: { password: "a guess" } })),
    ]);
    expect(count(answers, 401)).toBe(5);
    expect(count(answers, 429)).toBe(25);
    const confirmed = await latch.deleteMe({ body: { password } });
    expect(outcome(confirmed)).toEqual([429, "rate_limited"]);
  });

  test("a wrong password that confirms an operation is recorded", async () => {
    const { person, logged } = await open();
    await person.latch.deleteMe({ body: { password: "a guess" } });
    expect(logged).toContainEqual(
      expect.objectContaining({ event: "reauthentication.failed", userId: person.user.id }),
    );
  });
});

test("R7: a guess whose process was killed counts as wrong after a minute", async () => {
  const harness = await createHarness();
  const { user } = await harness.signUp();
  let checks = 0;
  const verify = () => {
    checks++;
    return new Promise<never>(() => {});
  };
  const hasher = { verify, hash: async () => "" };
  const hanging = await createHarness(
    {},
    { database: harness.database, keys: harness.keys, hasher },
  );
  for (let killed = 0; killed < 5; killed++) {
    void hanging.latch.logIn({ body: { identifier: user.email, password: "a guess" } });
  }
  await expect.poll(() => checks, timeLimit).toBe(5);
  const attempt = () => harness.latch.logIn({ body: { identifier: user.email, password } });
  expect(outcome(await attempt())[0]).toBe(429);
  harness.pass(61);
  expect(outcome(await attempt())[0]).toBe(200);
});

test("R7: what could not be judged gives its count back", async () => {
  const harness = await createHarness();
  const { user } = await harness.signUp();
  const failing = {
    verify: async () => {
      throw new ProblemError("unavailable");
    },
    hash: async () => "",
  };
  const broken = await createHarness(
    {},
    { database: harness.database, keys: harness.keys, hasher: failing },
  );
  const body = { identifier: user.email, password };
  for (let attempt = 0; attempt < 8; attempt++) {
    const answer = await broken.raw("POST", "/auth/login", {
      body: JSON.stringify(body),
      headers: { "content-type": "application/json" },
    });
    expect(answer.status).toBe(503);
  }
  expect(outcome(await harness.latch.logIn({ body }))[0]).toBe(200);
});

test("R7: a failed read of the device gives the count of a login back", async () => {
  const harness = await createHarness();
  const email = "ada@example.com";
  const { deviceToken } = signedIn(await harness.latch.signUp({ body: { email, password } }));
  let isFailing = true;
  harness.database.client.intercept(async ({ input }, next) => {
    const { TableName = "" } = input as { TableName?: string };
    if (isFailing && TableName.endsWith("Authenticators")) throw new Error("No response");
    return next(input);
  });
  const logIn = () => harness.latch.logIn({ body: { identifier: email, password, deviceToken } });
  for (let attempt = 0; attempt < 8; attempt++) expect(outcome(await logIn())[0]).toBe(503);
  isFailing = false;
  expect(outcome(await logIn())[0]).toBe(200);
});

test("R7: a login takes three database calls in a row, counted guess included", async () => {
  const { database, watch } = await openCountingDatabase();
  const harness = await createHarness({}, { database });
  const { user } = await harness.signUp();
  const body = { identifier: user.email, password };
  expect((await watch(() => harness.latch.logIn({ body }))).rounds).toBe(3);
});
