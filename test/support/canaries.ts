import { randomBytes } from "node:crypto";
import { exampleOf, type Operation, operations, resolved, type Schema } from "./operations.ts";

/** A text that stands nowhere else: wherever it is found, it has leaked. */
export const canary = (): string => `canary${randomBytes(12).toString("hex")}`;

/** What somebody holds that nobody else may see. */
export type Holdings = {
  password: string;
  accessToken: string;
  refreshToken: string;
  cookie: string;
  /** The address that they log in with. */
  email: string;
  /** Ids for the paths, by the names of the parameters. */
  ids: Record<string, string>;
};

type Ask = (path: string, init: RequestInit) => Promise<unknown>;

/** A body that the operation takes, with a canary wherever somebody may write what they want. */
function bodyOf(given: Schema, name: string, held: Holdings, secret: string): unknown {
  const schema = resolved(given);
  if (schema.type === "object" && schema.properties) {
    return Object.fromEntries(
      Object.entries(schema.properties).map(([key, property]) => [
        key,
        bodyOf(property, key, held, secret),
      ]),
    );
  }
  if (/password/i.test(name)) return name.startsWith("new") ? `${secret} new` : held.password;
  if (String(schema.example).startsWith("lrt_")) return held.refreshToken;
  if (["token", "name", "username"].includes(name)) return secret;
  if (name === "identifier") return held.email;
  if (schema.format === "email") return `${secret}@example.com`;
  if (schema.format === "date-time") return new Date(Date.now() + 86_400_000).toISOString();
  if (schema.format === "uri") return `https://example.com/${secret}`;
  const free = schema.type === "string" && !schema.pattern && !schema.format && !schema.enum;
  if (free && schema.const === undefined) return secret.slice(0, schema.maxLength ?? 100);
  return exampleOf(schema);
}

const pathOf = ({ template }: Operation, { ids }: Holdings): string =>
  template.replace(/{(\w+)}/g, (_, name: string) => ids[name] ?? `unknown_${name}`);

/**
 * Calls every operation of the document, whatever is added to it: as it is meant, with what is no body
 * and no credentials of ours, and with a query that it does not know. A canary is in all that is sent.
 * @param meet makes somebody new, for one operation: it may end what they hold
 * @param briefly only as it is meant
 * @returns all the secrets that were sent
 */
export async function askEverything(
  ask: Ask,
  meet: (operation: Operation) => Promise<Holdings>,
  { briefly = false } = {},
): Promise<string[]> {
  const secrets: string[] = [];

  async function askOne(operation: Operation): Promise<void> {
    const held = await meet(operation);
    const secret = canary();
    const { password, accessToken, refreshToken, cookie } = held;
    secrets.push(secret, password, accessToken, refreshToken, cookie.replace(/^.*?=/, ""));
    const { method, body } = operation;
    const path = pathOf(operation, held);
    const sent = (headers: Record<string, string>, text?: string): RequestInit => ({
      method,
      headers: { "content-type": "application/json", ...headers },
      ...(body && { body: text }),
    });
    const good = body && JSON.stringify(bodyOf(body.schema, "", held, secret));
    const wrong = JSON.stringify({ unknown: secret, password: secret, email: secret, token: 1 });
    const credentials = { authorization: `Bearer ${held.accessToken}` };
    const strange = {
      authorization: `Bearer ${secret}`,
      "x-api-key": `latch_${secret}`,
      cookie: `__Host-latch=${secret}; other=${secret}`,
      "stripe-signature": `t=1,v1=${secret}`,
      "idempotency-key": secret,
      "if-match": `"${secret}"`,
      baggage: secret,
      tracestate: `x=${secret}`,
      "user-agent": secret,
      referer: `https://example.com/?token=${secret}`,
    };
    const meant = sent({ ...strange, ...credentials, cookie: held.cookie }, good);
    if (briefly) return void (await ask(path, meant));
    await ask(path, sent(strange, good));
    await ask(path, sent({ "x-api-key": `latch_${secret}` }, good));
    await ask(path, sent({ authorization: `Basic ${secret}` }, good));
    await ask(path, sent(credentials, wrong));
    await ask(path, sent(credentials, `{"password":"${secret}`));
    await ask(`${path}?token=${secret}&password=${secret}`, sent(credentials, good));
    await ask(path, sent({ ...credentials, cookie: held.cookie }, good));
    await ask(path, meant);
  }

  const waiting = [...operations];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await askOne(next);
  };
  await Promise.all(Array.from({ length: 4 }, work));
  return secrets;
}
