import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { encodePart, forgeToken, validClaims, validHeader } from "../fixtures/forge.ts";
import { findFreePort, installExample, startApi, startExample } from "./example.ts";

type ResourceServer = {
  /** The folder in examples/. */
  name: string;
  /** Returns the command that starts it. */
  commandOf(folder: string): string[];
  /** Whether it accepts API keys. */
  apiKeys: boolean;
};

/** Describes what each resource server in examples/ does with credentials. */
export function describeResourceServer({ name, commandOf, apiKeys }: ResourceServer): void {
  describe(name, () => {
    const cleanUps: (() => void | Promise<void>)[] = [];
    const atEnd = (cleanUp: () => void | Promise<void>) => void cleanUps.push(cleanUp);
    let api: Awaited<ReturnType<typeof startApi>>;
    let folder = "";
    let origin = "";

    beforeAll(async () => {
      folder = installExample(name, atEnd);
      api = await startApi(atEnd);
      const environment = { LATCH_ISSUER: api.issuer };
      origin = await startExample(folder, commandOf(folder), environment, atEnd);
    });
    afterAll(async () => {
      for (const cleanUp of cleanUps.reverse()) await cleanUp();
    });

    const send = (path: string, headers: Record<string, string>, method = "GET") =>
      fetch(origin + path, { method, headers });
    const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

    /** Signs claims that differ from valid ones. */
    function forge(change: object, header: object = {}): string {
      const key = api.keys.signing.current;
      const claims = { ...validClaims(Date.now()), iss: api.issuer, ...change };
      return forgeToken(key, claims, { ...validHeader(key), ...header });
    }
    const seconds = (offset: number) => Math.floor(Date.now() / 1000) + offset;

    test("accepts the access token of a user, and enforces the role", async () => {
      const { accessToken, user } = await api.signUp();
      const me = await send("/me", bearer(accessToken));
      expect(await me.json()).toMatchObject({ userId: user.id, role: "user" });
      const refused = await send("/reports", bearer(accessToken));
      expect(refused.status).toBe(403);
      expect(await refused.json()).toMatchObject({ code: "forbidden", status: 403 });
      expect(refused.headers.get("www-authenticate")).toContain('error="insufficient_scope"');
      const agent = await api.signUp({ role: "agent" });
      expect(await (await send("/reports", bearer(agent.accessToken))).json()).toEqual({
        reports: [],
      });
    });

    test("requires a recent authentication", async () => {
      const { accessToken } = await api.signUp();
      expect((await send("/reports", bearer(accessToken), "DELETE")).status).toBe(204);
      for (const change of [{ auth_time: seconds(-601) }, {}]) {
        const refused = await send("/reports", bearer(forge(change)), "DELETE");
        expect(refused.status).toBe(401);
        expect(await refused.json()).toMatchObject({ code: "reauthentication_required" });
        expect(refused.headers.get("www-authenticate")).toBe(
          'Bearer realm="latch", error="insufficient_user_authentication", max_age="600"',
        );
      }
    });

    test("refuses every other token with 401 and the challenge of RFC 6750", async () => {
      expect((await send("/me", bearer(forge({})))).status).toBe(200);
      const claims = encodePart({ ...validClaims(Date.now()), iss: api.issuer });
      const { d: _, ...jwk } = api.keys.signing.current;
      const confused = `${encodePart({ alg: "HS256", typ: "at+jwt", kid: jwk.kid })}.${claims}`;
      const hmac = createHmac("sha256", JSON.stringify(jwk)).update(confused).digest("base64url");
      const [header, , signature] = forge({}).split(".");
      for (const token of [
        "invalid",
        forge({ iss: "http://other.test" }),
        forge({ aud: "other" }),
        forge({ exp: seconds(-60) }),
        forge({ iat: seconds(60) }),
        forge({ role: "root" }),
        forge({}, { typ: "JWT" }),
        forge({}, { kid: "unknown" }),
        `${encodePart({ alg: "none", typ: "at+jwt", kid: jwk.kid })}.${claims}.`,
        `${confused}.${hmac}`,
        `${header}.${encodePart({ ...validClaims(Date.now()), role: "master" })}.${signature}`,
      ]) {
        const refused = await send("/me", bearer(token));
        expect(refused.status, token).toBe(401);
        expect(refused.headers.get("content-type")).toContain("application/problem+json");
        expect(refused.headers.get("www-authenticate")).toBe(
          'Bearer realm="latch", error="invalid_token"',
        );
      }
      const anonymous = await send("/me", {});
      expect(anonymous.status).toBe(401);
      expect(anonymous.headers.get("www-authenticate")).toBe('Bearer realm="latch"');
    });

    const acceptApiKeys = async () => {
      const { latch, user, accessToken } = await api.signUp();
      const scopes = ["tasks:read" as const, "token:verify" as const];
      const { data } = await latch.createApiKey({ body: { name: "job", scopes } });
      const key = { "x-api-key": data?.key ?? "" };
      expect(await (await send("/tasks", key)).json()).toEqual({ userId: user.id, kind: "apiKey" });
      expect((await send("/me", key)).status).toBe(401);
      expect((await send("/tasks", { "x-api-key": "latch_unknown" })).status).toBe(401);
      const byUser = await send("/tasks", bearer(accessToken));
      expect(await byUser.json()).toEqual({ userId: user.id, kind: "session" });
      const other = await latch.createApiKey({ body: { name: "other", scopes: ["token:verify"] } });
      expect((await send("/tasks", { "x-api-key": other.data?.key ?? "" })).status).toBe(403);
    };
    if (apiKeys) test("accepts an API key with the scope", acceptApiKeys);

    test("responds with 503 when the issuer cannot be reached", async () => {
      const LATCH_ISSUER = `http://127.0.0.1:${await findFreePort()}`;
      const other = await startExample(folder, commandOf(folder), { LATCH_ISSUER });
      const refused = await fetch(`${other}/me`, {
        headers: bearer(forge({ iss: LATCH_ISSUER })),
      });
      expect(refused.status).toBe(503);
      expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(await refused.json()).toMatchObject({ code: "unavailable" });
    });
  });
}
