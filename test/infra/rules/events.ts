import { streamedTables, streamFilters } from "@latch/adapters/dynamodb";
import { queueNames, queues } from "@latch/adapters/messaging";
import { expect } from "vitest";
import { logicalName } from "../../../infra/logical-name.ts";
import { allow, type Graph } from "../../support/graph.ts";
import type { Rule } from "../../support/rules.ts";

const mapping = "aws:lambda/eventSourceMapping:EventSourceMapping";
const queueType = "aws:sqs/queue:Queue";
const topicType = "aws:sns/topic:Topic";
const subscription = "aws:sns/topicSubscription:TopicSubscription";
const queuePolicy = "aws:sqs/queuePolicy:QueuePolicy";
const redrive = "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy";
const account = "us-east-1:123456789012";
const twoWeeks = 1_209_600;

const queueArn = ({ app }: Graph, name: string) =>
  `arn:aws:sqs:${account}:latch-${app.stage}-${name}`;
const queueUrl = ({ app }: Graph, name: string) =>
  `https://sqs.us-east-1.amazonaws.com/123456789012/latch-${app.stage}-${name}`;
const findTopic = ({ app }: Graph) => `arn:aws:sns:${account}:latch-${app.stage}-events`;
const parseJson = (value: unknown) => JSON.parse(String(value));
const change = (type: string, name: string, changed: object) => (graph: Graph) => {
  Object.assign(graph.one(type, name), changed);
};
const each = (work: (queue: (typeof queueNames)[number], logical: string) => void) => {
  for (const queue of queueNames) work(queue, logicalName(queue));
};

