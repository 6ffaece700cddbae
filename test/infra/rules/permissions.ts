import { mailQueueNames } from "@latch/adapters/messaging";
import { expect } from "vitest";
import { permitted } from "../../support/fixtures/permitted.ts";
import { behindGateway, byUrl } from "../../support/fixtures/stages.ts";
import { allow, type Graph, type Statement } from "../../support/graph.ts";
import type { Rule } from "../../support/rules.ts";
import { account, allowedBy, handlerFiles, lambdaActions } from "./role-actions.ts";

const role = "aws:iam/role:Role";
const permission = "aws:lambda/permission:Permission";
const lambda = "aws:lambda/function:Function";
const invokeConfig = "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig";

const bySes = [
  "ses:SendEmail arn:aws:ses:*:*:identity/acme.example",
  "ses:SendEmail arn:aws:ses:*:*:identity/no-reply@acme.example",
  "ses:SendEmail arn:aws:ses:*:*:configuration-set/bounces",
];
const usesSes = ({ variables }: Graph) => variables("SendMail")["MAIL_PROVIDER"] === "ses";

const add = (name: string, statement: Statement) => (graph: Graph) =>
  graph.restate(name, (statements) => [...statements, statement]);
const without = (name: string, action: string) => (graph: Graph) =>
  graph.restate(name, (statements) =>
    statements.map((each) => ({
      ...each,
      Action: each.Action.filter((allowed) => allowed !== action),
    })),
  );
const trust = (name: string, Principal: unknown) => (graph: Graph) => {
  const Statement = [{ Effect: "Allow", Action: "sts:AssumeRole", Principal }];
  graph.one(role, `${name}Role`)["assumeRolePolicy"] = { Statement };
};
const byAction = (one: { action?: unknown }, other: { action?: unknown }) =>
  String(one.action) < String(other.action) ? -1 : 1;
const table = (name: string) => `arn:aws:dynamodb:${account}:table/latch-ada-${name}`;

