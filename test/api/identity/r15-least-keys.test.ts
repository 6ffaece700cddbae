import {
  createKeyRing,
  createKnownDeviceHash,
  createOneTimeTokenSecrets,
  createSeal,
  createSessionTokens,
  createWebhookSecretOpener,
  createWebhookSecrets,
  derivePurposeKeys,
  type KeyRing,
  type KeysFor,
  type Purpose,
  parsePurposeKeys,
  rotateKeyRing,
} from "@latch/adapters/crypto";
import { createAccessTokens } from "@latch/adapters/jwt";
import { composeMailSender } from "@latch/composition/mail";
import { composeMaintenance } from "@latch/composition/maintenance";
import { composeDeliverer } from "@latch/composition/webhook-deliveries";
import { parseEnvironment } from "@latch/config";
import { readCustomersConfig } from "@latch/config/lambda/customers";
import { MailEnvironment } from "@latch/config/mail";
import type { MailCommand, Mailer } from "@latch/core";
import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import {
  delivererGrants,
  mailGrants,
  maintenanceGrants,
  resealingGrants,
} from "../../../infra/grants.ts";
import { type Received, startReceiver } from "../../support/doubles/receiver.ts";
import { outcome } from "../../support/fixtures/links.ts";
import { restrictDatabase } from "../../support/fixtures/restrict-database.ts";
import { openWebhooks } from "../../support/fixtures/webhooks.ts";
import { wholeRun } from "../../support/fixtures/work-limit.ts";
import { createHarness, type Harness, origin } from "../../support/harness.ts";
import { createMailCommands } from "../../support/mail-commands.ts";

/** Returns what a process with the subkeys of a purpose holds: it never saw the ring. */
async function subkeysOf<P extends Purpose>(ring: KeyRing, purpose: P): Promise<KeysFor<P>> {
  return parsePurposeKeys(JSON.stringify(await derivePurposeKeys(ring, purpose)), purpose);
}

describe("R15: a mail consumer with subkeys", () => {
  /** A mail consumer with the subkeys of a ring. It returns the token that it mailed. */
  async function consumerOf({ database, clock, deps: { log } }: Harness, ring: KeyRing) {
    let text = "";
    const mailer: Mailer = {
      async send(mail) {
        text = mail.text;
        return {};
      },
    };
    const send = composeMailSender({
      config: parseEnvironment(MailEnvironment, { NODE_ENV: "test", LATCH_ISSUER: origin }),
      database: restrictDatabase(database, mailGrants["send-mail"]),
      keys: await subkeysOf(ring, "mail"),
      mailer,
      log,
      clock,
    });
    return async (command: MailCommand) => {
      await send(command);
      return /#token=(\S+)/.exec(text)?.[1] ?? "";
    };
  }

  /** An API with a ring, whose user asks for links. */
  async function openApi(keys: KeyRing) {
    const harness = await createHarness({}, { keys });
    const { user } = await harness.signUp();
    const commands = createMailCommands(harness.database);
    await commands();
    async function askForLink({ latch }: Harness = harness): Promise<MailCommand> {
      await latch.forgotPassword({ body: { email: user.email } });
      const [command] = await commands();
      if (!command || !("order" in command)) throw new Error("No mail was ordered");
      return command;
    }
    return { harness, askForLink };
  }

  const reset = async ({ latch }: Harness, token: string) =>
    outcome(await latch.resetPassword({ body: { token, password: "another fine password" } }))[0];

  test("mails the links that the API accepts", async () => {
    const ring = await createKeyRing();
    const { harness, askForLink } = await openApi(ring);
    const mail = await consumerOf(harness, ring);
    expect(await reset(harness, await mail(await askForLink()))).toBe(204);
  });

  test("mails those from before a rotation and from after it, also before its subkeys are derived again", async () => {
    const before = await createKeyRing();
    const after = await rotateKeyRing(before);
    const { harness, askForLink } = await openApi(before);
    const old = await askForLink();
    const rotated = await createHarness({}, { keys: after, database: harness.database });
    const mail = await consumerOf(harness, after);
    expect(await reset(rotated, await mail(old))).toBe(204);

    const young = await askForLink(rotated);
    const late = await consumerOf(harness, before);
    expect(await reset(rotated, await late(young)), "by the next key of its ring").toBe(204);
    const latest = await rotateKeyRing(after);
    const twice = await createHarness({}, { keys: latest, database: harness.database });
    const unknown = await askForLink(twice);
    await expect(late(unknown), "it is retried until then").rejects.toThrow();
  });
});

