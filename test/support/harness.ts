import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createKeyRing, type KeyRing } from "@latch/adapters/crypto";
import {
  type CallObserver,
  type Database,
  openDatabase,
  type TableNames,
} from "@latch/adapters/dynamodb";
import { createNodeHasher } from "@latch/adapters/hashing/node";
import { createMailboxMailer, listMails } from "@latch/adapters/mailbox";
import { createApp, type Observation } from "@latch/api";
import { type components, createLatchClient, type LatchClient } from "@latch/client";
import { composeApi } from "@latch/composition/api";
import { composeMailSender } from "@latch/composition/mail";
import { composeSecretMaintenance } from "@latch/composition/maintenance";
import { openUsers } from "@latch/composition/users";
import { parseEnvironment, readConfig } from "@latch/config";
import { MailEnvironment } from "@latch/config/mail";
import { type Role, type User, UserId } from "@latch/contract";
import { version } from "@latch/contract/version";
import type { DatabaseCall, DeliveryQueue, Log, PasswordHasher } from "@latch/core";
import { readAsset, readSocketAddress } from "@latch/server";
import { expect, inject, onTestFinished } from "vitest";
import { apiGrants, mailGrants } from "../../infra/grants.ts";
import { checkedFetch } from "./checked-fetch.ts";
import { testClient } from "./database-client.ts";
import { createClockedQueue } from "./doubles/clocked-queue.ts";
import { makeTables } from "./fixtures/make-tables.ts";
import { restrictDatabase, serverGrants } from "./fixtures/restrict-database.ts";
import { signedIn } from "./fixtures/signed-in.ts";
import { giveBackTables, newTables, takeTables } from "./fixtures/table-pool.ts";
import { createMailCommands } from "./mail-commands.ts";

export const origin = "http://api.test";
export const password = "correct horse battery staple";

type AuthResult = components["schemas"]["AuthResult"];

/** A signed-up user with their tokens and client. */
export type Person = {
  user: User & { email: string };
  accessToken: string;
  refreshToken: string;
  latch: LatchClient;
};

const caller = { actor: "test", address: "127.0.0.1", requestId: "test" };
let people = 0;

/** Opens a database with all tables, until the end of the test. */
export async function openTestDatabase(
  onCall?: (call: DatabaseCall) => void,
  endpoint: string = inject("dynamoEndpoint"),
  {
    atEnd = onTestFinished,
    units,
    ...options
  }: { streams?: boolean; units?: boolean; atEnd?: (cleanUp: () => void) => void } = {},
): Promise<Database> {
  const open = (tables: TableNames, observer?: CallObserver) =>
    openDatabase({
      tables,
      client: testClient,
      region: "us-east-1",
      endpoint,
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
      observer,
    });
  const isReusable = !options.streams && endpoint === inject("dynamoEndpoint");
  const { names, isMade } = isReusable ? await takeTables(open) : newTables();
  const database = open(names, onCall && { onCall, units });
  if (!isMade) await makeTables(database, options);
  atEnd(() => {
    database.close();
    if (isReusable) giveBackTables(names);
  });
  return database;
}

export type HarnessParts = {
  database?: Database;
  keys?: KeyRing;
  /** Whether another process serves tasks, as on AWS. */
  standaloneTasks?: boolean;
  /** Whether the events of this harness reach the mail consumer by a pipeline. */
  hasPipeline?: boolean;
  /** The queue of redeliveries. By default, `messages` records them. */
  deliveryQueue?: DeliveryQueue;
  observation?: Observation;
  hasher?: PasswordHasher;
  atEnd?: (cleanUp: () => void) => void;
};

/**
 * Creates the API in this process, over the real database protocol, with a clock that tests
 * advance.
 */
