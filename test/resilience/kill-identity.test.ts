import { createKeyRing } from "@latch/adapters/crypto";
import { expect, inject, test } from "vitest";
import { readFactors } from "../support/fixtures/identity-state.ts";
import { codeAt } from "../support/fixtures/second-factor.ts";
import { scan } from "../support/fixtures/tables.ts";
import { jsonBody, openTestDatabase, password } from "../support/harness.ts";
import { startKillableApi } from "../support/processes/killable-api.ts";

const people = 4;
const enough = 12;

type Tokens = { accessToken: string; refreshToken: string; user: { id: string } };
type Answer = { status: number; body: Record<string, unknown> };

/** A person with ten recovery codes, and the sessions that a 200 has promised. */
type Owner = { email: string; userId: string; codes: string[]; promised: string[] };

async function openStack() {
  const database = await openTestDatabase();
  const keys = JSON.stringify(await createKeyRing());

  async function startApi() {
    const settings = {
      keys,
      prefix: database.tables.Users.replace(/Users$/, ""),
      endpoint: inject("dynamoEndpoint"),
    };
    const { program, origin } = await startKillableApi(settings, { RATE_LIMITS: "false" });
    /** Sends a request. @returns undefined if the response was cut off */
    async function post(path: string, body: object, headers: Record<string, string> = {}) {
      const { headers: type, ...rest } = jsonBody(body);
      const init = { method: "POST", ...rest, headers: { ...type, ...headers } };
      const response = await fetch(`${origin}${path}`, init).catch(() => undefined);
      const text = await response?.text().catch(() => undefined);
      if (!response || text === undefined) return undefined;
      return { status: response.status, body: text ? JSON.parse(text) : {} } as Answer;
    }
    return { ...program, post };
  }

  return { database, startApi };
}
type Api = Awaited<ReturnType<Awaited<ReturnType<typeof openStack>>["startApi"]>>;

/** Signs up a person who adds a TOTP authenticator and recovery codes. */
async function enrol({ post }: Api, name: string): Promise<Owner> {
  const email = `${name}@example.com`;
  const signedUp = (await post("/auth/signup", { email, password }))?.body as Tokens;
  let { refreshToken } = signedUp;
  const prove = async (operation: string, ...proofs: object[]) => {
    const all = [{ method: "password", password }, ...proofs];
    const answer = await post("/auth/reauthenticate", { refreshToken, proofs: all, operation });
    const body = answer?.body as Tokens & { reauthenticationToken: string };
    refreshToken = body.refreshToken;
    return {
      authorization: `Bearer ${body.accessToken}`,
      "x-reauthentication": body.reauthenticationToken,
    };
  };
  const headers = await prove("setUpTotp");
  const secret = String((await post("/me/totp", {}, headers))?.body["secret"]);
  await post("/me/totp/confirm", { code: codeAt(secret, Date.now()) }, headers);
  // The code of the next time step, because the present one is used.
  const code = codeAt(secret, Date.now() + 30_000);
  const proved = await prove("createRecoveryCodes", { method: "totp", code });
  const created = await post("/me/recovery-codes", {}, proved);
  const codes = created?.body["codes"] as string[];
  return { email, userId: signedUp.user.id, codes, promised: [] };
}

/** Logs in by the password and a recovery code. */
async function logIn({ post }: Api, { email }: Owner, code: string) {
  const first = await post("/auth/login", { identifier: email, password });
  const challenge = first?.body["challenge"];
  return first && post("/auth/challenge", { challenge, proof: { method: "recovery_code", code } });
}

test("each used recovery code has its session, and no code is lost, after kill -9", async () => {
  const stack = await openStack();
  const api = await stack.startApi();
  const owners = await Promise.all(
    Array.from({ length: people }, (_, index) => enrol(api, `person-${index}`)),
  );
  let promised = 0;
  const reached = Promise.withResolvers<void>();
  async function useCodes(owner: Owner): Promise<void> {
    for (const code of owner.codes) {
      const answer = await logIn(api, owner, code);
      if (answer?.status !== 200) return;
      owner.promised.push(String(answer.body["refreshToken"]));
      if (++promised === enough) reached.resolve();
    }
  }
  const over = Promise.all(owners.map(useCodes));
  await Promise.race([reached.promise, over]);
  await api.end("SIGKILL");
  await over;
  expect(promised).toBeGreaterThanOrEqual(enough);

  const again = await stack.startApi();
  const factors = await readFactors(stack.database);
  expect(factors.listed).toEqual(factors.stored);
  const [sessions, authenticators] = await Promise.all([
    scan(stack.database, "Sessions"),
    scan(stack.database, "Authenticators"),
  ]);
  for (const owner of owners) {
    const { codeHashes = [] } =
      authenticators.find(
        ({ userId, kind }) => userId === owner.userId && kind === "recovery_codes",
      ) ?? {};
    const used = owner.codes.length - (codeHashes as unknown[]).length;
    // The session of the sign-up, and one for each code.
    const own = sessions.filter(({ userId }) => userId === owner.userId);
    expect(own).toHaveLength(1 + used);
    expect(used - owner.promised.length, "the code whose response was lost").toBeLessThanOrEqual(1);
    for (const refreshToken of owner.promised) {
      expect((await again.post("/auth/refresh", { refreshToken }))?.status).toBe(200);
    }
    // Codes are used in their order: the last one that was used is refused, and the next one is good.
    const last = owner.codes[used - 1];
    if (last) expect((await logIn(again, owner, last))?.body["code"]).toBe("invalid_credentials");
    const next = owner.codes[used];
    if (next) expect((await logIn(again, owner, next))?.status).toBe(200);
  }
  expect(`${api.output()}${again.output()}`).not.toMatch(/correct horse|lrt_|lch_|eyJ|\$2b\$/);
});
