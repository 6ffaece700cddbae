import { expect } from "vitest";
import type { Graph } from "../../support/graph.ts";
import type { Rule } from "../../support/rules.ts";

const own = {
  SST_KEY: expect.any(String),
  SST_KEY_FILE: "resource.enc",
  SST_RESOURCE_App: '{"name":"latch","stage":"pr-42"}',
};
const LATCH_ISSUER = "https://auth.example.com";
const ofService = {
  LATCH_ISSUER,
  LATCH_AUDIENCE: "acme",
  ALLOWED_ORIGINS: "https://app.example.com,http://localhost:5173",
  LOG_LEVEL: "warn",
};
const { LOG_LEVEL } = ofService;
const ofMail = {
  LOG_LEVEL,
  LATCH_ISSUER,
  MAIL_PROVIDER: "brevo",
  MAIL_FROM: "Acme <no-reply@acme.example>",
  BRAND_NAME: "Acme",
};
const receivedSettings: Record<string, object> = {
  // The name of the entry in an authenticator app.
  Api: { ...ofService, BRAND_NAME: "Acme", LOG_FREQUENT_PERCENT: "10" },
  TasksApi: { ...ofService, LOG_FREQUENT_PERCENT: "10" },
  PublishChanges: { LOG_LEVEL, LATCH_ISSUER },
  RecordActivity: { LOG_LEVEL },
  ForgetPerson: { LOG_LEVEL },
  PlanWebhooks: { LOG_LEVEL },
  DeliverWebhooks: { LOG_LEVEL },
  SweepHandler: { LOG_LEVEL },
  SendLinks: ofMail,
  SendMail: ofMail,
  CheckDevices: ofMail,
};
/** Returns the functions that a secret is linked to. */
const linkedFunctions = ({ functions }: Graph, value: string) =>
  Object.keys(functions)
    .filter((name) => JSON.stringify(functions[name]?.links).includes(value))
    .sort();
const sources: Record<string, string[]> = {
  sk_test_1: ["Api", "SweepHandler"],
  whsec_1: ["Api"],
  "xkeysib-secret": ["CheckDevices", "SendLinks", "SendMail"],
};

export const settingRules: Record<string, Rule> = {
  "a function receives exactly the settings that it needs": {
    on: ["pr"],
    holds({ variables }) {
      for (const [name, settings] of Object.entries(receivedSettings)) {
        expect(variables(name), name).toEqual({ ...settings, ...own });
      }
    },
    brokenGraphs: {
      "a secret in the environment": ({ variables }) => {
        variables("SendMail")["BREVO_API_KEY"] = "xkeysib-secret";
      },
      "something unrelated": ({ variables }) => {
        variables("TasksApi")["UNRELATED"] = "s3cret";
      },
      "a missing setting": ({ variables }) => {
        delete variables("Api")["ALLOWED_ORIGINS"];
      },
    },
  },

  "secrets are linked to the functions that use them only": {
    on: ["pr"],
    holds(graph) {
      for (const [value, names] of Object.entries(sources)) {
        expect(linkedFunctions(graph, value), value).toEqual(names);
        expect(JSON.stringify(graph.outputs)).not.toContain(value);
        const functions = graph.all("aws:lambda/function:Function");
        expect(JSON.stringify(functions)).not.toContain(value);
      }
    },
    brokenGraphs: {
      "Stripe's key for the tasks": ({ functions }) => {
        Object.assign(functions["TasksApi"]?.links ?? {}, { Stripe: { value: "sk_test_1" } });
      },
      "an API without Stripe's webhook secret": ({ functions }) => {
        delete functions["Api"]?.links["StripeWebhookSecret"];
      },
      "a secret in an output": ({ outputs }) => {
        outputs["stripe"] = "whsec_1";
      },
      "a secret in a variable": ({ variables }) => {
        variables("SendMail")["BREVO_API_KEY"] = "xkeysib-secret";
      },
    },
  },

  "Stripe and the mail provider are optional": {
    on: ["ada"],
    holds({ functions }) {
      for (const name of ["StripeSecretKey", "StripeWebhookSecret"]) {
        expect(functions["Api"]?.links[name]).toMatchObject({ value: "" });
      }
      expect(functions["SendMail"]?.links).not.toHaveProperty("BrevoApiKey");
    },
    brokenGraphs: {
      "a Stripe key": ({ functions }) => {
        Object.assign(functions["Api"]?.links ?? {}, { StripeSecretKey: { value: "sk_live_1" } });
      },
      "a Brevo key": ({ functions }) => {
        Object.assign(functions["SendMail"]?.links ?? {}, { BrevoApiKey: { value: "x" } });
      },
    },
  },
};
