import { createCipheriv, createHash, createHmac, hkdfSync } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  createApiKeyCodec,
  createDeviceTokens,
  createKeyRing,
  createKnownDeviceHash,
  createOneTimeTokenSecrets,
  createReauthenticationTokens,
  createSeal,
  createThrottleKeyHash,
  createWebhookSecrets,
  derivePurposeKeys,
} from "@latch/adapters/crypto";
import { prefixedTableNames } from "@latch/adapters/dynamodb";
import { createChangePublisher } from "@latch/adapters/streams";
import { idToBytes } from "@latch/core";
import { expect, test } from "vitest";
import { newId } from "../support/fixtures/new-id.ts";
import { readRelease } from "../support/fixtures/release.ts";
import { signedIn } from "../support/fixtures/signed-in.ts";
import { createHarness } from "../support/harness.ts";

/** The message of a failure. */
const migration =
  "A derived secret has changed. Nothing that was sealed, mailed or hashed by the last release would be recognised: this takes code that knows both derivations, and a migration of what is stored.";

/** The labels of key derivation (HKDF, RFC 5869). */
const labels = {
  seal: "latch seal",
  webhookSecret: "latch webhook secret",
  oneTimeTokens: "latch one-time tokens",
  knownDevices: "latch known devices",
  throttles: "latch throttles",
  deviceTokens: "latch device tokens",
  totpSecrets: "latch totp secrets",
  challenges: "latch login challenges",
  passkeyChallenges: "latch passkey challenges",
  reauthenticationTokens: "latch reauthentication tokens",
};

const keys = await createKeyRing();
const { id: keyId, secret } = keys.sealing.current;
const derived = (label: string) =>
  Buffer.from(hkdfSync("sha256", Buffer.from(secret, "base64url"), "", label, 32));
const mac = (label: string, data: string | Uint8Array) =>
  createHmac("sha256", derived(label)).update(data).digest();
const sha256 = (text: string) => createHash("sha256").update(text).digest();

/** Seals a text by AES-256-GCM: key id, nonce (an HMAC of the text), ciphertext and tag. */
function sealed(label: string, plain: Uint8Array): Buffer {
  const nonce = mac(`${label} nonce`, plain).subarray(0, 12);
  const cipher = createCipheriv("aes-256-gcm", derived(label), nonce);
  cipher.setAAD(Buffer.of(keyId));
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(keyId), nonce, ciphertext, cipher.getAuthTag()]);
}

test("session tokens and webhook secrets are sealed by keys of the listed labels", async () => {
  const plain = new TextEncoder().encode("user, session, seed");
  const closed = await createSeal(keys).seal(plain);
  expect(Buffer.from(closed), migration).toEqual(sealed(labels.seal, plain));
  const { text, sealed: stored } = await createWebhookSecrets(keys).create();
  const bytes = Buffer.from(text.slice("whsec_".length), "base64");
  expect(stored, migration).toBe(sealed(labels.webhookSecret, bytes).toString("base64url"));
});

test("one-time tokens and hashes of known devices are derived by the listed labels", async () => {
  const { text, hash } = await createOneTimeTokenSecrets(keys).derive("ott_1");
  expect(text, migration).toBe(`ott_${mac(labels.oneTimeTokens, "ott_1").toString("base64url")}`);
  expect(hash, migration).toBe(sha256(text).toString("base64url"));
  const [mark] = await createKnownDeviceHash(keys)("usr_1", "network 203.0.113.7");
  const expected = mac(labels.knownDevices, "usr_1 network 203.0.113.7").subarray(0, 12);
  expect(mark, migration).toBe(expected.toString("base64url"));
});

test("the subkeys of a purpose are the keys that the ring derives", async () => {
  const subkeys = (...used: string[]) =>
    Object.fromEntries(used.map((label) => [label, derived(label).toString("base64url")]));
  const { sealing, ...ring } = keys;
  const earlier = { ...ring, sealing: { current: sealing.current } };
  const all = await derivePurposeKeys(earlier, "mail", "webhooks", "maintenance");
  expect(all, migration).toEqual({
    purposes: ["mail", "webhooks", "maintenance"],
    sealing: {
      current: {
        id: keyId,
        subkeys: subkeys(
          labels.oneTimeTokens,
          labels.knownDevices,
          labels.webhookSecret,
          `${labels.webhookSecret} nonce`,
          labels.totpSecrets,
          `${labels.totpSecrets} nonce`,
        ),
      },
    },
  });
});

test("no other label is used", () => {
  const folder = fileURLToPath(new URL("../../packages/adapters/src", import.meta.url));
  const found = globSync("**/*.ts", { cwd: folder }).flatMap((file) =>
    [...readFileSync(join(folder, file), "utf8").matchAll(/"(latch [a-z -]+)"/g)].map(
      ([, label]) => label,
    ),
  );
  expect(found.sort(), migration).toEqual(Object.values(labels).sort());
});

