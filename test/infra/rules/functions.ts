import { tables } from "@latch/adapters/dynamodb";
import { expect } from "vitest";
import { type FunctionName, sizeLimits } from "../../../scripts/bundle.ts";
import { behindGateway, inProduction } from "../../support/fixtures/stages.ts";
import { type Graph, keys } from "../../support/graph.ts";
import type { Rule } from "../../support/rules.ts";

const lambda = "aws:lambda/function:Function";
const logGroup = "aws:cloudwatch/logGroup:LogGroup";

type Design = {
  file: FunctionName;
  /** The name of its module, if it differs from the function's. */
  handler?: string;
  memory?: number;
  timeout: number;
  links: string[];
  files?: string[];
};

const all = Object.keys(tables);
const webhookLinks = ["WebhookEndpoints", "WebhookDeliveries", "Deliveries"];
const document = "openapi.json";

const designs: Record<string, Design> = {
  Api: {
    file: "api",
    memory: 1024,
    timeout: 10,
    links: [...all, "Deliveries", "LatchKeys", "StripeSecretKey", "StripeWebhookSecret"],
    files: [document, "swagger-ui/swagger-ui.css", "swagger-ui/swagger-ui-bundle.js"],
  },
  TasksApi: { file: "tasks", memory: 512, timeout: 10, links: ["Tasks"], files: [document] },
  DeliverWebhooks: {
    file: "deliver-webhooks",
    timeout: 30,
    links: [...webhookLinks, "WebhookKeys"],
  },
  PlanWebhooks: {
    file: "plan-webhooks",
    handler: "fan-out-webhooks",
    timeout: 30,
    links: webhookLinks,
  },
  PublishChanges: { file: "publish-changes", timeout: 60, links: [...all, "Events", "MailQueue"] },
  ForgetPerson: {
    file: "forget-person",
    handler: "erase-user-tasks",
    timeout: 60,
    links: ["Tasks"],
  },
  RecordActivity: { file: "record-activity", timeout: 30, links: ["Activity"] },
  SendMail: {
    file: "send-mail",
    timeout: 60,
    links: ["Users", "Sessions", "OneTimeTokens", "Mails", "MailKeys", "MailQueue"],
  },
  SweepHandler: {
    file: "sweep",
    handler: "maintenance",
    timeout: 300,
    links: [...all, "MaintenanceKeys", "StripeSecretKey"],
  },
};
const authorizer: Design = { file: "authorizer", memory: 512, timeout: 5, links: [] };

/** Returns the functions of a graph by the names of their components. */
const expectedFunctions = ({ app, outputs, all: every }: Graph): [string, Design][] => {
  const gateway = every("aws:apigatewayv2/api:Api").length > 0;
  const edge = every("aws:cloudfront/distribution:Distribution").length > 0;
  const brevo = app.stage === "pr-42" && !gateway;
  expect(outputs["url"]).toBeDefined();
  return Object.entries(gateway ? { ...designs, Authorizer: authorizer } : designs).map(
    ([name, design]) => [
      name,
      {
        ...design,
        links: [
          ...design.links,
          ...(edge && ["Api", "TasksApi"].includes(name) ? ["Edge"] : []),
          ...(brevo && name === "SendMail" ? ["BrevoApiKey"] : []),
        ],
      },
    ],
  );
};
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
      "text in the log": change("PublishChanges", { loggingConfig: { logFormat: "Text" } }),
      "the log of another function": change("TasksApi", {
        loggingConfig: { logFormat: "JSON", logGroup: "/aws/lambda/latch-ada-api-1" },
      }),
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
