import { queueNames } from "@latch/adapters/messaging";
import { expect } from "vitest";
import { logicalName } from "../../../infra/logical-name.ts";
import { addedBytes } from "../../../infra/preflight.ts";
import { sizeLimits } from "../../../scripts/bundle.ts";
import { behindGateway, inProduction } from "../../support/fixtures/stages.ts";
import { type Graph, keys } from "../../support/graph.ts";
import type { Rule } from "../../support/rules.ts";
import { all, expectedFunctions } from "./function-designs.ts";

const lambda = "aws:lambda/function:Function";
const mappingType = "aws:lambda/eventSourceMapping:EventSourceMapping";
const warmType = "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig";
/** https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html */
const nameLimits = {
  [lambda]: 64,
  "aws:iam/role:Role": 64,
  "aws:scheduler/schedule:Schedule": 64,
  "aws:sqs/queue:Queue": 80,
  "aws:budgets/budget:Budget": 100,
};
const logGroup = "aws:cloudwatch/logGroup:LogGroup";

const change = (name: string, changed: object) => (graph: Graph) => {
  Object.assign(graph.one(lambda, `${name}Function`), changed);
};

export const functionRules: Record<string, Rule> = {
  "the stage has exactly these functions": {
    holds(graph) {
      const names = graph.all(lambda).map(({ name }) => name);
      expect(names.sort()).toEqual(
        expectedFunctions(graph)
          .map(([name]) => `${name}Function`)
          .sort(),
      );
    },
    brokenGraphs: { "a missing function": ({ remove }) => remove(lambda, "SweepHandlerFunction") },
  },

  "functions have the tested runtime and log JSON": {
    holds(graph) {
      const { stage } = graph.app;
      for (const [name, { file, memory = 256, timeout }] of expectedFunctions(graph)) {
        expect(graph.one(lambda, `${name}Function`), name).toMatchObject({
          runtime: "nodejs24.x",
          architectures: ["arm64"],
          memorySize: memory,
          timeout,
          packageType: "Zip",
          loggingConfig: {
            logFormat: "JSON",
            systemLogLevel: "WARN",
            logGroup: expect.stringMatching(`^/aws/lambda/latch-${stage}-${file}-`),
          },
        });
      }
    },
    brokenGraphs: {
      "another runtime": change("Api", { runtime: "nodejs20.x" }),
      "another architecture": change("SendMail", { architectures: ["x86_64"] }),
      "less memory": change("Api", { memorySize: 512 }),
      "a shorter timeout": change("SweepHandler", { timeout: 60 }),
      "Lambda's lines about each invocation": ({ one }) => {
        Object.assign(one(lambda, "ApiFunction")["loggingConfig"] as object, {
          systemLogLevel: "INFO",
        });
      },
      "text in the log": change("PublishChanges", { loggingConfig: { logFormat: "Text" } }),
      "the log of another function": change("TasksApi", {
        loggingConfig: { logFormat: "JSON", logGroup: "/aws/lambda/latch-ada-api-1" },
      }),
    },
  },

  "with LAMBDA_CONCURRENCY, background functions reserve executions and no HTTP function does": {
    on: ["production"],
    holds(graph) {
      const reserved = (name: string) =>
        graph.one(lambda, `${name}Function`)["reservedConcurrentExecutions"];
      for (const queue of queueNames) {
        const mapping = graph.one(mappingType, `${logicalName(queue)}Messages`);
        const { maximumConcurrency } = mapping["scalingConfig"] as { maximumConcurrency: number };
        // With less, Lambda would throttle batches that SQS counts as received.
        expect(reserved(logicalName(queue)), queue).toBe(maximumConcurrency);
      }
      expect(reserved("PublishChanges")).toBe(48);
      expect(reserved("SweepHandler")).toBe(1);
      for (const name of ["Api", "TasksApi"]) expect(reserved(name), name).toBeUndefined();
    },
    brokenGraphs: {
      "a consumer without a reservation": change("CheckDevices", {
        reservedConcurrentExecutions: undefined,
      }),
      "a consumer that is throttled": change("SendLinks", { reservedConcurrentExecutions: 2 }),
      "two runs of the maintenance": change("SweepHandler", { reservedConcurrentExecutions: 2 }),
      "an API that is limited": change("Api", { reservedConcurrentExecutions: 100 }),
    },
  },

  "without LAMBDA_CONCURRENCY, no function asks for a part of the quota": {
    on: ["productionDomain", "ada"],
    holds(graph) {
      for (const { name, inputs } of graph.all(lambda)) {
        expect(inputs["reservedConcurrentExecutions"], name).toBeUndefined();
      }
      expect(graph.all(warmType)).toEqual([]);
    },
    brokenGraphs: {
      "a reservation": change("Api", { reservedConcurrentExecutions: 1 }),
      "provisioned concurrency": ({ resources }) => {
        resources.push({ type: warmType, name: "ApiWarm", inputs: {} });
      },
    },
  },

  "the variables of a function fit into its environment, with what the deployment adds": {
    holds(graph) {
      for (const { name } of graph.all(lambda)) {
        const variables = Object.entries(graph.variables(name.replace(/Function$/, "")));
        const bytes = variables.reduce((sum, [key, value]) => sum + key.length + value.length, 0);
        expect(bytes, name).toBeLessThanOrEqual(4096);
        const added = variables.filter(([key]) => /^SST_|^LATCH_ISSUER$/.test(key));
        const addedSize = added.reduce((sum, [key, value]) => sum + key.length + value.length, 0);
        expect(addedSize, name).toBeLessThanOrEqual(addedBytes);
      }
    },
    brokenGraphs: {
      "more than 4 KB": ({ variables }) => {
        variables("SendMail")["MAIL_FROM"] = "a".repeat(4096);
      },
      "more than the allowance": ({ variables }) => {
        variables("Api")["SST_MORE"] = "a".repeat(addedBytes);
      },
    },
  },

  "names have at most as many characters as AWS allows": {
    holds(graph) {
      for (const [type, limit] of Object.entries(nameLimits)) {
        for (const { name, inputs } of graph.all(type)) {
          const length = String(inputs["name"] ?? "").length;
          expect(length, name).toBeLessThanOrEqual(limit);
        }
      }
    },
    brokenGraphs: {
      "a function with 65 characters": change("Api", { name: "a".repeat(65) }),
      "a queue with 81 characters": ({ one }) => {
        one("aws:sqs/queue:Queue", "SendMailQueue")["name"] = "a".repeat(81);
      },
    },
  },

  "under `sst dev` HTTP functions have time for a breakpoint": {
    on: ["dev"],
    holds({ one }) {
      for (const name of ["Api", "TasksApi"]) {
        expect(one(lambda, `${name}Function`)["timeout"], name).toBe(900);
      }
      // AWS requires a visibility timeout longer than the timeout of the consumer.
      expect(one(lambda, "SendMailFunction")["timeout"]).toBe(60);
    },
    brokenGraphs: {
      "ten seconds": change("Api", { timeout: 10 }),
      "a consumer timeout above the visibility timeout": change("SendMail", { timeout: 900 }),
    },
  },

  "SST bundles functions like the scripts, with the same files": {
    holds(graph) {
      for (const [name, { file, handler = file, files = [] }] of expectedFunctions(graph)) {
        const built = graph.functions[name];
        expect(built?.handler, name).toBe(`packages/lambda/src/handlers/${handler}.handler`);
        expect(built?.files, name).toEqual(files);
        expect((built?.bytes ?? Number.NaN) / 1024, name).toBeLessThanOrEqual(sizeLimits[file]);
      }
    },
    brokenGraphs: {
      "a larger bundle": ({ functions }) => {
        if (functions["Api"]) functions["Api"].bytes = 901 * 1024;
      },
      "no document": ({ functions }) => {
        functions["TasksApi"]?.files.pop();
      },
      "another handler": ({ functions }) => {
        if (functions["SendMail"])
          functions["SendMail"].handler = "packages/lambda/src/api.handler";
      },
    },
  },

  "functions are linked to exactly the resources and secrets that they use": {
    holds(graph) {
      for (const [name, { links }] of expectedFunctions(graph)) {
        const linked = graph.functions[name]?.links ?? {};
        expect(Object.keys(linked).sort(), name).toEqual(links.toSorted());
        for (const table of all.filter((each) => each in linked)) {
          const named = { name: `latch-${graph.app.stage}-${table}`, type: "sst.aws.Dynamo" };
          expect(linked[table], name).toEqual(named);
        }
        if ("LatchKeys" in linked) expect(linked["LatchKeys"]).toMatchObject({ value: keys });
      }
    },
    brokenGraphs: {
      "keys for the tasks": ({ functions }) => {
        Object.assign(functions["TasksApi"]?.links ?? {}, { LatchKeys: { value: keys } });
      },
      "no queue for the API": ({ functions }) => {
        delete functions["Api"]?.links["Deliveries"];
      },
      "the table of another stage": ({ functions }) => {
        Object.assign(functions["TasksApi"]?.links ?? {}, { Tasks: { name: "latch-b-Tasks" } });
      },
      "other keys": ({ functions }) => {
        Object.assign(functions["Api"]?.links ?? {}, { LatchKeys: { value: "{}" } });
      },
    },
  },

  "logs are kept for 90 days in production": {
    on: inProduction,
    holds: (graph) => expectRetention(graph, 90),
    brokenGraphs: {
      "logs without retention": ({ one }) => {
        delete one(logGroup, "ApiLogs")["retentionInDays"];
      },
    },
  },

  "logs are kept for a week in other stages": {
    on: ["ada", "pr", "prGateway"],
    holds: (graph) => expectRetention(graph, 7),
    brokenGraphs: {
      "logs without retention": ({ one }) => {
        one(logGroup, "SendMailLogs")["retentionInDays"] = 0;
      },
    },
  },

  "the gateway has its own log": {
    on: behindGateway,
    holds({ all: every }) {
      expect(every(logGroup).filter(({ name }) => /^Gateway/.test(name))).toHaveLength(1);
    },
    brokenGraphs: {
      none: ({ remove, all: every }) => {
        for (const { name } of every(logGroup)) if (/^Gateway/.test(name)) remove(logGroup, name);
      },
    },
  },
};

function expectRetention(graph: Graph, days: number): void {
  const logs = graph.all(logGroup);
  const names = expectedFunctions(graph).map(([name]) => `${name.replace("Handler", "")}Logs`);
  expect(logs.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
  for (const { name, inputs } of logs) expect(inputs["retentionInDays"], name).toBe(days);
}
