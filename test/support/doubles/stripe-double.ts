import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect, onTestFinished } from "vitest";
import { described } from "./stripe-description.ts";
import {
  type Customer,
  createStripeCustomer,
  createStripeList,
  createStripeSession,
  createStripeSubscription,
  type Price,
  type Subscription,
} from "./stripe-objects.ts";

export const secretKey = "sk_test_51JustForTests";
/** The API version of the adapter. */
const pinned = "2026-10-28.endive";

type Parameters = Record<string, unknown>;
type Answer = { status: number; body: object };
/** A fault of the provider, and how often it occurs. */
type Fault = { kind: "status" | "hang" | "reset"; status?: number; code?: string; times: number };

const ajv = new Ajv2020({ strict: false, allErrors: true, coerceTypes: true });
addFormats.default(ajv);
const operations = Object.entries(described).map(([place, { operationId, parameters }]) => {
  const [method = "", path = ""] = place.split(" ");
  return {
    method,
    pattern: new RegExp(`^${path.replace(/{\w+}/g, "([^/]+)")}$`),
    operationId,
    fits: ajv.compile(parameters),
  };
});

/**
 * Starts a double of the parts of Stripe that Latch uses. It accepts requests by Stripe's published
 * description, and implements idempotency keys as Stripe does. A rejected request fails the test.
 */
