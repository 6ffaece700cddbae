import type { LatchClient } from "@latch/client";
import { expect } from "vitest";
import { signedIn } from "../fixtures/signed-in.ts";
import { createSoftwareAuthenticator } from "./software-authenticator.ts";

/**
 * Registers a passkey with an algorithm that the runtime offers, and logs in with it.
 * @param origin the origin of the runtime, which is not its issuer behind a proxy
 */
export async function logInByPasskey(
  latch: LatchClient,
  origin: string,
  algorithm: number,
): Promise<void> {
  const password = "correct horse battery staple";
  const body = { email: `passkey${-algorithm}@example.com`, password };
  const { accessToken, refreshToken, user } = signedIn(await latch.signUp({ body }));
  const headers = { authorization: `Bearer ${accessToken}` };
  const { data: registration } = await latch.startPasskey({ headers });
  const { rp, pubKeyCredParams } = registration?.publicKey ?? { rp: { id: "" } };
  expect(pubKeyCredParams?.map(({ alg }) => alg)).toContain(algorithm);
  const isIssuer = rp.id === new URL(origin).hostname;
  const authenticator = createSoftwareAuthenticator(isIssuer ? origin : `https://${rp.id}`, {
    algorithm,
  });
  if (!registration) throw new Error("There are no options");
  const credential = authenticator.create(registration.publicKey);
  const { data: proved } = await latch.reauthenticate({
    body: {
      refreshToken,
      proofs: [{ method: "password", password }],
      operation: "addPasskey",
    },
  });
  const header = { "x-reauthentication": proved?.reauthenticationToken ?? "" };
  const added = await latch.addPasskey({ headers, params: { header }, body: { credential } });
  expect(added.response.status).toBe(201);
  const { data: request } = await latch.requestPasskey();
  if (!request) throw new Error("There are no options");
  const assertion = authenticator.get(request.publicKey);
  const answer = await latch.logInWithPasskey({ body: { credential: assertion } });
  expect(signedIn(answer).user.id).toBe(user.id);
}
