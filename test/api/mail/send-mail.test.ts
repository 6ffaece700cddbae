import { createKeyRing, rotateKeyRing } from "@latch/adapters/crypto";
import { createMailStore } from "@latch/adapters/dynamodb";
import { createBrevoMailer } from "@latch/adapters/mail/brevo";
import { composeMailSender } from "@latch/composition/mail";
import { parseEnvironment } from "@latch/config";
import { MailEnvironment } from "@latch/config/mail";
import type { MailCommand } from "@latch/core";
import { describe, expect, test } from "vitest";
import { mailGrants } from "../../../infra/grants.ts";
import { type Outcome, startProvider } from "../../support/doubles/provider-double.ts";
import { restrictDatabase } from "../../support/fixtures/restrict-database.ts";
import { scan } from "../../support/fixtures/tables.ts";
import { createHarness, type Harness, openTestDatabase, origin } from "../../support/harness.ts";
import { createMailCommands } from "../../support/mail-commands.ts";

const sent: Outcome = { status: 201, body: { messageId: "<1@relay.example>" } };
const refused: Outcome = { status: 400, body: { code: "invalid_parameter", message: "No" } };

/**
 * Brevo's SDK with a double of its API, which answers as a test defines, and the mails that the
 * double accepted.
 */
async function openProvider() {
  let answer: () => Outcome | Promise<Outcome> = () => sent;
  const taken: { to: string; kind: string; text: string }[] = [];
  /** The keys of all attempts. */
  const keys: string[] = [];
  const { url } = await startProvider(async ({ body }) => {
    const mail = body as {
      to: { email: string }[];
      tags: string[];
      textContent: string;
      headers: { idempotencyKey: string };
    };
    keys.push(mail.headers.idempotencyKey);
    const outcome = await answer();
    if (outcome === sent) {
      taken.push({
        to: mail.to[0]?.email ?? "",
        kind: mail.tags[0] ?? "",
        text: mail.textContent,
      });
    }
    return outcome;
  });
  const sender = { from: { name: "Latch", address: "latch@acme.example" } };
  return {
    mailer: createBrevoMailer(sender, { apiKey: "test", baseUrl: url }),
    taken,
    keys,
    answers(how: Outcome | (() => Promise<Outcome>)) {
      answer = typeof how === "function" ? how : () => how;
    },
  };
}

/** A user who requested a password reset, and a mail consumer with that provider. */
async function openSender(keys?: Harness["keys"]) {
  const harness = await createHarness({}, { keys: keys ?? (await createKeyRing()) });
  const { user } = await harness.signUp({ email: "ada@example.com" });
  const orders = createMailCommands(harness.database);
  await orders();
  await harness.latch.forgotPassword({ body: { email: user.email } });
  const [order] = (await orders()) as [MailCommand];
  const provider = await openProvider();
  const senderWith = (ring: Harness["keys"]) =>
    composeMailSender({
      config: parseEnvironment(MailEnvironment, { NODE_ENV: "test", LATCH_ISSUER: origin }),
      database: restrictDatabase(harness.database, mailGrants["send-mail"]),
      keys: ring,
      mailer: provider.mailer,
      log: harness.deps.log,
      clock: harness.clock,
    });
  const send = senderWith(harness.keys);
  const attempt = () =>
    send(order).then(
      () => "done",
      ({ code }) => code,
    );
  const record = async () => (await scan(harness.database, "Mails"))[0];
  return { ...harness, user, order, orders, provider, send, senderWith, attempt, record };
}

