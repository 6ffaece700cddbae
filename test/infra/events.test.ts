import { streamed } from "@latch/adapters/dynamodb";
import { queueNames, queues } from "@latch/adapters/messaging";
import { beforeAll, describe, expect, test } from "vitest";
import { logicalName } from "../../infra/logical-name.ts";
import { allow, evaluate, type Graph } from "../support/graph.ts";

const mapping = "aws:lambda/eventSourceMapping:EventSourceMapping";
const queueType = "aws:sqs/queue:Queue";
const account = "us-east-1:123456789012";
const table = `arn:aws:dynamodb:${account}:table/latch-ada-`;
const topic = `arn:aws:sns:${account}:latch-ada-events`;
const queueArn = (name: string) => `arn:aws:sqs:${account}:latch-ada-${name}`;
const failures = queueArn("publish-failures-1");
const [get, put, update] = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"] as const;
const logOf = (file: string) =>
  allow(
    ["logs:CreateLogStream", "logs:PutLogEvents"],
    `arn:aws:logs:${account}:log-group:/aws/lambda/latch-ada-${file}-1:*`,
  );
/** JSON in an attribute of a resource. */
const parsed = (value: unknown) => JSON.parse(String(value));
let graph: Graph;
let nameless: Graph;

beforeAll(async () => {
  [graph, nameless] = await Promise.all([
    evaluate("ada", { LATCH_ISSUER: "https://auth.example.com" }),
    evaluate("ada"),
  ]);
});

describe("the publisher", () => {
  const streams = streamed.map((name) => `${table}${name}/stream/1`);

  test("is fed by every stream, each from its beginning and in order", () => {
    const mappings = graph.all(mapping).map(({ inputs }) => inputs);
    const ours = mappings.filter(({ functionName }) => /PublishChanges/.test(String(functionName)));
    expect(ours.map(({ eventSourceArn }) => eventSourceArn)).toEqual(streams);
    for (const { eventSourceArn, ...rest } of ours) {
      expect(rest).toEqual({
        functionName: expect.stringMatching(/^arn:aws:lambda:/),
        startingPosition: "TRIM_HORIZON",
        batchSize: 100,
        maximumBatchingWindowInSeconds: 1,
        parallelizationFactor: 1,
        functionResponseTypes: ["ReportBatchItemFailures"],
        bisectBatchOnFunctionError: true,
        maximumRetryAttempts: 30,
        destinationConfig: { onFailure: { destinationArn: failures } },
      });
    }
  });

  test("keeps two weeks what it gave up, encrypted", () => {
    expect(graph.one(queueType, "PublishFailures")).toMatchObject({
      messageRetentionSeconds: 1_209_600,
      sqsManagedSseEnabled: true,
    });
  });

  test("may read the streams, publish to the topic and say what it gave up", () => {
    expect(graph.statements("PublishChanges")).toEqual([
      allow(
        ["DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"].map(
          (action) => `dynamodb:${action}`,
        ),
        ...streams,
      ),
      allow(["sns:Publish"], topic),
      allow(["sqs:SendMessage"], queueArn("send-mail")),
      allow(["sqs:SendMessage"], failures),
      logOf("publish-changes"),
    ]);
  });

  test("speaks for the issuer, or for the URL of the API where there is none", () => {
    const issuerIn = ({ one }: Graph) => {
      const { environment } = one("aws:lambda/function:Function", "PublishChangesFunction");
      return (environment as { variables: Record<string, string> }).variables["LATCH_ISSUER"];
    };
    expect(issuerIn(graph)).toBe("https://auth.example.com");
    expect(`${issuerIn(nameless)}/`).toBe(nameless.outputs["url"]);
  });
});

test("there is one topic, encrypted, and a queue with its dead-letter queue for each consumer", () => {
  expect(graph.one("aws:sns/topic:Topic", "EventTopic")).toMatchObject({
    name: "latch-ada-events",
    kmsMasterKeyId: "alias/aws/sns",
  });
  expect(graph.all("aws:sns/topic:Topic")).toHaveLength(1);
  const names = graph.all(queueType).map(({ inputs }) => inputs["name"] ?? inputs["namePrefix"]);
  expect(names.sort()).toEqual(
    [
      "latch-ada-publish-failures-",
      ...queueNames.flatMap((queue) => [`latch-ada-${queue}`, `latch-ada-${queue}-dlq`]),
    ].sort(),
  );
});

