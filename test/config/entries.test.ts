import { ConfigError, Environment, readConfig } from "@latch/config";
import { catalogue } from "@latch/config/catalogue";
import { CommandEnvironment, readCommandConfig } from "@latch/config/commands";
import { DeploymentEnvironment, readDeploymentConfig } from "@latch/config/deployment";
import { EdgeEnvironment, readEdgeConfig } from "@latch/config/edge";
import { LambdaEnvironment, readLambdaConfig } from "@latch/config/lambda/api";
import { AuthorizerEnvironment, readAuthorizerConfig } from "@latch/config/lambda/authorizer";
import { CustomersEnvironment } from "@latch/config/lambda/customers";
import { MailFunctionEnvironment, readLambdaMailConfig } from "@latch/config/lambda/mail";
import { PublisherEnvironment, readPublisherConfig } from "@latch/config/lambda/publisher";
import {
  QueueConsumerEnvironment,
  readQueueConsumerConfig,
} from "@latch/config/lambda/queue-consumers";
import { readTasksConfig, TasksFunctionEnvironment } from "@latch/config/lambda/tasks";
import { MachineEnvironment, readMachineConfig } from "@latch/config/machine";
import { MailEnvironment } from "@latch/config/mail";
import type { Entry } from "@latch/config/reference";
import { readServerConfig, ServerEnvironment } from "@latch/config/server";
import { readTasksServerConfig, TasksServerEnvironment } from "@latch/config/tasks-server";
import { TelemetryEnvironment } from "@latch/config/telemetry";
import { variableNames } from "@latch/config/warnings";
import { expect, test } from "vitest";

type Read = (environment: Record<string, unknown>) => object;
type Schemas = Parameters<typeof variableNames>;

/** The parser, the schemas and the required variables of each entry. */
const parsers: Record<Entry, { read: Read; schemas: Schemas[0][]; required: string[] }> = {
  server: {
    read: readServerConfig,
    schemas: [ServerEnvironment, TelemetryEnvironment],
    required: ["LATCH_ISSUER"],
  },
  worker: {
    read: readServerConfig,
    schemas: [ServerEnvironment, TelemetryEnvironment],
    required: ["LATCH_ISSUER"],
  },
  tasks: {
    read: readTasksServerConfig,
    schemas: [TasksServerEnvironment, MachineEnvironment, TelemetryEnvironment],
    required: ["LATCH_ISSUER"],
  },
  dev: { read: readMachineConfig, schemas: [MachineEnvironment], required: [] },
  commands: {
    read: readCommandConfig,
    schemas: [ServerEnvironment, CommandEnvironment],
    required: [],
  },
  "lambda-api": {
    read: readLambdaConfig,
    schemas: [LambdaEnvironment, Environment],
    required: ["AWS_REGION"],
  },
  "lambda-tasks": {
    read: readTasksConfig,
    schemas: [TasksFunctionEnvironment],
    required: ["AWS_REGION", "LATCH_ISSUER"],
  },
  "lambda-authorizer": {
    read: readAuthorizerConfig,
    schemas: [AuthorizerEnvironment],
    required: ["LATCH_ISSUER"],
  },
  "lambda-publisher": {
    read: readPublisherConfig,
    schemas: [PublisherEnvironment],
    required: ["AWS_REGION", "LATCH_ISSUER"],
  },
  "lambda-mail": {
    read: readLambdaMailConfig,
    schemas: [MailFunctionEnvironment, MailEnvironment],
    required: ["AWS_REGION", "LATCH_ISSUER"],
  },
  "lambda-maintenance": {
    read: readQueueConsumerConfig,
    schemas: [QueueConsumerEnvironment, CustomersEnvironment],
    required: ["AWS_REGION"],
  },
  "lambda-consumers": {
    read: readQueueConsumerConfig,
    schemas: [QueueConsumerEnvironment],
    required: ["AWS_REGION"],
  },
  edge: {
    read: readEdgeConfig,
    schemas: [EdgeEnvironment, Environment],
    required: [
      "AWS_ACCESS_KEY_ID",
      "AWS_REGION",
      "AWS_SECRET_ACCESS_KEY",
      "LATCH_ISSUER",
      "LATCH_KEYS",
    ],
  },
  deployment: {
    read: readDeploymentConfig,
    schemas: [DeploymentEnvironment, Environment],
    required: [],
  },
};

/** Returns the variables that an empty environment lacks. */
function findMissing(read: Read): string[] {
  try {
    read({});
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    const [, ...lines] = (error as Error).message.split("\n");
    return lines.map((line) => /^ {2}(\w+): Is not set\./.exec(line)?.[1] ?? line).sort();
  }
}

const known = catalogue.map(({ name }) => name);

test.each(Object.entries(parsers))(
  "%s rejects missing variables that it requires",
  (_, { read, required }) => {
    expect([...new Set(findMissing(read))]).toEqual(required);
  },
);

test.each(Object.entries(parsers))(
  "%s reads all its variables, which the catalogue describes",
  (entry, { schemas }) => {
    const read = schemas.flatMap(variableNames);
    const needed = catalogue.filter(({ neededBy }) => neededBy.includes(entry as Entry));
    expect(needed.length).toBeGreaterThan(0);
    expect(read).toEqual(expect.arrayContaining(needed.map(({ name }) => name)));
    expect(known).toEqual(expect.arrayContaining(read));
  },
);

test("every variable of the API belongs to an entry that serves the API", () => {
  const serving = ["server", "lambda-api", "edge"] satisfies Entry[];
  const needed = catalogue.filter(({ neededBy }) =>
    serving.some((each) => neededBy.includes(each)),
  );
  expect(needed.map(({ name }) => name)).toEqual(
    expect.arrayContaining(Object.keys(Environment.shape)),
  );
});

test("an empty variable counts as not set", () => {
  const read = readConfig({ LATCH_ISSUER: "https://api.example.com", LOG_LEVEL: "", METRICS: "" });
  expect([read.LOG_LEVEL, read.METRICS]).toEqual(["info", undefined]);
});

test("the standalone tasks server has another default port than the API", () => {
  const given = { LATCH_ISSUER: "https://api.example.com" };
  expect([readServerConfig(given).PORT, readTasksServerConfig(given).PORT]).toEqual([4000, 4001]);
});
