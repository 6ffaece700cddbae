import { Environment } from "@latch/api";
import { MailEnvironment } from "@latch/api/mail-config";
import { TasksEnvironment } from "@latch/api/tasks";
import { describe, expect, test } from "vitest";
import {
  frontOf,
  mailSettings,
  mailSettingsOf,
  passedOn,
  refuseLocalOrigins,
  settingsOf,
  tasksPassedOn,
} from "../../infra/settings.ts";
import { evaluate, type Graph } from "../support/graph.ts";
import { hold } from "../support/rules.ts";

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
const told: Record<string, object> = {
  Api: ofService,
  TasksApi: ofService,
  PublishChanges: { LOG_LEVEL, LATCH_ISSUER },
  RecordActivity: { LOG_LEVEL },
  ForgetPerson: { LOG_LEVEL },
  PlanWebhooks: { LOG_LEVEL },
  DeliverWebhooks: { LOG_LEVEL },
  SweepHandler: { LOG_LEVEL },
  SendMail: {
    LOG_LEVEL,
    LATCH_ISSUER,
    MAIL_PROVIDER: "brevo",
    MAIL_FROM: "Acme <no-reply@acme.example>",
    BRAND_NAME: "Acme",
  },
};
/** Who has a secret: its links are in a file that is encrypted for it. */
const holdersOf = ({ functions }: Graph, value: string) =>
  Object.keys(functions)
    .filter((name) => JSON.stringify(functions[name]?.links).includes(value))
    .sort();
const holders: Record<string, string[]> = {
  sk_test_1: ["Api", "SweepHandler"],
  whsec_1: ["Api"],
  "xkeysib-secret": ["SendMail"],
};

hold({
  "a function is told what it needs of the settings, and nothing else": {
    on: ["pr"],
    holds({ variables }) {
      for (const [name, settings] of Object.entries(told)) {
        expect(variables(name), name).toEqual({ ...settings, ...own });
      }
    },
    bites: {
      "a secret in the environment": ({ variables }) => {
        variables("SendMail")["BREVO_API_KEY"] = "xkeysib-secret";
      },
      "something unrelated": ({ variables }) => {
        variables("TasksApi")["UNRELATED"] = "s3cret";
      },
      "a setting less": ({ variables }) => {
        delete variables("Api")["ALLOWED_ORIGINS"];
      },
    },
  },

  "secrets reach those that use them, and are told to nobody else": {
    on: ["pr"],
    holds(graph) {
      for (const [value, names] of Object.entries(holders)) {
        expect(holdersOf(graph, value), value).toEqual(names);
        expect(JSON.stringify(graph.outputs)).not.toContain(value);
        const functions = graph.all("aws:lambda/function:Function");
        expect(JSON.stringify(functions)).not.toContain(value);
      }
    },
    bites: {
      "Stripe's key for the tasks": ({ functions }) => {
        Object.assign(functions["TasksApi"]?.links ?? {}, { Stripe: { value: "sk_test_1" } });
      },
      "an API that can't tell Stripe's events": ({ functions }) => {
        delete functions["Api"]?.links["StripeWebhookSecret"];
      },
      "one in an output": ({ outputs }) => {
        outputs["stripe"] = "whsec_1";
      },
      "one in a variable": ({ variables }) => {
        variables("SendMail")["BREVO_API_KEY"] = "xkeysib-secret";
      },
    },
  },

  "Stripe and a provider of mails may be left out": {
    on: ["ada"],
    holds({ functions }) {
      for (const name of ["StripeSecretKey", "StripeWebhookSecret"]) {
        expect(functions["Api"]?.links[name]).toMatchObject({ value: "" });
      }
      expect(functions["SendMail"]?.links).not.toHaveProperty("BrevoApiKey");
    },
    bites: {
      "a key from nowhere": ({ functions }) => {
        Object.assign(functions["Api"]?.links ?? {}, { StripeSecretKey: { value: "sk_live_1" } });
      },
      "a provider from nowhere": ({ functions }) => {
        Object.assign(functions["SendMail"]?.links ?? {}, { BrevoApiKey: { value: "x" } });
      },
    },
  },
});