export const permissionRules: Record<string, Rule> = {
  "each role allows exactly the actions of the code and of Lambda": {
    holds(graph) {
      for (const [name, file] of handlerFiles(graph)) {
        const expected = new Set([
          ...permitted[file],
          ...lambdaActions(file),
          ...(mailQueueNames.some((queue) => queue === file) && usesSes(graph) ? bySes : []),
        ]);
        expect([...new Set(allowedBy(graph, name, file))].sort(), name).toEqual(
          [...expected].sort(),
        );
      }
    },
    brokenGraphs: {
      "tasks that touch Users": add("TasksApi", allow(["dynamodb:GetItem"], table("Users"))),
      "all of DynamoDB": add("Api", allow(["dynamodb:*"], table("Users"))),
      "every table": add("Api", allow(["dynamodb:GetItem"], "*")),
      "the table of another stage": add(
        "TasksApi",
        allow(["dynamodb:Query"], table("Tasks").replace("ada", "production")),
      ),
      "an additional action": add("Api", allow(["dynamodb:Scan"], table("Users"))),
      "a missing action": without("SendMail", "sqs:ChangeMessageVisibility"),
      "links for the checker of devices": add(
        "CheckDevices",
        allow(["dynamodb:GetItem"], table("OneTimeTokens")),
      ),
      "a publisher that can't publish": without("PublishChanges", "sns:Publish"),
      "a publisher without the queue of failures": without("PublishChanges", "sqs:SendMessage"),
      "streams that can't be read": without("PublishChanges", "dynamodb:GetRecords"),
      "a queue that can't be read": without("RecordActivity", "sqs:ReceiveMessage"),
      "no log": without("SweepHandler", "logs:PutLogEvents"),
      "the log of another function": add(
        "Api",
        allow(
          ["logs:PutLogEvents"],
          `arn:aws:logs:${account}:log-group:/aws/lambda/latch-ada-sweep-1:*`,
        ),
      ),
      "SES without the provider ses": add("SendMail", allow(["ses:SendEmail"], "*")),
    },
  },

  "with SES, the role may send mails of the configured sender only": {
    on: ["prGateway"],
    holds(graph) {
      expect(usesSes(graph)).toBe(true);
      expect(allowedBy(graph, "SendMail", "send-mail")).toEqual(expect.arrayContaining(bySes));
    },
    brokenGraphs: {
      "no sender": without("SendMail", "ses:SendEmail"),
    },
  },

  "no role has all actions of a service, all resources or a foreign policy": {
    holds(graph) {
      for (const { name, inputs } of graph.all(role)) {
        expect(inputs["managedPolicyArns"] ?? [], name).toEqual([]);
        for (const { Action, Resource } of graph.statements(name.replace(/Role$/, ""))) {
          expect(Action.join(), name).not.toContain("*");
          // The streams of a log group, and SES identities of every region.
          const wide = Resource.filter((arn) => !/^arn:aws:(?:logs:.*:\*$|ses:)/.test(arn));
          expect(wide.join(), name).not.toContain("*");
        }
      }
      expect(graph.all("aws:iam/rolePolicyAttachment:RolePolicyAttachment")).toEqual([]);
    },
    brokenGraphs: {
      "all actions": add("Api", allow(["sqs:*"], table("Users"))),
      "all resources": add("SweepHandler", allow(["dynamodb:Query"], "*")),
      "all tables of the stage": add("Api", allow(["dynamodb:Query"], table("*"))),
      "a policy of AWS's": ({ one }) => {
        one(role, "ApiRole")["managedPolicyArns"] = [
          "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
        ];
      },
      "an attached policy": ({ resources }) => {
        const type = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
        resources.push({ type, name: "More", inputs: {} });
      },
    },
  },

  "each role can be assumed by its service only": {
    holds(graph) {
      const names = graph.all(role).map(({ name }) => name);
      const functions = handlerFiles(graph).map(([name]) => `${name}Role`);
      expect(names.sort()).toEqual([...functions, "SweepRole"].sort());
      for (const name of names) {
        const service = name === "SweepRole" ? "scheduler" : "lambda";
        const { assumeRolePolicy } = graph.one(role, name) as {
          assumeRolePolicy: { Statement: object[] };
        };
        expect(assumeRolePolicy.Statement, name).toEqual([
          expect.objectContaining({
            Effect: "Allow",
            Action: "sts:AssumeRole",
            Principal: { Service: `${service}.amazonaws.com` },
          }),
        ]);
      }
    },
    brokenGraphs: {
      "the whole account": trust("Api", { AWS: "arn:aws:iam::123456789012:root" }),
      "all principals": trust("SendMail", "*"),
      "another service": trust("Sweep", { Service: "lambda.amazonaws.com" }),
      "an additional role": ({ resources }) => {
        resources.push({ type: role, name: "OtherRole", inputs: {} });
      },
    },
  },

  "only `sst dev` lets the account assume a role": {
    on: ["dev"],
    holds({ one }) {
      const { assumeRolePolicy } = one(role, "ApiRole");
      expect(JSON.stringify(assumeRolePolicy)).toContain(":root");
    },
    brokenGraphs: { "a role for Lambda only": trust("Api", { Service: "lambda.amazonaws.com" }) },
  },

  "the maintenance function is started every ten minutes, never twice at once, by a role with this permission only":
    {
      holds(graph) {
        expect(graph.one("aws:scheduler/schedule:Schedule", "SweepSchedule")).toMatchObject({
          scheduleExpression: "rate(10 minutes)",
          state: "ENABLED",
          target: {
            arn: expect.stringMatching(/^arn:aws:lambda:.*SweepHandler/),
            roleArn: expect.stringMatching(/SweepRole/),
          },
        });
        expect(graph.one("aws:scheduler/schedule:Schedule", "SweepSchedule")).toMatchObject({
          target: { retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 } },
        });
        const { name, timeout } = graph.one(lambda, "SweepHandlerFunction");
        expect(graph.one(invokeConfig, "SweepEvents")).toEqual({
          functionName: name,
          maximumRetryAttempts: 0,
          maximumEventAgeInSeconds: 60,
        });
        // The latest start of a run, and its longest duration, end before the next start.
        expect(60 + 60 + Number(timeout)).toBeLessThan(600);
        expect(graph.statements("Sweep")).toEqual([
          allow(["lambda:InvokeFunction"], expect.stringMatching(/^arn:aws:lambda:.*SweepHandler/)),
        ]);
      },
      brokenGraphs: {
        "another rate": ({ one }) => {
          one("aws:scheduler/schedule:Schedule", "SweepSchedule")["scheduleExpression"] =
            "rate(1 day)";
        },
        "runs that are retried into the next one": ({ one }) => {
          one(invokeConfig, "SweepEvents")["maximumRetryAttempts"] = 2;
        },
        "the retries of another function": ({ one }) => {
          one(invokeConfig, "SweepEvents")["functionName"] = "latch-production-Api";
        },
        "a run as long as the interval": ({ one }) => {
          one(lambda, "SweepHandlerFunction")["timeout"] = 600;
        },
        "no schedule": ({ remove }) => remove("aws:scheduler/schedule:Schedule", "SweepSchedule"),
        "a schedule that is off": ({ one }) => {
          one("aws:scheduler/schedule:Schedule", "SweepSchedule")["state"] = "DISABLED";
        },
        "permission for other functions": add("Sweep", allow(["lambda:InvokeFunction"], "*")),
      },
    },

  "only HTTP functions can be invoked by URL": {
    on: byUrl,
    holds({ all }) {
      const either = [
        { principal: "*", action: "lambda:InvokeFunctionUrl", functionUrlAuthType: "NONE" },
        { principal: "*", action: "lambda:InvokeFunction", invokedViaFunctionUrl: true },
      ];
      const callers = all(permission).map(({ name, inputs }) => {
        expect(name).toMatch(/^(?:Tasks)?Api/);
        const {
          function: _,
          functionName: __,
          qualifier: ___,
          statementId: ____,
          ...rest
        } = inputs;
        return rest;
      });
      expect(callers.sort(byAction)).toEqual([...either, ...either].sort(byAction));
    },
    brokenGraphs: {
      "another principal": ({ resources }) => {
        resources.push({ type: permission, name: "SendMailUrl", inputs: { principal: "*" } });
      },
      "direct invocations": ({ all }) => {
        for (const { inputs } of all(permission)) delete inputs["invokedViaFunctionUrl"];
      },
      "a URL without permission": ({ all }) => {
        for (const { inputs } of all(permission)) delete inputs["functionUrlAuthType"];
      },
    },
  },

  "behind the gateway, only the gateway may invoke functions": {
    on: behindGateway,
    holds({ all }) {
      const callers = all(permission).map(({ inputs }) => inputs);
      expect(callers.length).toBeGreaterThanOrEqual(3);
      for (const { principal, action, sourceArn } of callers) {
        expect(principal).toBe("apigateway.amazonaws.com");
        expect(action).toBe("lambda:InvokeFunction");
        expect(sourceArn).toMatch(/^arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5\//);
      }
    },
    brokenGraphs: {
      "all principals": ({ all }) => {
        for (const { inputs } of all(permission)) inputs["principal"] = "*";
      },
      "any gateway": ({ all }) => {
        for (const { inputs } of all(permission)) inputs["sourceArn"] = "*";
      },
    },
  },
};
