import { createLatchClient, type LatchClient } from "@latch/client";
import { version } from "@latch/contract/version";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkedFetch } from "./checked-fetch.ts";
import { signedIn } from "./fixtures/signed-in.ts";
import { jsonBody, password } from "./harness.ts";
import { logInByPasskey } from "./passkeys/log-in-everywhere.ts";
import type { OpenRuntime, Runtime } from "./processes/runtimes.ts";

const email = "smoke@example.com";

/** Tests what must work on every runtime, as a client does. */
export function testRuntime(name: string, open: OpenRuntime): void {
  // Processes start slowly on a busy machine.
  describe(`on ${name}`, () => {
    const stops: (() => unknown)[] = [];
    let runtime: Runtime;
    let latch: LatchClient;
    let accessToken = "";

    beforeAll(async () => {
      runtime = await open((stop) => stops.unshift(stop));
      latch = createLatchClient({
        retries: 0,
        timeout: 0,
        baseUrl: runtime.origin,
        fetch: checkedFetch(runtime.fetch),
      });
      const data = signedIn(await latch.signUp({ body: { email, password } }));
      accessToken = data.accessToken ?? "";
    });

    afterAll(async () => {
      for (const stop of stops) await stop();
    });

    const send = (path: string, init?: RequestInit) =>
      runtime.fetch(new Request(`${runtime.origin}${path}`, init));
    const bearer = () => ({ headers: { authorization: `Bearer ${accessToken}` } });

    test("its health names the version of the release", async () => {
      expect((await latch.getHealth()).data).toMatchObject({ status: "ok", version });
    });

    test("it has pages of its own", async () => {
      const paths = ["/", "/problems/forbidden", "/verify-email", "/pages/pages.css"];
      const texts = await Promise.all(
        [...paths, "/pages/link.gen.js"].map(async (path) => {
          const response = await send(path);
          return [response.status, await response.text()];
        }),
      );
      expect(texts).toEqual(
        ["API of Latch", "Permission denied", "Confirm your email", "body {", "auth/email/"].map(
          (text) => [200, expect.stringContaining(text)],
        ),
      );
    });

    test("an account is made once, and its password opens it", async () => {
      const again = await latch.signUp({ body: { email: " SMOKE@example.com", password } });
      expect(again.error?.code).toBe("email_taken");
      const wrong = await latch.logIn({ body: { identifier: email, password: "wrong wrong" } });
      expect([wrong.response.status, wrong.error?.code]).toEqual([401, "invalid_credentials"]);
      const right = await latch.logIn({ body: { identifier: email, password } });
      expect(signedIn(right).user.email).toBe(email);
    });

    test.each([-7, -8, -257])("a passkey of the algorithm %i logs in", async (algorithm) => {
      await logInByPasskey(latch, runtime.origin, algorithm);
    });

    test("one address and one password have one spelling, of any script and length", async () => {
      const [shown, labels] = ["ada@münchen.example", "ada@xn--mnchen-3ya.example"];
      const secret = `${"密".repeat(63)}é`;
      const made = await latch.signUp({ body: { email: labels, password: secret } });
      expect(signedIn(made).user.email).toBe(shown);
      for (const identifier of [shown, labels, "ADA@ｍünchen.example"]) {
        const body = { identifier, password: secret.normalize("NFD") };
        expect((await latch.logIn({ body })).response.status).toBe(200);
      }
      const again = await latch.signUp({ body: { email: shown, password: secret } });
      expect(again.error?.code).toBe("email_taken");
    });

    test("a refresh token rotates, and reusing it ends the session after the grace period", async () => {
      const data = signedIn(await latch.logIn({ body: { identifier: email, password } }));
      const refreshToken = data.refreshToken ?? "";
      const next = await latch.refreshSession({ body: { refreshToken } });
      const racing = await latch.refreshSession({ body: { refreshToken } });
      expect(next.data?.refreshToken).not.toBe(refreshToken);
      expect(racing.data?.refreshToken).toBe(next.data?.refreshToken);
      await latch.logOut({ body: { refreshToken: next.data?.refreshToken } });
      const over = await latch.refreshSession({
        body: { refreshToken: next.data?.refreshToken ?? "" },
      });
      expect(over.error?.code).toBe("invalid_session");
    });

    test("guards accept the callers that the contract allows", async () => {
      expect((await latch.verifyToken(bearer())).data).toMatchObject({ role: "user" });
      expect((await latch.listUsers(bearer())).error?.code).toBe("forbidden");
      const nobody = await latch.getMe();
      expect(nobody.response.headers.get("www-authenticate")).toBe('Bearer realm="latch"');
      const forged = await latch.getMe({ headers: { authorization: `Bearer ${accessToken}x` } });
      expect(forged.response.headers.get("www-authenticate")).toContain("invalid_token");
    });

    test("the published keys verify what it issued", async () => {
      const { data } = await latch.getJwks();
      const [header = "", claims = "", signature = ""] = accessToken.split(".");
      const { kid } = JSON.parse(Buffer.from(header, "base64url").toString());
      const jwk = data?.keys.find((key) => key.kid === kid) ?? {};
      const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
      const key = await crypto.subtle.importKey("jwk", jwk, algorithm, false, ["verify"]);
      const signed = new TextEncoder().encode(`${header}.${claims}`);
      expect(
        await crypto.subtle.verify(algorithm, key, Buffer.from(signature, "base64url"), signed),
      ).toBe(true);
      const { data: metadata } = await latch.getOpenIdConfiguration();
      expect(JSON.parse(Buffer.from(claims, "base64url").toString()).iss).toBe(metadata?.issuer);
    });

    test("the session in a cookie is out of reach of scripts", async () => {
      const answer = await send("/auth/login?mode=cookie", {
        method: "POST",
        ...jsonBody({ identifier: email, password }),
      });
      const [cookie = ""] = answer.headers.getSetCookie();
      expect(cookie).toMatch(/^(?:__Host-)?latch_session=lrt_[\w-]+;/);
      expect(cookie).toMatch(/; HttpOnly/);
      expect(await answer.json()).not.toHaveProperty("refreshToken");
      const refreshed = await send("/auth/refresh", {
        method: "POST",
        headers: { cookie: cookie.split(";")[0] ?? "" },
      });
      expect(refreshed.status).toBe(200);
    });

    test("a client can't choose the address it is seen under", async () => {
      const forged = { "x-forwarded-for": "192.0.2.66", "x-real-ip": "192.0.2.66" };
      const data = signedIn(
        await latch.logIn({
          body: { identifier: email, password },
          headers: forged,
        }),
      );
      const sessions = await latch.listMySessions({
        headers: { authorization: `Bearer ${data.accessToken}` },
      });
      expect(sessions.data?.items.find(({ current }) => current)?.address).toMatch(runtime.address);
    });

    test("a bad request gets a 4xx problem that names the field, never a 5xx", async () => {
      const tooLarge = jsonBody({ identifier: "x".repeat(70_000), password });
      const answers = await Promise.all([
        send("/nope"),
        send("/auth/login"),
        send("/auth/login", { method: "POST", ...tooLarge }),
        send("/auth/login", { method: "POST", body: "x" }),
        send("/auth/login", { method: "POST", ...jsonBody({ identifier: email }) }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([404, 405, 413, 415, 400]);
      expect(await answers[4]?.json()).toMatchObject({ errors: [{ pointer: "#/password" }] });
    });

    test("it is well, and its documentation is served", async () => {
      expect((await latch.getReadiness()).data?.status).toBe("ok");
      expect((await latch.getOpenApi()).data?.openapi).toBe("3.1.0");
      const page = await send("/docs");
      expect(page.headers.get("content-type")).toContain("text/html");
      const script = await send("/docs/swagger-ui-dist/swagger-ui.css");
      expect([script.status, script.headers.get("content-type")]).toEqual([
        200,
        expect.stringContaining("text/css"),
      ]);
    });
  });
}
