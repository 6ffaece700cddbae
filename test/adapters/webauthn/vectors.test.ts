import { createPasskeyVerifier } from "@latch/adapters/webauthn";
import { describe, expect, test } from "vitest";
import vectors from "../../support/fixtures/webauthn-vectors.json" with { type: "json" };

/**
 * The test vectors of WebAuthn Level 3, section 16 (RP id `example.org`, origin `https://example.org`), in
 * base64url. The specification's own script generated them.
 */
type Vector = (typeof vectors)[keyof typeof vectors];
const verifier = createPasskeyVerifier({ rpId: "example.org", origins: ["https://example.org"] });

const bytes = (text: string) => Buffer.from(text, "base64url");

/** Returns the attestation object of a vector without its certificates: the same data, format `none`. */
function withoutAttestation(attestationObject: string): string {
  const object = bytes(attestationObject);
  const header = Buffer.from("a363666d74646e6f6e656761747453746d74a0", "hex");
  return Buffer.concat([header, object.subarray(object.lastIndexOf("hauthData"))]).toString(
    "base64url",
  );
}

const registrationOf = ({ registration }: Vector, attestationObject: string) => ({
  id: registration.id,
  rawId: registration.id,
  type: "public-key" as const,
  response: { clientDataJSON: registration.clientDataJSON, attestationObject },
});
const assertionOf = ({ registration, authentication }: Vector) => ({
  id: registration.id,
  rawId: registration.id,
  type: "public-key" as const,
  response: authentication,
});

async function register(vector: Vector) {
  const { registration } = vector;
  return verifier.verifyRegistration(
    registrationOf(vector, withoutAttestation(registration.attestationObject)),
    registration.challenge,
  );
}

const accepted = {
  "none-es256": vectors["none-es256"],
  "none-es256-long-credential-id": vectors["none-es256-long-credential-id"],
  "packed-self-es256": vectors["packed-self-es256"],
  "packed-es256": vectors["packed-es256"],
  "packed-rs256": vectors["packed-rs256"],
  "packed-eddsa": vectors["packed-eddsa"],
};

test.each(Object.entries(accepted))(
  "verifies the registration and assertion %s",
  async (_, vector) => {
    const passkey = await register(vector);
    expect(passkey).toMatchObject({ credentialId: vector.registration.id, counter: 0 });
    const { challenge } = vector.authentication;
    const publicKey = passkey?.publicKey ?? "";
    const assertion = await verifier.verifyAssertion(assertionOf(vector), challenge, publicKey);
    const flags = bytes(vector.authentication.authenticatorData)[32] ?? 0;
    expect(assertion).toEqual({
      counter: 0,
      userVerified: (flags & 4) === 4,
      backedUp: (flags & 16) === 16,
    });
  },
);

test("accepts the attestations none and self, and rejects those with certificates", async () => {
  const outcomes: Record<string, boolean> = {};
  for (const [name, vector] of Object.entries(vectors)) {
    const { attestationObject, challenge } = vector.registration;
    const credential = registrationOf(vector, attestationObject);
    outcomes[name] = (await verifier.verifyRegistration(credential, challenge)) !== undefined;
  }
  expect(Object.keys(outcomes).filter((name) => outcomes[name])).toEqual([
    "none-es256",
    "packed-self-es256",
    "none-es256-long-credential-id",
  ]);
});

describe("rejects", () => {
  const vector = vectors["none-es256"];
  const { challenge } = vector.authentication;
  const assertion = assertionOf(vector);

  test.each(["none-es256-crossOrigin", "none-es256-topOrigin"] as const)(
    "frames of other sites: %s",
    async (name) => {
      const framed = vectors[name];
      expect(await register(framed)).toBeUndefined();
    },
  );

  test.each(["packed-es384", "packed-es512", "packed-ed448"] as const)(
    "an algorithm that was not offered: %s",
    async (name) => {
      expect(await register(vectors[name])).toBeUndefined();
    },
  );

  test("another challenge, RP id, origin and public key", async () => {
    const passkey = await register(vector);
    const publicKey = passkey?.publicKey ?? "";
    expect(await verifier.verifyAssertion(assertion, challenge, publicKey)).toBeDefined();
    const other = await register(vectors["packed-es256"]);
    expect(
      await verifier.verifyAssertion(assertion, challenge, other?.publicKey ?? ""),
    ).toBeUndefined();
    expect(
      await verifier.verifyAssertion(assertion, vector.registration.challenge, publicKey),
    ).toBeUndefined();
    for (const settings of [
      { rpId: "org", origins: ["https://example.org"] },
      { rpId: "example.org", origins: ["https://example.org:8443", "https://login.example.org"] },
    ]) {
      const elsewhere = createPasskeyVerifier(settings);
      expect(await elsewhere.verifyAssertion(assertion, challenge, publicKey)).toBeUndefined();
      const { registration } = vector;
      expect(
        await elsewhere.verifyRegistration(
          registrationOf(vector, registration.attestationObject),
          registration.challenge,
        ),
      ).toBeUndefined();
    }
  });

  test("a registration as an assertion", async () => {
    const publicKey = (await register(vector))?.publicKey ?? "";
    const { clientDataJSON } = vector.registration;
    const mixed = { ...assertion, response: { ...assertion.response, clientDataJSON } };
    expect(
      await verifier.verifyAssertion(mixed, vector.registration.challenge, publicKey),
    ).toBeUndefined();
  });

  test("an id that is not the one in the attestation", async () => {
    const { registration } = vector;
    const credential = registrationOf(vector, registration.attestationObject);
    const id = vectors["packed-es256"].registration.id;
    expect(
      await verifier.verifyRegistration({ ...credential, id, rawId: id }, registration.challenge),
    ).toBeUndefined();
  });

  test("each changed bit of the signed bytes and of the signature", async () => {
    const publicKey = (await register(vector))?.publicKey ?? "";
    // Before the last 32 bytes of the signature are lengths, which DER readers may ignore.
    for (const [field, from] of [
      ["authenticatorData", 0],
      ["signature", -32],
    ] as const) {
      const original = bytes(assertion.response[field]);
      const first = from < 0 ? (original.length + from) * 8 : from;
      for (let bit = first; bit < original.length * 8; bit++) {
        const changed = Buffer.from(original);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const response = { ...assertion.response, [field]: changed.toString("base64url") };
        expect(
          await verifier.verifyAssertion({ ...assertion, response }, challenge, publicKey),
          `${field}, bit ${bit}`,
        ).toBeUndefined();
      }
    }
  });

  test("bytes that are no credential", async () => {
    const publicKey = (await register(vector))?.publicKey ?? "";
    for (const text of ["", "AA", "bnVsbA", "W10", "e30", "A".repeat(200)]) {
      const response = { ...assertion.response, clientDataJSON: text, authenticatorData: text };
      expect(
        await verifier.verifyAssertion({ ...assertion, response }, challenge, publicKey),
      ).toBeUndefined();
      expect(
        await verifier.verifyRegistration(registrationOf(vector, text), challenge),
      ).toBeUndefined();
    }
  });
});
