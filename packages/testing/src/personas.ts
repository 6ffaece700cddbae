import { randomUUID } from "node:crypto";
import type { Database } from "@latch/adapters/dynamodb";
import { composeCommands } from "@latch/composition/commands";
import type { ServerConfig } from "@latch/config/server";
import { Email } from "@latch/contract";
import type { Log } from "@latch/core";
import type { Latch, Persona, StorageState } from "./types.ts";

const password = "correct horse battery staple";

type Deps = {
  url: string;
  database: Database;
  config: ServerConfig;
  log: Log;
};

type SignedIn = {
  status: string;
  user: { id: string };
  accessToken: string;
  refreshToken: string;
};

/** Creates the functions that create persons and sign them in. */
export function createPersonas({ url, database, config, log }: Deps) {
  const { openAccount, ctx } = composeCommands(database, config, log);

  async function logIn(email: string, mode: "body" | "cookie"): Promise<Response> {
    const response = await fetch(`${url}/auth/login?mode=${mode}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ identifier: email, password }),
    });
    if (!response.ok) {
      throw new Error(`The login of ${email} failed: ${response.status} ${await response.text()}`);
    }
    return response;
  }

  const create: Latch["createPersona"] = async ({
    role = "user",
    email = `${role}-${randomUUID().slice(0, 8)}@example.com`,
    name,
  } = {}): Promise<Persona> => {
    const account = { email: Email.parse(email), ...(name !== undefined && { name }), password };
    await openAccount(ctx, { ...account, role, emailVerified: true, emailTrusted: true });
    const signedIn = (await (await logIn(email, "body")).json()) as SignedIn;
    if (signedIn.status !== "signed_in") {
      throw new Error(`The configuration asks ${role} for another proof at the login.`);
    }
    const { user, accessToken, refreshToken } = signedIn;
    const headers = { authorization: `Bearer ${accessToken}` };
    return { userId: user.id, email, password, role, accessToken, refreshToken, headers };
  };

  async function storageState({ email }: Persona): Promise<StorageState> {
    const response = await logIn(email, "cookie");
    await response.body?.cancel();
    const cookies = response.headers.getSetCookie().map((line) => {
      const [pair = "", ...attributes] = line.split("; ");
      const at = pair.indexOf("=");
      const attributeOf = (attribute: string) =>
        attributes.find((each) => each.startsWith(`${attribute}=`))?.slice(attribute.length + 1);
      const maxAge = attributeOf("Max-Age");
      const expiresMs = maxAge
        ? Date.now() + Number(maxAge) * 1000
        : Date.parse(attributeOf("Expires") ?? "");
      return {
        ...{ name: pair.slice(0, at), value: pair.slice(at + 1) },
        ...{ domain: new URL(url).hostname, path: "/", expires: Math.floor(expiresMs / 1000) },
        ...{ httpOnly: true, secure: false, sameSite: "Lax" as const },
      };
    });
    return { cookies, origins: [] };
  }

  return { create, storageState };
}