describe("every setting is passed on, or is decided for Lambda", () => {
  test("to the API", () => {
    const decided = [
      "NODE_ENV",
      "RATE_LIMITS",
      "STRIPE_API_BASE",
      "TRUSTED_PROXY_HOPS",
      "WEBHOOK_ALLOW_PRIVATE",
      "METRICS_KEY",
    ];
    const secret = ["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"];
    const known = Object.keys(Environment.shape);
    expect([...passedOn, ...decided, ...secret].sort()).toEqual(known.sort());
  });

  test("to the tasks", () => {
    const read = Object.keys(TasksEnvironment.shape);
    expect(["LATCH_ISSUER", "TRUSTED_PROXY_HOPS", ...tasksPassedOn].sort()).toEqual(read.sort());
  });

  test("to the consumer of mails", () => {
    const decided = ["NODE_ENV", "LATCH_ISSUER", "BREVO_API_KEY", "SMTP_URL"];
    const known = Object.keys(MailEnvironment.shape);
    expect([...mailSettings, ...decided].sort()).toEqual(known.sort());
  });
});

describe("the deployment is stopped by", () => {
  test.each<[Record<string, string>, string]>([
    [{ BCRYPT_COST: "4" }, "BCRYPT_COST: Must be at least 10"],
    [{ LATCH_ISSUER: "http://localhost:4000" }, "LATCH_ISSUER: Must be https"],
    [{ ALLOWED_ORIGINS: "*" }, "ALLOWED_ORIGINS: Must be origins"],
    [{ TRUSTED_PROXY_HOPS: "1" }, "TRUSTED_PROXY_HOPS: Must not be set on AWS"],
    [{ LATCH_DOMAIN: "https://auth.example.com" }, "LATCH_DOMAIN: Must be a name"],
    [{ LATCH_DOMAIN: "auth.example.com/" }, "LATCH_DOMAIN: Must be a name"],
    [{ LATCH_DOMAIN: "*.example.com" }, "LATCH_DOMAIN: Must be a name"],
  ])("%j", (environment, message) => {
    expect(() => settingsOf(environment)).toThrow(message);
  });

  test("a front that there is not, and a gateway without a public name", () => {
    expect(() => frontOf({ LATCH_FRONT: "router" })).toThrow("LATCH_FRONT: Must be url or gateway");
    const gateway = { LATCH_FRONT: "gateway" };
    expect(() => frontOf(gateway)).toThrow("LATCH_ISSUER: Must be the public https URL");
    expect(frontOf({ ...gateway, LATCH_DOMAIN: "auth.example.com" })).toBe("gateway");
    expect(frontOf({ ...gateway, LATCH_ISSUER })).toBe("gateway");
    expect(frontOf({})).toBe("url");
  });

  test("mails that no function could send", () => {
    expect(() => mailSettingsOf({ MAIL_PROVIDER: "ses" })).toThrow("MAIL_FROM");
    const smtp = { MAIL_PROVIDER: "smtp", MAIL_FROM: "a@b.cd", SMTP_URL: "smtps://b.cd" };
    expect(() => mailSettingsOf(smtp)).toThrow("smtp needs a server");
  });

  test("pages on a developer's machine that may use production", async () => {
    const ALLOWED_ORIGINS = "https://app.example.com,http://localhost:5173";
    expect(() => refuseLocalOrigins({ ALLOWED_ORIGINS })).toThrow(
      "ALLOWED_ORIGINS: Must not name localhost in production",
    );
    expect(() => refuseLocalOrigins({ ALLOWED_ORIGINS: "https://app.example.com" })).not.toThrow();
    await expect(evaluate("production", { ALLOWED_ORIGINS })).rejects.toThrow("localhost");
  });

  test("missing keys, and a missing key of Brevo", async () => {
    const keyless = evaluate("ada", { SST_SECRET_LatchKeys: undefined });
    await expect(keyless).rejects.toThrow("Set a value for LatchKeys");
    const brevo = evaluate("ada", { MAIL_PROVIDER: "brevo", MAIL_FROM: "a@b.cd" });
    await expect(brevo).rejects.toThrow("Set a value for BrevoApiKey");
  });
});