test("tokens keep their prefixes and lengths", async () => {
  const { people } = readRelease("release-0.1");
  const { latch, raw } = await createHarness();
  const body = { email: "ada@example.com", password: people.password };
  const data = signedIn(await latch.signUp({ body }));
  expect(data.refreshToken, migration).toMatch(/^lrt_[\w-]{130}$/);
  expect(people.ada.refreshToken).toMatch(/^lrt_[\w-]{130}$/);
  const { text, prefix } = await createApiKeyCodec().create(people.ada.userId, newId("key"));
  expect(text, migration).toMatch(/^latch_[\w-]{86}$/);
  expect(people.ada.apiKey).toMatch(/^latch_[\w-]{86}$/);
  expect(prefix, migration).toHaveLength("latch_".length + 10);
  expect(people.frank.invitation).toMatch(/^ott_[\w-]{43}$/);
  expect(people.master.endpoints.ok.secret).toMatch(/^whsec_[\w+/]{43}=$/);
  const [head = "", claims = ""] = (data.accessToken ?? "").split(".");
  const read = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString());
  expect(read(head), migration).toEqual({ alg: "ES256", typ: "at+jwt", kid: expect.any(String) });
  const names = [
    "acr",
    "amr",
    "aud",
    "auth_time",
    "exp",
    "iat",
    "iss",
    "jti",
    "role",
    "scope",
    "sid",
    "sub",
  ];
  expect(Object.keys(read(claims)).sort(), migration).toEqual(names);
  const cookies = await raw("POST", "/auth/login", {
    body: JSON.stringify({ identifier: body.email, password: body.password }),
    headers: { "content-type": "application/json", "x-session-mode": "cookie" },
  });
  expect(cookies.headers.get("set-cookie"), migration).toMatch(/^__Host-latch_session=lrt_/);
});

test("the names of counters keep their keyed hash", async () => {
  const name = "guesses#usr_1#network:203.0.113.7";
  const expected = mac(labels.throttles, name).subarray(0, 18).toString("base64");
  expect(await createThrottleKeyHash(keys)(name), migration).toBe(expected);
});

test("a device token keeps its form: user, device and epoch, sealed", async () => {
  const device = { userId: newId("usr"), deviceId: newId("dev"), credentialEpoch: 7 };
  const plain = Buffer.concat([
    idToBytes(device.userId),
    idToBytes(device.deviceId),
    Buffer.from([0, 0, 0, 7]),
  ]);
  const text = `ldt_${sealed(labels.deviceTokens, plain).toString("base64url")}`;
  const tokens = createDeviceTokens(keys);
  expect(await tokens.seal(device), migration).toBe(text);
  expect(await tokens.open(text), migration).toEqual(device);
});

test("a reauthentication token keeps its form: sealed JSON", async () => {
  const content = {
    tokenId: newId("rea"),
    userId: newId("usr"),
    sessionId: newId("ses"),
    operation: "changeEmail",
    credentialEpoch: 7,
    expiresAt: 1_800_000_000,
  };
  const plain = new TextEncoder().encode(JSON.stringify(content));
  const text = `lra_${sealed(labels.reauthenticationTokens, plain).toString("base64url")}`;
  const tokens = createReauthenticationTokens(keys);
  expect(await tokens.seal(content), migration).toBe(text);
  expect(await tokens.open(text), migration).toEqual(content);
});

test("a change keeps its event ids: both releases publish it during a deployment", async () => {
  const ids: string[] = [];
  const publish = createChangePublisher({
    async publish(events) {
      ids.push(...events.map(({ type, id }) => `${type} ${id}`));
      return [];
    },
    sendMailCommands: async () => [],
    tables: prefixedTableNames("latch-"),
    source: "https://auth.example.com",
    log: console,
  });
  const image = (role: string) => ({
    userId: { S: "usr_01kdv1vg00fv6r9x2s8m4n7c3a" },
    role: { S: role },
    status: { S: "active" },
    updatedAt: { S: "2026-01-01T00:00:00.000Z" },
    version: { N: "1" },
  });
  const record = (SequenceNumber: string, images: object) => ({
    eventSourceARN: "arn:aws:dynamodb:eu-central-1:123456789012:table/latch-Users/stream/1",
    dynamodb: { ApproximateCreationDateTime: 1_767_225_600, SequenceNumber, ...images },
  });
  await publish({
    Records: [
      record("100000000003498069978", { NewImage: image("user") }),
      record("100000000003498069979", { OldImage: image("user"), NewImage: image("agent") }),
    ],
  });
  expect(ids, "Consumers know an event by its id").toEqual([
    "user.created evt_01kdvdna00fbrvbrq3742fva4m",
    "user.role_changed evt_01kdvdna00fbrvbrq3742fvf3w",
  ]);
});