describe("a mail is sent once", () => {
  test("however often its command is received, and its record contains no personal data", async () => {
    const { attempt, provider, record, user } = await openSender();
    expect([await attempt(), await attempt()]).toEqual(["done", "done"]);
    expect(provider.taken).toHaveLength(1);
    const mail = await record();
    expect(mail).toMatchObject({ status: "sent", providerId: "<1@relay.example>" });
    expect(JSON.stringify(mail)).not.toContain(user.email);
  });

  test("by one of ten concurrent consumers; the others retry", async () => {
    const { attempt, provider } = await openSender();
    const othersEnded = Promise.withResolvers<void>();
    provider.answers(async () => {
      await othersEnded.promise;
      return sent;
    });
    const outcomes: string[] = [];
    const consume = async () => {
      outcomes.push(await attempt());
      if (outcomes.length === 9) othersEnded.resolve();
    };
    await Promise.all(Array.from({ length: 10 }, consume));
    expect(provider.taken).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
    expect(new Set(outcomes)).toEqual(new Set(["done", "unavailable"]));
    expect(await attempt()).toBe("done");
    expect(provider.taken).toHaveLength(1);
  });

  test("again with the same key after a crash of the first consumer", async () => {
    const { attempt, provider, pass } = await openSender();
    const { keys } = provider;
    // The promise never settles, which simulates a crash.
    provider.answers("silence");
    void attempt();
    while (keys.length === 0) await new Promise((resume) => setTimeout(resume, 5));
    provider.answers(sent);
    expect(await attempt()).toBe("unavailable");
    pass(91);
    expect(await attempt()).toBe("done");
    expect(keys).toEqual([keys[0], keys[0]]);
    expect(keys[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-/);
    expect(provider.taken).toHaveLength(1);
  });

  test("twice rather than never if its record cannot be stored", async () => {
    const { database, order, provider, senderWith, keys, pass } = await openSender();
    let down = true;
    const failing = new Proxy(database.client, {
      get: (target, property) =>
        property === "send"
          ? async (command: { input: { UpdateExpression?: string } }) => {
              if (down && command.input.UpdateExpression?.includes("settledAt")) {
                throw Object.assign(new Error("Gone"), { name: "TypeError" });
              }
              return target.send(command as never);
            }
          : Reflect.get(target, property, target),
    });
    const original = database.client;
    Object.assign(database, { client: failing });
    const send = senderWith(keys);
    await expect(send(order)).rejects.toThrow("Gone");
    Object.assign(database, { client: original });
    down = false;
    pass(91);
    await send(order);
    expect(provider.keys).toEqual([provider.keys[0], provider.keys[0]]);
  });
});

describe("an error of the provider", () => {
  test("that is permanent is recorded and not retried", async () => {
    const { attempt, provider, record, logged } = await openSender();
    provider.answers(refused);
    expect([await attempt(), await attempt()]).toEqual(["done", "done"]);
    expect(await record()).toMatchObject({ status: "refused", reason: "400 invalid_parameter" });
    const refusals = logged.filter(({ event }) => event === "mail.refused");
    expect(refusals).toMatchObject([{ level: "error", reason: "400 invalid_parameter" }]);
  });

  test.each<[string, Outcome, number]>([
    ["429", { status: 429 }, 2],
    ["503", { status: 503 }, 2],
    ["nothing at all", "dropped", 1],
  ])("(%s) is retried, with a new key or the same one", async (_, outcome, attempts) => {
    const { attempt, provider, record } = await openSender();
    provider.answers(outcome);
    expect([await attempt(), await attempt()]).toEqual(["unavailable", "unavailable"]);
    expect(new Set(provider.keys).size).toBe(attempts);
    provider.answers(sent);
    expect(await attempt()).toBe("done");
    expect(await record()).toMatchObject({ status: "sent" });
    expect(provider.taken).toHaveLength(1);
  });

  test("never writes an address or a link to the log", async () => {
    const { attempt, provider, logged, user } = await openSender();
    provider.answers({ status: 503, body: { message: `No ${user.email}` } });
    await attempt();
    provider.answers(sent);
    await attempt();
    const token = /#token=ott_(\S+)/.exec(provider.taken[0]?.text ?? "")?.[1] ?? "nothing";
    const lines = JSON.stringify(logged, (_, value) =>
      value instanceof Error ? [value.message, value.stack, value.cause] : value,
    );
    expect(lines).toContain("mail.sent");
    expect(lines).not.toContain(user.email);
    expect(lines).not.toContain(token);
  });
});

describe("a link", () => {
  test("is mailed after a rotation of the keys in between", async () => {
    const { order, keys, provider, senderWith, latch } = await openSender();
    await senderWith(await rotateKeyRing(keys))(order);
    const token = /#token=(\S+)/.exec(provider.taken[0]?.text ?? "")?.[1] ?? "";
    const body = { token, password: "another fine long password" };
    expect((await latch.resetPassword({ body })).response.status).toBe(204);
  });

  test("is retried if its key is not known yet", async () => {
    const { order, keys, provider, senderWith } = await openSender();
    await expect(senderWith(await createKeyRing())(order)).rejects.toMatchObject({
      code: "unavailable",
    });
    await senderWith(keys)(order);
    expect(provider.taken).toHaveLength(1);
  });

  test("that is expired, used or of an erased user is not mailed", async () => {
    const expired = await openSender();
    expired.pass(15 * 60 + 1);
    expect(await expired.attempt()).toBe("done");
    const erased = await openSender();
    const { latch } = await erased.logIn(erased.user.email);
    await latch.deleteMe({ body: { password: "correct horse battery staple" } });
    expect(await erased.attempt()).toBe("done");
    expect([expired.provider.taken, erased.provider.taken]).toEqual([[], []]);
  });

  test("to confirm a new address is mailed to it, with a notification to the old one", async () => {
    const { orders, send, provider, logIn, user } = await openSender();
    const { latch } = await logIn(user.email);
    await latch.changeEmail({
      body: { email: "ada@example.org", password: "correct horse battery staple" },
    });
    const [order] = (await orders()) as [MailCommand];
    await send(order);
    expect(provider.taken.map(({ to, kind }) => [to, kind])).toEqual([
      ["ada@example.org", "change_email"],
      ["ada@example.com", "email_change_requested"],
    ]);
  });

  test("is not mailed to an unknown address", async () => {
    const { latch, orders } = await openSender();
    await latch.forgotPassword({ body: { email: "nobody@example.com" } });
    expect(await orders()).toEqual([]);
  });
});

test("a claim expires, and a settled mail is never claimed again", async () => {
  const mails = createMailStore(await openTestDatabase());
  const first = await mails.claim("evt_1#welcome", 1_000_000);
  expect(first).toEqual({ key: expect.any(String) });
  expect(await mails.claim("evt_1#welcome", 1_089_000)).toBe("busy");
  expect(await mails.claim("evt_1#welcome", 1_091_000)).toEqual(first);
  await mails.settle("evt_1#welcome", { status: "sent" }, 1_092_000);
  expect(await mails.claim("evt_1#welcome", 9_999_999)).toBe("settled");
});