export async function startStripeDouble({
  expectRefusals = false,
  atEnd = onTestFinished,
}: {
  expectRefusals?: boolean;
  atEnd?: (cleanUp: () => void) => void;
} = {}) {
  const customers = new Map<string, Customer>();
  const subscriptions: Subscription[] = [];
  const prices: Price[] = [];
  const requests: { operationId: string; parameters: Parameters; key?: string }[] = [];
  const refusals: string[] = [];
  const keys = new Map<string, { said: string; answer: Promise<Answer> | Answer }>();
  let fault: Fault | undefined;
  /** Milliseconds before each response. */
  let delayMs = 0;
  let accepted = secretKey;
  let beforeAnswer: (operationId: string) => Promise<void> | void = () => {};

  const server = createServer((request, response) => void serve(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  atEnd(() => {
    server.closeAllConnections();
    server.close();
    if (!expectRefusals) expect(refusals).toEqual([]);
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://stripe.test");
    const body = await text(request);
    if (fault && fault.times-- > 0) {
      if (fault.kind === "reset") return void request.socket.destroy();
      if (fault.kind === "hang") return;
      return send(response, refused(fault.status ?? 500, "It is us", { code: fault.code }));
    }
    const operation = operations.find(
      ({ method, pattern }) => method === request.method && pattern.test(pathname),
    );
    const [, id = ""] = operation?.pattern.exec(pathname) ?? [];
    const given = request.method === "POST" ? new URLSearchParams(body) : searchParams;
    const parameters = nested(given);
    const wrong = operation
      ? faultOf(request, parameters, operation)
      : `${request.method} ${pathname} is not described`;
    if (wrong || !operation) {
      refusals.push(wrong ?? "");
      return send(response, refused(400, wrong ?? "", { code: "parameter_unknown" }));
    }
    if (request.headers.authorization !== `Bearer ${accepted}`) {
      return send(response, refused(401, "Invalid API Key provided: sk_test_********ests", {}));
    }
    const key = request.headers["idempotency-key"] as string | undefined;
    const { operationId } = operation;
    requests.push({ operationId, parameters, key });
    send(
      response,
      await idempotently(key, operationId, given, () => answer(operationId, id, parameters)),
    );
  }

  /**
   * Implements Stripe's idempotency: repeats the first response; 409 while there is none; an error
   * for another body.
   */
  async function idempotently(
    key: string | undefined,
    operationId: string,
    given: URLSearchParams,
    make: () => Promise<Answer>,
  ): Promise<Answer> {
    if (!key) return make();
    const said = `${operationId} ${given}`;
    const known = keys.get(key);
    if (known && known.said !== said) {
      const message = `Keys for idempotent requests can only be used with the same parameters`;
      refusals.push(message);
      return refused(400, message, { type: "idempotency_error" });
    }
    if (known?.answer instanceof Promise) {
      return refused(409, "In progress", { code: "idempotency_key_in_use" });
    }
    if (known) return known.answer;
    const made = make();
    keys.set(key, { said, answer: made });
    const answer = await made;
    keys.set(key, { said, answer });
    return answer;
  }

  async function answer(operationId: string, id: string, sent: Parameters): Promise<Answer> {
    const body = perform(operationId, id, sent);
    await beforeAnswer(operationId);
    if (delayMs > 0) await new Promise((resume) => setTimeout(resume, delayMs));
    return body;
  }

  function perform(operationId: string, id: string, sent: Parameters): Answer {
    const customer = sent["customer"] as string;
    const missing = (what: string) =>
      refused(404, `No such customer: '${what}'`, { code: "resource_missing", param: "customer" });
    switch (operationId) {
      case "PostCustomers": {
        const made = createStripeCustomer(sent as Partial<Customer>);
        customers.set(made.id, made);
        return fine(made);
      }
      case "DeleteCustomersCustomer": {
        if (!customers.delete(id)) return missing(id);
        for (const each of subscriptions) if (each.customer === id) each.status = "canceled";
        return fine({ id, object: "customer", deleted: true });
      }
      case "PostCheckoutSessions":
        if (!customers.has(customer)) return missing(customer);
        return fine(createStripeSession("cs_test", "https://checkout.stripe.com/c/pay", sent));
      case "PostBillingPortalSessions":
        if (!customers.has(customer)) return missing(customer);
        return fine(createStripeSession("bps", "https://billing.stripe.com/p/session", sent));
      case "GetSubscriptions":
        // A copy, so that later changes are not part of the response.
        return fine(
          structuredClone(
            createStripeList(
              subscriptions.filter((each) => each.customer === customer),
              "/v1/subscriptions",
            ),
          ),
        );
      default:
        return fine(
          createStripeList(
            prices.filter(({ active }) => active),
            "/v1/prices",
          ),
        );
    }
  }

  return {
    apiBase: `http://127.0.0.1:${port}`,
    customers,
    subscriptions,
    prices,
    requests,
    refusals,
    /** Returns how often an operation was called. */
    count: (operationId: string) =>
      requests.filter((request) => request.operationId === operationId).length,
    subscribe(given: GivenTo<typeof createStripeSubscription>): Subscription {
      const made = createStripeSubscription(given);
      subscriptions.unshift(made);
      return made;
    },
    fail: (next: Omit<Fault, "times"> & { times?: number }) => {
      fault = { times: Number.POSITIVE_INFINITY, ...next };
    },
    heal: () => {
      fault = undefined;
    },
    slow: (milliseconds: number) => {
      delayMs = milliseconds;
    },
    rotateKey: () => {
      accepted = "sk_test_another";
    },
    /** Runs between the creation of a response and its sending. */
    whileAnswering: (work: typeof beforeAnswer) => {
      beforeAnswer = work;
    },
  };
}
type GivenTo<F extends (given: never) => unknown> = F extends (given: infer P) => unknown
  ? P
  : never;

export type StripeDouble = Awaited<ReturnType<typeof startStripeDouble>>;

const fine = (body: object): Answer => ({ status: 200, body });
const refused = (status: number, message: string, more: object): Answer => ({
  status,
  body: { error: { type: "invalid_request_error", message, ...more } },
});

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, {
    "content-type": "application/json",
    "request-id": "req_test",
    "stripe-version": pinned,
  });
  response.end(JSON.stringify(body));
}

/** Returns what Stripe would reject, or what Latch must send and did not. */
function faultOf(
  { method, headers }: IncomingMessage,
  parameters: Parameters,
  { operationId, fits }: (typeof operations)[number],
): string | undefined {
  if (headers["stripe-version"] !== pinned) return `${operationId}: another Stripe-Version`;
  if (method === "POST") {
    const type = headers["content-type"];
    if (type !== "application/x-www-form-urlencoded") return `${operationId}: sent as ${type}`;
    const key = headers["idempotency-key"] ?? "";
    if (key.length < 10 || key.length > 255) return `${operationId}: no idempotency key`;
  }
  return fits(parameters) ? undefined : `${operationId}: ${ajv.errorsText(fits.errors)}`;
}

/** `a[b][0][c]=d` as `{ a: { b: [{ c: "d" }] } }`: OpenAPI's style `deepObject`. */
function nested(given: URLSearchParams): Parameters {
  const top: Parameters = {};
  for (const [name, value] of given) {
    const path = [...name.matchAll(/[^[\]]+/g)].map(([part]) => part);
    const last = path.pop() ?? "";
    let place = top;
    path.forEach((part, index) => {
      place[part] ??= /^\d+$/.test(path[index + 1] ?? last) ? [] : {};
      place = place[part] as Parameters;
    });
    place[last] = value;
  }
  return top;
}
