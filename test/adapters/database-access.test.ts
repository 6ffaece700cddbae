import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ListQueuesCommand } from "@aws-sdk/client-sqs";
import { openDatabase, prefixedTableNames } from "@latch/adapters/dynamodb";
import { openQueues } from "@latch/adapters/messaging";
import { currentTimeLimit, limitTime } from "@latch/adapters/time-limit";
import { expect, onTestFinished, test, vi } from "vitest";
import { GetCommand } from "../../packages/adapters/src/dynamodb/client/commands.ts";
import { findAccess } from "../../packages/adapters/src/dynamodb/client/lean/find-access.ts";
import { startHttpDouble } from "../support/doubles/http-double.ts";
import { timeLimit } from "../support/time-limit.ts";

const get = new GetCommand({ TableName: "things", Key: { id: "1" } });
const keys = { AWS_ACCESS_KEY_ID: "ENVIRONMENT", AWS_SECRET_ACCESS_KEY: "secret" };
const region = "us-east-1";
const plain = `https://dynamodb.${region}.amazonaws.com/`;
const fips = `https://dynamodb-fips.${region}.amazonaws.com/`;
const dualStack = `https://dynamodb.${region}.api.aws/`;

/** Sets variables of this process, which the SDK reads, until the end of the test. */
function setVariables(variables: Record<string, string>): Record<string, string> {
  const unset = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined };
  for (const [name, value] of Object.entries({ ...unset, ...variables })) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
  return variables;
}

/** Creates a folder, with the named files. */
function createFolder(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "latch-access-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

test.each([
  ["default", "use_fips_endpoint = true", {}, fips],
  ["default", "use_dualstack_endpoint = true", {}, dualStack],
  ["default", "endpoint_url = https://dynamo.example/", {}, "https://dynamo.example/"],
  ["default", "region = eu-central-1", {}, plain],
  [
    "profile work",
    "use_fips_endpoint = true\naws_access_key_id = WORK\naws_secret_access_key = secret",
    { AWS_PROFILE: "work" },
    fips,
  ],
  ["default", "region = us-east-1", { AWS_USE_FIPS_ENDPOINT: "true" }, fips],
  ["default", "region = us-east-1", { AWS_USE_DUALSTACK_ENDPOINT: "true" }, dualStack],
])("reads the shared configuration: [%s] %s, with %o", async (profile, line, added, expected) => {
  const folder = createFolder({ config: `[${profile}]\n${line}\n` });
  const environment = setVariables({
    ...keys,
    ...(added as Record<string, string>),
    AWS_CONFIG_FILE: join(folder, "config"),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, "credentials"),
  });
  const { endpoint } = await findAccess({ region, environment });
  expect(endpoint.href).toBe(expected);
});

test.each(["config", "credentials"])(
  "finds the file %s in the folder of the user",
  async (name) => {
    const home = createFolder({});
    mkdirSync(join(home, ".aws"));
    writeFileSync(join(home, ".aws", name), "[default]\nuse_fips_endpoint = true\n");
    const environment = setVariables({ ...keys, HOME: home });
    const { endpoint } = await findAccess({ region, environment });
    expect(endpoint.href).toBe(fips);
  },
);

/** Starts an agent of a container that leaves the first `silent` requests for credentials open. */
async function startAgent(silent: number) {
  const agent = await startHttpDouble((count) =>
    count <= silent
      ? undefined
      : {
          body: {
            ...{ AccessKeyId: "CONTAINER", SecretAccessKey: "secret", Token: "token" },
            Expiration: new Date(Date.now() + 3_600_000).toISOString(),
          },
        },
  );
  return setVariables({ AWS_CONTAINER_CREDENTIALS_FULL_URI: `${agent.url}/role` });
}

function open(client: "lean" | "sdk", endpoint: string, environment: Record<string, string>) {
  const tables = prefixedTableNames("t-");
  const options = { client, tables, region, endpoint, environment, timeLimit: currentTimeLimit };
  const database = openDatabase(options);
  onTestFinished(() => database.close());
  return database.client;
}

test.each(["lean", "sdk"] as const)(
  "%s: a limit ends a call that waits for credentials",
  async (client) => {
    const environment = await startAgent(Number.POSITIVE_INFINITY);
    const dynamo = await startHttpDouble(() => ({ body: {} }));
    const database = open(client, dynamo.url, environment);
    await expect(limitTime(500, () => database.send(get))).rejects.toMatchObject({
      name: "AbortError",
    });
  },
  timeLimit.timeout,
);

test(
  "a limit ends a call of SQS that waits for credentials",
  async () => {
    await startAgent(Number.POSITIVE_INFINITY);
    const sqs = openQueues({ region, endpoint: "http://127.0.0.1:1", timeLimit: currentTimeLimit });
    onTestFinished(() => sqs.destroy());
    const call = limitTime(500, () => sqs.send(new ListQueuesCommand({})));
    await expect(call).rejects.toMatchObject({ name: "AbortError" });
  },
  timeLimit.timeout,
);

test(
  "lean: without a limit, calls end after five seconds, and the next ones find the credentials",
  async () => {
    const environment = await startAgent(1);
    const dynamo = await startHttpDouble(() => ({ body: {} }));
    const database = open("lean", dynamo.url, environment);
    const ended = await Promise.allSettled([database.send(get), database.send(get)]);
    expect(ended).toMatchObject(
      Array.from({ length: 2 }, () => ({ reason: { name: "CredentialsTimeoutError" } })),
    );
    await database.send(get);
    expect(dynamo.received).toHaveLength(1);
  },
  timeLimit.timeout,
);