export async function createHarness(
  environment: Record<string, string> = {},
  {
    atEnd = onTestFinished,
    standaloneTasks = false,
    hasPipeline = false,
    ...parts
  }: HarnessParts = {},
) {
  const calls: DatabaseCall[] = [];
  const database =
    parts.database ?? (await openTestDatabase((call) => calls.push(call), undefined, { atEnd }));
  const keys = parts.keys ?? (await createKeyRing());
  const config = readConfig({
    NODE_ENV: "test",
    LATCH_ISSUER: origin,
    BCRYPT_COST: "4",
    RATE_LIMITS: "false",
    ...environment,
  });
  let offsetMs = 0;
  const clock = () => database.clock() + offsetMs;
  const logged: { level: string; message: string; [field: string]: unknown }[] = [];
  const write = (level: string) => (fields: Record<string, unknown>, message: string) => {
    logged.push({ ...fields, level, message });
    if (message === "unexpected error") console.error(fields["err"]);
  };
  const log: Log = { info: write("info"), warn: write("warn"), error: write("error") };
  const mailbox = mkdtempSync(join(tmpdir(), "latch-mailbox-"));
  atEnd(() => rmSync(mailbox, { recursive: true, force: true }));
  const messages = createClockedQueue(clock);
  const granted = restrictDatabase(database, standaloneTasks ? apiGrants : serverGrants);
  const services = composeApi({
    config,
    database: granted,
    standaloneTasks,
    keys,
    hasher:
      parts.hasher ?? createNodeHasher({ prefer: config.PASSWORD_HASH, cost: config.BCRYPT_COST }),
    deliveryQueue: parts.deliveryQueue ?? messages.queue,
    log,
    measure: parts.observation?.measure,
    clock,
  });
  const deps = {
    ...services,
    ...composeSecretMaintenance({ database: granted, keys, log, clock }),
    observation: parts.observation,
    readAsset,
    readClientAddress: readSocketAddress,
    version,
  };
  const given = { NODE_ENV: "test", LATCH_ISSUER: origin, ...environment };
  const sendMail = composeMailSender({
    config: parseEnvironment(MailEnvironment, given),
    database: restrictDatabase(database, mailGrants["send-mail"]),
    keys,
    mailer: createMailboxMailer(mailbox),
    log,
    clock,
  });
  const mailOrders = createMailCommands(database, { hasPipeline });
  const app = createApp(deps);
  const fetchFrom = (remoteAddress: string) =>
    checkedFetch((request) => app.fetch(request, { incoming: { socket: { remoteAddress } } }));
  const fetch = fetchFrom("203.0.113.7");
  const as = (headers: Record<string, string>) =>
    createLatchClient({ retries: 0, timeout: 0, baseUrl: origin, fetch, headers });
  const latch = as({});

  /** Signs up a user through the API. Another role is set in the database. */
  async function signUp({
    role = "user",
    ...body
  }: Partial<{ role: Role; email: string; username: string; name: string }> = {}): Promise<Person> {
    const email = body.email ?? `person-${++people}@example.com`;
    const data = signedIn(await latch.signUp({ body: { ...body, email, password } }));
    if (role === "user") return personOf(data);
    const { users } = openUsers(database, clock);
    const before = await users.get(UserId.parse(data.user.id));
    if (!before) throw new Error("The new user is not there");
    expect(await users.save(before, { ...before, role, version: before.version + 1 }, caller)).toBe(
      "saved",
    );
    return logIn(email);
  }

  async function logIn(identifier: string): Promise<Person> {
    return personOf(signedIn(await latch.logIn({ body: { identifier, password } })));
  }

  const personOf = (data: AuthResult): Person => ({
    // The document has a string where the contract has an id type.
    user: data.user as Person["user"],
    accessToken: data.accessToken,
    refreshToken: data.refreshToken ?? "",
    latch: as({ authorization: `Bearer ${data.accessToken}` }),
  });

  /** Sends a request that the client would not send. */
  const raw = (method: string, path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(new Request(`${origin}${path}`, { method, ...init }));

  return {
    app,
    fetch,
    deps,
    database,
    keys,
    latch,
    as,
    raw,
    signUp,
    logIn,
    logged,
    /** The messages that were sent for delivery to webhook endpoints. */
    messages,
    /** The mail consumer, which delivers into the mailbox of this harness. */
    sendMail,
    /**
     * Returns the links and notices that were mailed to an address, newest first. See
     * event-pipeline.ts for events.
     */
    async mailsTo(address: string) {
      for (const order of await mailOrders()) await sendMail(order);
      return (await listMails(mailbox)).filter(({ to }) => to.includes(address));
    },
    calls,
    /** Advances the clock by seconds. */
    pass: (seconds: number) => {
      offsetMs += seconds * 1000;
    },
    clock,
  };
}
export type Harness = Awaited<ReturnType<typeof createHarness>>;

/** Returns a request body and its headers for a JSON value. */
export const jsonBody = (value: unknown): RequestInit => ({
  body: JSON.stringify(value),
  headers: { "content-type": "application/json" },
});