describe.each(queueNames)("%s", (queue) => {
  const definition = queues[queue];
  const logical = logicalName(queue);

  test("gives its consumer time, and puts aside what fails five times", () => {
    const made = graph.one(queueType, `${logical}Queue`);
    const { timeout } = graph.one("aws:lambda/function:Function", `${logical}Function`);
    expect(made["visibilityTimeoutSeconds"]).toBeGreaterThanOrEqual(6 * Number(timeout));
    expect(made).toMatchObject({ sqsManagedSseEnabled: true });
    expect(parsed(made["redrivePolicy"])).toEqual({
      deadLetterTargetArn: queueArn(`${queue}-dlq`),
      maxReceiveCount: 5,
    });
    const aside = graph.one(queueType, `${logical}DeadLetters`);
    expect(aside).toMatchObject({ sqsManagedSseEnabled: true, messageRetentionSeconds: 1_209_600 });
    expect(Number(made["messageRetentionSeconds"])).toBeLessThan(1_209_600);
    const allowing = graph.one(
      "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
      `${logical}Redrive`,
    );
    expect(parsed(allowing["redriveAllowPolicy"])).toEqual({
      redrivePermission: "byQueue",
      sourceQueueArns: [queueArn(queue)],
    });
  });

  test("is told by the topic alone, unwrapped, and only what it wants", () => {
    const policies = graph
      .all("aws:sqs/queuePolicy:QueuePolicy")
      .filter(({ name }) => name === `${logical}Policy`);
    const subscriptions = graph
      .all("aws:sns/topicSubscription:TopicSubscription")
      .filter(({ inputs }) => inputs["endpoint"] === queueArn(queue));
    if (definition.subscribes === "nothing") {
      expect([policies, subscriptions]).toEqual([[], []]);
      return;
    }
    expect(policies.map(({ inputs }) => parsed(inputs["policy"]).Statement)).toEqual([
      [
        {
          ...allow(["sqs:SendMessage"], queueArn(queue)),
          Principal: [{ type: "Service", identifiers: ["sns.amazonaws.com"] }],
          Condition: [{ test: "ArnEquals", variable: "aws:SourceArn", values: [topic] }],
        },
      ],
    ]);
    expect(subscriptions.map(({ inputs }) => inputs)).toEqual([
      {
        topic,
        protocol: "sqs",
        endpoint: queueArn(queue),
        rawMessageDelivery: true,
        ...(Array.isArray(definition.subscribes) && {
          filterPolicy: JSON.stringify({ type: definition.subscribes }),
        }),
      },
    ]);
  });

  test("feeds its consumer, which says what failed", () => {
    expect(graph.one(mapping, `${logical}Messages`)).toEqual({
      eventSourceArn: queueArn(queue),
      functionName: expect.stringMatching(`^arn:aws:lambda:.*${logical}Function`),
      batchSize: definition.batchSize,
      functionResponseTypes: ["ReportBatchItemFailures"],
      scalingConfig: { maximumConcurrency: definition.concurrency },
    });
  });

  test("lets its consumer take messages from it and from no other", () => {
    const ofQueues = graph
      .statements(logical)
      .filter(({ Action }) =>
        Action.some((action) => /Receive|Delete(?!Item)|Attributes/.test(action)),
      );
    expect(ofQueues).toEqual([
      allow(["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"], queueArn(queue)),
    ]);
  });
});

test("forget-person may find and delete tasks", () => {
  expect(graph.statements("ForgetPerson")).toEqual([
    allow(["dynamodb:Query", "dynamodb:DeleteItem"], `${table}Tasks`),
    allow(
      ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
      queueArn("forget-person"),
    ),
    logOf("forget-person"),
  ]);
});

test("record-activity may write Activity", () => {
  expect(graph.statements("RecordActivity")).toEqual([
    allow([get, put, update], `${table}Activity`),
    allow(
      ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
      queueArn("record-activity"),
    ),
    logOf("record-activity"),
  ]);
});

describe("webhooks", () => {
  const reading = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"];
  const sending = allow(["sqs:SendMessage"], queueArn("deliver-webhooks"));

  test("plan-webhooks may read endpoints, write deliveries and queue them", () => {
    expect(graph.statements("PlanWebhooks")).toEqual([
      allow(["dynamodb:Query"], `${table}WebhookEndpoints`),
      allow([put], `${table}WebhookDeliveries`),
      allow(reading, queueArn("plan-webhooks")),
      sending,
      logOf("plan-webhooks"),
    ]);
  });

  test("deliver-webhooks may note what came of an attempt, and queue the next one", () => {
    expect(graph.statements("DeliverWebhooks")).toEqual([
      allow([get, update], `${table}WebhookEndpoints`),
      allow([update], `${table}WebhookDeliveries`),
      allow(reading, queueArn("deliver-webhooks")),
      sending,
      logOf("deliver-webhooks"),
    ]);
  });
});
