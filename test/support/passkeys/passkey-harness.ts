import type { ConfirmedOperation } from "@latch/client";
import type { ProofInput } from "@latch/contract";
import { settlePasskeys } from "../fixtures/settle-factors.ts";
import {
  createHarness,
  type Harness,
  type HarnessParts,
  origin,
  type Person,
  password,
} from "../harness.ts";
import { createSoftwareAuthenticator } from "./software-authenticator.ts";

type Authenticator = ReturnType<typeof createSoftwareAuthenticator>;
type Ceremony = Parameters<Authenticator["create"]>[1];
type Purpose = NonNullable<Parameters<Harness["latch"]["requestPasskey"]>[0]>["body"];

/** The value if there is one. @throws the problem of a response */
function required<T>({ data, error }: { data?: T; error?: { code: string } }): T {
  if (data === undefined) throw new Error(error?.code ?? "no data");
  return data;
}

/** Creates the API, and functions by which tests register and use passkeys. */
export async function createPasskeyHarness(
  environment: Record<string, string> = {},
  parts: HarnessParts = {},
) {
  const harness = await createHarness(environment, parts);
  const { latch } = harness;

  /** Authenticates a person again for an operation. @returns the header of the operation */
  async function confirm(
    person: Person,
    operation: ConfirmedOperation,
    proofs: ProofInput[] = [{ method: "password", password }],
  ): Promise<{ "x-reauthentication": string }> {
    const answer = await latch.reauthenticate({
      body: { refreshToken: person.refreshToken, proofs, operation },
    });
    const { refreshToken = "", reauthenticationToken = "" } = required(answer);
    person.refreshToken = refreshToken;
    return { "x-reauthentication": reauthenticationToken };
  }

  /** Creates a passkey for a person, without sending it. */
  async function create(person: Person, authenticator: Authenticator, changed?: Ceremony) {
    const { publicKey } = required(await person.latch.startPasskey());
    return authenticator.create(publicKey, changed);
  }

  /** Adds a passkey to the account of a person, and makes it older than 72 hours. */
  async function add(
    person: Person,
    authenticator: Authenticator,
    { name, proofs, changed }: { name?: string; proofs?: ProofInput[]; changed?: Ceremony } = {},
  ) {
    const credential = await create(person, authenticator, changed);
    const headers = await confirm(person, "addPasskey", proofs);
    const answer = await person.latch.addPasskey({
      params: { header: headers },
      body: { credential, name },
    });
    if (answer.data) await settlePasskeys(harness.database, person.user.id);
    return answer;
  }

  /** Uses a passkey, without sending it. */
  async function use(authenticator: Authenticator, changed?: Ceremony, purpose?: Purpose) {
    const { publicKey } = required(await latch.requestPasskey({ body: purpose }));
    return authenticator.get(publicKey, changed);
  }

  /** Uses a passkey for the session of a person. */
  async function proofOf(person: Person, authenticator: Authenticator, changed?: Ceremony) {
    const { refreshToken } = person;
    const purpose = { purpose: "reauthenticate" as const, refreshToken };
    return { method: "passkey" as const, credential: await use(authenticator, changed, purpose) };
  }

  return {
    ...harness,
    proofOf,
    confirm,
    create,
    add,
    use,

    /** Signs up a person with a passkey. */
    async signUpWithPasskey(authenticator = createSoftwareAuthenticator(origin)) {
      const person = await harness.signUp();
      const passkey = required(await add(person, authenticator, { name: "Laptop" }));
      return { person, authenticator, passkey };
    },

    /** Logs in by the newest passkey of an authenticator. */
    async logInWith(authenticator: Authenticator, changed?: Ceremony) {
      const credential = await use(authenticator, changed);
      return latch.logInWithPasskey({ body: { credential } });
    },

    /** Removes the password of a person. */
    async removePassword(person: Person, authenticator: Authenticator): Promise<void> {
      const proofs = [await proofOf(person, authenticator)];
      const header = await confirm(person, "removePassword", proofs);
      const { response } = await person.latch.removePassword({ params: { header } });
      if (!response.ok) throw new Error(`Could not remove the password: ${response.status}`);
    },
  };
}