export const eventRules: Record<string, Rule> = {
  "the publisher reads every stream from its beginning and in order": {
    holds(graph) {
      const mappings = graph.all(mapping).map(({ inputs }) => inputs);
      const ours = mappings.filter(({ functionName }) =>
        /PublishChanges/.test(String(functionName)),
      );
      const table = `arn:aws:dynamodb:${account}:table/latch-${graph.app.stage}-`;
      expect(ours.map(({ eventSourceArn }) => eventSourceArn)).toEqual(
        streamedTables.map((name) => `${table}${name}/stream/1`),
      );
      for (const [index, { eventSourceArn: _, ...rest }] of ours.entries()) {
        const filters = streamFilters[streamedTables[index] ?? "Users"];
        expect(filters.length).toBeLessThanOrEqual(5);
        expect(rest).toEqual({
          functionName: expect.stringMatching(/^arn:aws:lambda:/),
          filterCriteria: {
            filters: filters.map((filter) => ({ pattern: JSON.stringify(filter) })),
          },
          startingPosition: "TRIM_HORIZON",
          batchSize: 100,
          // A user waits for a mail with a link.
          maximumBatchingWindowInSeconds: ["OneTimeTokens", "Users"].includes(
            streamedTables[index] ?? "",
          )
            ? 1
            : 2,
          parallelizationFactor: 1,
          functionResponseTypes: ["ReportBatchItemFailures"],
          bisectBatchOnFunctionError: true,
          maximumRetryAttempts: 30,
          destinationConfig: {
            onFailure: { destinationArn: queueArn(graph, "publish-failures-1") },
          },
        });
      }
    },
    brokenGraphs: {
      "a stream without a mapping": ({ remove }) => remove(mapping, "UsersChanges"),
      "the starting position LATEST": change(mapping, "UsersChanges", {
        startingPosition: "LATEST",
      }),
      "all records": change(mapping, "SessionsChanges", { filterCriteria: undefined }),
      "the filter of another stream": (graph) => {
        const { filterCriteria } = graph.one(mapping, "OneTimeTokensChanges");
        graph.one(mapping, "SessionsChanges")["filterCriteria"] = filterCriteria;
      },
      "no partial batch response": change(mapping, "SessionsChanges", {
        functionResponseTypes: [],
      }),
      "no bisecting": change(mapping, "UsersChanges", {
        bisectBatchOnFunctionError: false,
      }),
      "unlimited retries": change(mapping, "UsersChanges", { maximumRetryAttempts: -1 }),
      "no destination for failures": change(mapping, "UsersChanges", {
        destinationConfig: undefined,
      }),
      "parallel readers of a shard": change(mapping, "UsersChanges", { parallelizationFactor: 2 }),
    },
  },

  "the publisher's issuer defaults to the URL of the API": {
    holds(graph) {
      const issuer = graph.variables("PublishChanges")["LATCH_ISSUER"];
      expect(issuer ?? "").toMatch(/^https:/);
      for (const name of ["TasksApi", "SendLinks", "SendMail", "CheckDevices"]) {
        expect(graph.variables(name)["LATCH_ISSUER"], name).toBe(issuer);
      }
      const given = graph.variables("Api")["LATCH_ISSUER"];
      expect(issuer).toBe(given ?? String(graph.outputs["url"]).replace(/\/$/, ""));
    },
    brokenGraphs: {
      none: ({ variables }) => {
        delete variables("PublishChanges")["LATCH_ISSUER"];
      },
      "another issuer in mails": ({ variables }) => {
        variables("SendMail")["LATCH_ISSUER"] = "https://evil.example";
      },
      "another issuer for tasks": ({ variables }) => {
        variables("TasksApi")["LATCH_ISSUER"] = "https://evil.example";
      },
    },
  },

  "there is one encrypted topic, and a queue with a dead-letter queue for each consumer": {
    holds(graph) {
      const prefix = `latch-${graph.app.stage}-`;
      expect(graph.one(topicType, "EventTopic")).toMatchObject({
        name: `${prefix}events`,
        kmsMasterKeyId: "alias/aws/sns",
      });
      const topics = graph.all(topicType).filter(({ name }) => name !== "Alarms");
      expect(topics).toHaveLength(1);
      const made = graph.all(queueType);
      expect(made.map(({ inputs }) => inputs["name"] ?? inputs["namePrefix"]).sort()).toEqual(
        [
          `${prefix}publish-failures-`,
          ...queueNames.flatMap((queue) => [`${prefix}${queue}`, `${prefix}${queue}-dlq`]),
        ].sort(),
      );
      for (const { name, inputs } of made) expect(inputs["sqsManagedSseEnabled"], name).toBe(true);
    },
    brokenGraphs: {
      "an unencrypted topic": change(topicType, "EventTopic", { kmsMasterKeyId: undefined }),
      "an unencrypted queue": change(queueType, "SendMailQueue", { sqsManagedSseEnabled: false }),
      "a missing queue": ({ remove }) => remove(queueType, "SendMailDeadLetters"),
      "another topic": ({ resources }) => {
        resources.push({ type: topicType, name: "Other", inputs: {} });
      },
    },
  },

  "the visibility timeout is longer than the consumer's timeout, and a message that failed five times is kept for two weeks":
    {
      holds(graph) {
        each((queue, logical) => {
          const made = graph.one(queueType, `${logical}Queue`);
          const { timeout } = graph.one("aws:lambda/function:Function", `${logical}Function`);
          expect(made["visibilityTimeoutSeconds"], queue).toBeGreaterThanOrEqual(
            6 * Number(timeout),
          );
          expect(parseJson(made["redrivePolicy"] ?? null), queue).toEqual({
            deadLetterTargetArn: queueArn(graph, `${queue}-dlq`),
            maxReceiveCount: 5,
          });
          expect(Number(made["messageRetentionSeconds"])).toBeLessThan(twoWeeks);
          const deadLetters = graph.one(queueType, `${logical}DeadLetters`);
          expect(deadLetters["messageRetentionSeconds"], queue).toBe(twoWeeks);
          const queuePolicies = graph.one(redrive, `${logical}Redrive`);
          expect(queuePolicies["queueUrl"]).toBe(queueUrl(graph, `${queue}-dlq`));
          expect(parseJson(queuePolicies["redriveAllowPolicy"])).toEqual({
            redrivePermission: "byQueue",
            sourceQueueArns: [queueArn(graph, queue)],
          });
        });
        const failures = graph.one(queueType, "PublishFailures");
        expect(failures["messageRetentionSeconds"]).toBe(twoWeeks);
      },
      brokenGraphs: {
        "less than six times the timeout": change(queueType, "DeliverWebhooksQueue", {
          visibilityTimeoutSeconds: 6 * 30 - 1,
        }),
        "a consumer that takes longer": change(
          "aws:lambda/function:Function",
          "RecordActivityFunction",
          { timeout: 900 },
        ),
        "no dead-letter queue": change(queueType, "SendMailQueue", { redrivePolicy: undefined }),
        "that of another": (graph) => {
          const { redrivePolicy } = graph.one(queueType, "SendMailQueue");
          graph.one(queueType, "ForgetPersonQueue")["redrivePolicy"] = redrivePolicy;
        },
        "dead letters that are gone on Monday": change(queueType, "PlanWebhooksDeadLetters", {
          messageRetentionSeconds: 86_400,
        }),
        "a queue that keeps as long": change(queueType, "PlanWebhooksQueue", {
          messageRetentionSeconds: twoWeeks,
        }),
        "changes given up that are gone on Monday": change(queueType, "PublishFailures", {
          messageRetentionSeconds: 86_400,
        }),
        "dead letters in another queue": change(redrive, "SendMailRedrive", {
          queueUrl: "elsewhere",
        }),
        "dead letters from anywhere": change(redrive, "SendMailRedrive", {
          redriveAllowPolicy: '{"redrivePermission":"allowAll"}',
        }),
      },
    },

  "a queue accepts messages of the topic only, in raw form and by its filter": {
    holds(graph) {
      each((queue, logical) => {
        const policies = graph.all(queuePolicy).filter(({ name }) => name === `${logical}Policy`);
        const subscriptions = graph
          .all(subscription)
          .filter(({ inputs }) => inputs["endpoint"] === queueArn(graph, queue));
        const { subscribes } = queues[queue];
        if (subscribes === "nothing") return expect([policies, subscriptions]).toEqual([[], []]);
        expect(policies.map(({ inputs }) => inputs["queueUrl"])).toEqual([queueUrl(graph, queue)]);
        expect(policies.map(({ inputs }) => parseJson(inputs["policy"]).Statement)).toEqual([
          [
            {
              ...allow(["sqs:SendMessage"], queueArn(graph, queue)),
              Principal: [{ type: "Service", identifiers: ["sns.amazonaws.com"] }],
              Condition: [
                { test: "ArnEquals", variable: "aws:SourceArn", values: [findTopic(graph)] },
              ],
            },
          ],
        ]);
        expect(subscriptions.map(({ inputs }) => inputs)).toEqual([
          {
            topic: findTopic(graph),
            protocol: "sqs",
            endpoint: queueArn(graph, queue),
            rawMessageDelivery: true,
            filterPolicy: JSON.stringify(
              Array.isArray(subscribes)
                ? { type: subscribes }
                : {
                    // The publisher of an earlier release does not set the attributes.
                    [queue === "record-activity" ? "withoutActivity" : "withoutWebhooks"]: [
                      { exists: false },
                    ],
                  },
            ),
          },
        ]);
      });
    },
    brokenGraphs: {
      "the policy of another queue": change(queuePolicy, "SendMailPolicy", {
        queueUrl: "elsewhere",
      }),
      "any topic of the account": (graph) => {
        const held = graph.one(queuePolicy, "RecordActivityPolicy");
        const policy = parseJson(held["policy"]);
        delete policy.Statement[0].Condition;
        held["policy"] = JSON.stringify(policy);
      },
      "a queue without a subscription": ({ remove }) =>
        remove(subscription, "RecordActivitySubscription"),
      "events for no endpoint": change(subscription, "PlanWebhooksSubscription", {
        filterPolicy: undefined,
      }),
      "no filter": change(subscription, "ForgetPersonSubscription", {
        filterPolicy: undefined,
      }),
      "no raw message delivery": change(subscription, "PlanWebhooksSubscription", {
        rawMessageDelivery: false,
      }),
      "a policy for the queue of deliveries": ({ resources }) => {
        resources.push({ type: queuePolicy, name: "DeliverWebhooksPolicy", inputs: {} });
      },
    },
  },

  "each queue has a consumer that reports failed messages": {
    holds(graph) {
      each((queue, logical) => {
        expect(graph.one(mapping, `${logical}Messages`)).toEqual({
          eventSourceArn: queueArn(graph, queue),
          functionName: expect.stringMatching(`^arn:aws:lambda:.*${logical}Function`),
          batchSize: queues[queue].batchSize,
          maximumBatchingWindowInSeconds: ["record-activity", "check-devices"].includes(queue)
            ? 2
            : undefined,
          functionResponseTypes: ["ReportBatchItemFailures"],
          scalingConfig: { maximumConcurrency: queues[queue].concurrency },
        });
      });
    },
    brokenGraphs: {
      "no consumer": ({ remove }) => remove(mapping, "SendMailMessages"),
      "mails with a link that wait": change(mapping, "SendLinksMessages", {
        maximumBatchingWindowInSeconds: 2,
      }),
      "no partial batch response": change(mapping, "SendMailMessages", {
        functionResponseTypes: undefined,
      }),
      "unlimited concurrency": change(mapping, "DeliverWebhooksMessages", {
        scalingConfig: undefined,
      }),
      "the consumer of another queue": (graph) => {
        const { functionName } = graph.one(mapping, "SendMailMessages");
        graph.one(mapping, "ForgetPersonMessages")["functionName"] = functionName;
      },
    },
  },
};