describe("R15: a deliverer and maintenance with subkeys", () => {
  const isSignedWith = (secret: string, { body, headers }: Received): boolean => {
    try {
      new Webhook(secret).verify(body, headers);
      return true;
    } catch {
      return false;
    }
  };

  /** An endpoint that the API created, and consumers with the subkeys of any ring. */
  async function openEndpoint(keys: KeyRing) {
    const opened = await openWebhooks({ keys });
    const { url, received } = await startReceiver();
    const { secret } = await opened.addEndpoint(url);
    const { database, messages, clock } = opened;
    const { log } = opened.deps;
    /** Returns whether a delivery of the deliverer was signed with the secret of the endpoint. */
    async function deliver(ring: KeyRing): Promise<boolean> {
      const deliverer = composeDeliverer({
        database: restrictDatabase(database, delivererGrants),
        keys: await subkeysOf(ring, "webhooks"),
        queue: messages.queue,
        allowPrivate: true,
        clock,
        log,
      });
      const known = received.length;
      await opened.plan(opened.event());
      await Promise.all(messages.take().map(deliverer));
      return received.slice(known).some((request) => isSignedWith(secret, request));
    }
    async function maintain(ring: KeyRing): Promise<void> {
      const { renewSecrets, finishErasures } = composeMaintenance({
        config: readCustomersConfig({}),
        database: restrictDatabase(database, { ...maintenanceGrants, ...resealingGrants }),
        keys: await subkeysOf(ring, "maintenance"),
        log,
      });
      await renewSecrets(wholeRun);
      await finishErasures(wholeRun);
    }
    return { ...opened, deliver, maintain };
  }

  test("sign with the secrets that the API sealed", async () => {
    const ring = await createKeyRing();
    const { deliver } = await openEndpoint(ring);
    expect(await deliver(ring)).toBe(true);
  });

  test("keep a secret through rotations: it is sealed again before its key is dropped", async () => {
    let ring = await createKeyRing();
    const { deliver, maintain, logged } = await openEndpoint(ring);
    for (let rotation = 1; rotation <= 3; rotation++) {
      ring = await rotateKeyRing(ring);
      expect(await deliver(ring), "before it is sealed again").toBe(true);
      await maintain(ring);
      await maintain(ring);
      const renewed = logged.filter(({ event }) => event === "webhook_secret.renewed");
      expect(renewed).toHaveLength(rotation);
      expect(await deliver(ring)).toBe(true);
    }
  });

  test("lose a secret without maintenance, so the test above shows what keeps it", async () => {
    const first = await createKeyRing();
    const { deliver } = await openEndpoint(first);
    expect(await deliver(await rotateKeyRing(await rotateKeyRing(first)))).toBe(false);
  });
});

describe.each<Purpose>(["mail", "webhooks", "maintenance"])(
  "R15: the subkeys for %s",
  (purpose) => {
    test("contain no signing key and no sealing secret", async () => {
      const ring = await rotateKeyRing(await createKeyRing());
      const text = JSON.stringify(await subkeysOf(ring, purpose));
      const { signing, sealing } = ring;
      const roots = [signing.current, signing.next, signing.previous].map((key) => key?.d);
      for (const root of [...roots, sealing.current.secret, sealing.previous?.secret]) {
        expect(root).toBeTruthy();
        expect(text).not.toContain(root);
      }
      expect(text).not.toMatch(/"(?:d|secret|signing)"/);
    });

    test("neither sign access tokens nor open refresh tokens", async () => {
      const harness = await createHarness();
      const { refreshToken } = await harness.signUp();
      const tokens = createSessionTokens(createSeal(harness.keys));
      expect(await tokens.open(refreshToken), "the ring opens it").toBeDefined();
      const subkeys = (await subkeysOf(harness.keys, purpose)) as unknown as KeyRing;
      const options = { issuer: origin, audience: origin, lifetimeSeconds: 60, clock: Date.now };
      expect(() => createAccessTokens(subkeys, options)).toThrow();
      expect(() => createSeal(subkeys)).toThrow('There is no subkey for "latch seal"');

      // A process can use a subkey under any label: it still opens nothing.
      for (const subkey of Object.values<string>(
        (subkeys.sealing.current as unknown as { subkeys: Record<string, string> }).subkeys,
      )) {
        const { id } = harness.keys.sealing.current;
        const forged = { "latch seal": subkey, "latch seal nonce": subkey };
        const seal = createSeal({ sealing: { current: { id, subkeys: forged } } });
        const other = createSessionTokens(seal);
        expect(await other.open(refreshToken)).toBeUndefined();
        const { userId, sessionId } = (await tokens.open(refreshToken)) ?? {};
        if (!userId || !sessionId) throw new Error("The session is unknown");
        const body = { refreshToken: (await other.first(userId, sessionId)).text };
        expect(outcome(await harness.latch.refreshSession({ body }))[0]).toBe(401);
      }
    });

    test("do nothing of another purpose", async () => {
      const subkeys = (await subkeysOf(await createKeyRing(), purpose)) as KeyRing;
      const uses: Record<string, [Purpose[], () => unknown]> = {
        "derive links": [["mail"], () => createOneTimeTokenSecrets(subkeys)],
        "recognize devices": [["mail"], () => createKnownDeviceHash(subkeys)],
        "open webhook secrets": [
          ["webhooks", "maintenance"],
          () => createWebhookSecretOpener(subkeys),
        ],
        "seal webhook secrets": [["maintenance"], () => createWebhookSecrets(subkeys)],
      };
      for (const [use, [purposes, construct]] of Object.entries(uses)) {
        const expected = expect(construct, use);
        if (purposes.includes(purpose)) expected.not.toThrow();
        else expected.toThrow("There is no subkey");
      }
    });
  },
);
