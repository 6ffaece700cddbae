import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DatabaseOptions, openDatabase, prefixedTableNames } from "@latch/adapters/dynamodb";
import { expect, onTestFinished, test, vi } from "vitest";
import {
  GetCommand,
  TransactWriteCommand,
} from "../../packages/adapters/src/dynamodb/client/commands.ts";
import { findAccess } from "../../packages/adapters/src/dynamodb/client/lean/find-access.ts";
import { startHttpDouble } from "../support/doubles/http-double.ts";

const get = new GetCommand({ TableName: "things", Key: { id: "1" } });
const fixed = { accessKeyId: "FIXED", secretAccessKey: "secret" };

function open(options: Partial<DatabaseOptions>) {
  const database = openDatabase({
    tables: prefixedTableNames("t-"),
    region: "us-east-1",
    client: "lean",
    ...options,
  });
  onTestFinished(() => database.close());
  return database.client;
}

/** Sets variables of this process, which the SDK reads, until the end of the test. */
function setVariables(variables: Record<string, string>): Record<string, string | undefined> {
  const others = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined };
  for (const [name, value] of Object.entries({ ...others, ...variables })) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
  return variables;
}

const keyIds = (received: { headers: { authorization?: string | undefined } }[]) =>
  received.map(({ headers }) => /Credential=(\w+)\//.exec(headers.authorization ?? "")?.[1]);

test("signs with the credentials of the environment, as in a Lambda function", async () => {
  const dynamo = await startHttpDouble(() => ({ body: {} }));
  const environment = {
    AWS_ACCESS_KEY_ID: "LAMBDA",
    AWS_SECRET_ACCESS_KEY: "secret",
    AWS_SESSION_TOKEN: "session",
    AWS_ENDPOINT_URL_DYNAMODB: dynamo.url,
  };
  await open({ environment }).send(get);
  expect(keyIds(dynamo.received)).toEqual(["LAMBDA"]);
  expect(dynamo.received[0]?.headers).toMatchObject({
    "x-amz-security-token": "session",
    "x-amz-target": "DynamoDB_20120810.GetItem",
    authorization: expect.stringContaining(
      "SignedHeaders=content-length;content-type;host;x-amz-date;x-amz-security-token;x-amz-target",
    ),
  });
  expect(dynamo.received[0]?.body).toEqual({ TableName: "things", Key: { id: { S: "1" } } });
});

test("signs with the role of a container, and renews its credentials before they expire", async () => {
  const dynamo = await startHttpDouble(() => ({ body: {} }));
  const agent = await startHttpDouble((count) => ({
    body: {
      AccessKeyId: `CONTAINER${count}`,
      SecretAccessKey: "secret",
      Token: "token",
      // Below the five minutes for which the SDK keeps credentials, and then above.
      Expiration: new Date(Date.now() + (count === 1 ? 30_000 : 3_600_000)).toISOString(),
    },
  }));
  const environment = setVariables({ AWS_CONTAINER_CREDENTIALS_FULL_URI: `${agent.url}/role` });
  const client = open({ endpoint: dynamo.url, environment });
  await client.send(get);
  expect(keyIds(dynamo.received)).toEqual(["CONTAINER1"]);
  const sendNext = async () => {
    await client.send(get);
    return keyIds(dynamo.received).at(-1);
  };
  await expect.poll(sendNext).toBe("CONTAINER2");
  expect(await sendNext()).toBe("CONTAINER2");
});

test("signs with the credentials of a profile", async () => {
  const dynamo = await startHttpDouble(() => ({ body: {} }));
  const folder = mkdtempSync(join(tmpdir(), "latch-profile-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "credentials");
  writeFileSync(file, "[work]\naws_access_key_id = PROFILE\naws_secret_access_key = secret\n");
  const environment = setVariables({
    AWS_PROFILE: "work",
    AWS_SHARED_CREDENTIALS_FILE: file,
    AWS_CONFIG_FILE: file,
  });
  await open({ endpoint: dynamo.url, environment }).send(get);
  expect(keyIds(dynamo.received)).toEqual(["PROFILE"]);
});

test.each([
  ["us-east-1", {}, "https://dynamodb.us-east-1.amazonaws.com/"],
  ["us-gov-west-1", {}, "https://dynamodb.us-gov-west-1.amazonaws.com/"],
  ["cn-north-1", {}, "https://dynamodb.cn-north-1.amazonaws.com.cn/"],
  [
    "us-east-1",
    { AWS_USE_FIPS_ENDPOINT: "true" },
    "https://dynamodb-fips.us-east-1.amazonaws.com/",
  ],
  ["us-east-1", { AWS_ENDPOINT_URL: "https://dynamo.example/" }, "https://dynamo.example/"],
])("finds the endpoint of %s with %o", async (region, variables, expected) => {
  const environment = setVariables(variables as Record<string, string>);
  const { endpoint } = await findAccess({ region, environment, credentials: fixed });
  expect(endpoint.href).toBe(expected);
});

test("connects to an IPv6 address", async () => {
  const dynamo = await startHttpDouble(() => ({ body: {} }), { host: "::1" });
  await open({ endpoint: dynamo.url, credentials: fixed }).send(get);
  expect(dynamo.received[0]?.headers.host).toBe(new URL(dynamo.url).host);
});

test("makes three attempts with one token of a transaction, until the budget of retries is spent", async () => {
  const dynamo = await startHttpDouble(() => ({
    status: 500,
    body: { __type: "com.amazonaws.dynamodb.v20120810#InternalServerError", message: "Down" },
  }));
  const client = open({ endpoint: dynamo.url, credentials: fixed });
  const write = () => client.send(new TransactWriteCommand({ TransactItems: [] }));
  await expect(write()).rejects.toMatchObject({ name: "InternalServerError", message: "Down" });
  const tokens = dynamo.received.map(
    ({ body }) => (body as { ClientRequestToken: string }).ClientRequestToken,
  );
  expect(tokens).toHaveLength(3);
  expect(new Set(tokens).size).toBe(1);
  await Promise.allSettled(Array.from({ length: 60 }, write));
  const before = dynamo.received.length;
  expect(before).toBeLessThan(60 * 2);
  await expect(write()).rejects.toThrow("Down");
  expect(dynamo.received.length).toBe(before + 1);
});

test("reports a page that is no JSON as an error", async () => {
  const dynamo = await startHttpDouble(() => ({ status: 403, body: "<html>" }));
  const client = open({ endpoint: dynamo.url, credentials: fixed });
  await expect(client.send(get)).rejects.toMatchObject({ name: "UnknownError" });
});
