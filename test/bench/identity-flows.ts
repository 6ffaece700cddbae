import type { Database } from "@latch/adapters/dynamodb";
import type {
  AuthResult,
  PasskeyRegistration,
  PasskeyRequest,
  PendingLogIn,
} from "@latch/contract";
import { TOTP } from "otpauth";
import { changeUser } from "../support/fixtures/change-user.ts";
import { createSoftwareAuthenticator } from "../support/passkeys/software-authenticator.ts";
import type { Flow } from "./budgets.ts";
import { newEmail, password, post } from "./latch.ts";

/** Sends a request that is not measured. */
type Send = <A>(request: Request) => Promise<A>;
/** Sends a request and measures it. */
export type RunFlow = <A>(flow: Flow, request: Request) => Promise<A>;

type Parts = { send: Send; run: RunFlow; database: Database; origin: string };
type Proved = AuthResult & { reauthenticationToken: string };

const bearer = ({ accessToken }: { accessToken: string }) => ({
  authorization: `Bearer ${accessToken}`,
});
const get = (path: string, headers: Record<string, string>) =>
  new Request(`http://127.0.0.1${path}`, { headers });

/** Runs the flows of accounts and sessions. @returns the tokens of a user */
export async function runIdentity({ send, run, database, origin }: Parts): Promise<AuthResult> {
  const email = newEmail();
  const about = { email, password, username: email.slice(0, 16) };
  await run("sign-up, email and username", post("/auth/signup", about));
  const known = { identifier: email, password };
  const session = await run<AuthResult>("login by password", post("/auth/login", known));

  await run("getMe", get("/me", bearer(session)));

  const { refreshToken } = session;
  const fresh = await run<AuthResult>("refresh", post("/auth/refresh", { refreshToken }));
  const proofs = [{ method: "password", password }];
  const body = { refreshToken: fresh.refreshToken, proofs };
  const proved = await run<AuthResult>("step-up", post("/auth/reauthenticate", body));
  await run("logout", post("/auth/logout", { refreshToken: proved.refreshToken }));

  await runTotp();
  await runPasskey();
  await runStaff();
  return session;

  /** Signs up a user who authenticates again for an operation. */
  async function prove(operation?: string) {
    const address = newEmail();
    const signedUp = await send<AuthResult>(post("/auth/signup", { email: address, password }));
    const input = { refreshToken: signedUp.refreshToken, proofs, operation };
    const again = await send<Proved>(post("/auth/reauthenticate", input));
    const headers = { ...bearer(again), "x-reauthentication": again.reauthenticationToken };
    return { address, headers, user: signedUp.user };
  }

  async function runTotp(): Promise<void> {
    const { address, headers } = await prove("setUpTotp");
    const { secret } = await send<{ secret: string }>(post("/me/totp", {}, headers));
    const codeAt = (timestamp: number) => new TOTP({ secret }).generate({ timestamp });
    await send(post("/me/totp/confirm", { code: codeAt(Date.now()) }, headers));
    const input = { identifier: address, password };
    const flow = "login by password, second factor pending";
    const { challenge } = await run<PendingLogIn>(flow, post("/auth/login", input));
    // The code of the next time step, because the present one is used.
    const proof = { method: "totp", code: codeAt(Date.now() + 30_000) };
    await run("login by TOTP, after the password", post("/auth/challenge", { challenge, proof }));
  }

  async function runPasskey(): Promise<void> {
    const { headers } = await prove("addPasskey");
    const authenticator = createSoftwareAuthenticator(origin);
    const creation = await send<PasskeyRegistration>(post("/me/passkeys/options", {}, headers));
    const credential = authenticator.create(creation.publicKey);
    await send(post("/me/passkeys", { credential }, headers));
    const request = await send<PasskeyRequest>(post("/auth/passkey/options", {}));
    const assertion = { credential: authenticator.get(request.publicKey) };
    await run("login by passkey", post("/auth/passkey", assertion));
  }

  async function runStaff(): Promise<void> {
    const { user } = session;
    const { address, user: agent } = await prove();
    await changeUser(database, agent.id, { role: "agent" });
    const input = { identifier: address, password };
    const staff = await send<AuthResult>(post("/auth/login", input));
    await run("getUser, with session check", get(`/users/${user.id}`, bearer(staff)));
  }
}
