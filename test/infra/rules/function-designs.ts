import { tables } from "@latch/adapters/dynamodb";
import { expect } from "vitest";
import type { FunctionName } from "../../../scripts/bundle.ts";
import type { Graph } from "../../support/graph.ts";

export type Design = {
  file: FunctionName;
  /** The name of its module, if it differs from the function's. */
  handler?: string;
  memory?: number;
  timeout: number;
  links: string[];
  files?: string[];
};

export const all = Object.keys(tables);
const webhookLinks = ["WebhookEndpoints", "WebhookDeliveries", "Deliveries"];
const mailLinks = ["Users", "Sessions", "OneTimeTokens", "Mails", "MailKeys"];
const mailFunctions = ["SendLinks", "SendMail", "CheckDevices"];
const document = "openapi.json";

const designs: Record<string, Design> = {
  Api: {
    file: "api",
    memory: 1024,
    timeout: 10,
    links: [...all, "Deliveries", "LatchKeys", "StripeSecretKey", "StripeWebhookSecret"],
    files: [
      document,
      ...["swagger-ui/swagger-ui.css", "swagger-ui/swagger-ui-bundle.js"],
      ...["pages/html.gen.json", "pages/pages.css", "pages/link.gen.js"],
      ...["pages/docs.css", "pages/docs.gen.js"],
    ],
  },
  TasksApi: { file: "tasks", memory: 512, timeout: 10, links: ["Tasks"], files: [document] },
  DeliverWebhooks: {
    file: "deliver-webhooks",
    timeout: 30,
    links: [...webhookLinks, "Throttles", "WebhookKeys"],
  },
  PlanWebhooks: {
    file: "plan-webhooks",
    handler: "fan-out-webhooks",
    memory: 512,
    timeout: 30,
    links: webhookLinks,
  },
  PublishChanges: {
    file: "publish-changes",
    timeout: 60,
    links: [...all, "Events", "MailQueue", "LinkMailQueue"],
  },
  ForgetPerson: {
    file: "forget-person",
    handler: "erase-user-tasks",
    timeout: 60,
    links: ["Tasks", "Erasures"],
  },
  RecordActivity: { file: "record-activity", memory: 512, timeout: 30, links: ["Activity"] },
  SendLinks: {
    file: "send-links",
    memory: 512,
    timeout: 60,
    links: [...mailLinks, "LinkMailQueue"],
  },
  SendMail: { file: "send-mail", timeout: 60, links: [...mailLinks, "MailQueue"] },
  CheckDevices: {
    file: "check-devices",
    memory: 512,
    timeout: 60,
    links: [...mailLinks, "DeviceCheckQueue"],
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
export const expectedFunctions = ({ app, outputs, all: every }: Graph): [string, Design][] => {
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
          ...(brevo && mailFunctions.includes(name) ? ["BrevoApiKey"] : []),
        ],
      },
    ],
  );
};
