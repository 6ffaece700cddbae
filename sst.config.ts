/// <reference path="./.sst/platform/config.d.ts" />

export default $config({
  app({ stage }) {
    const production = stage === "production";
    return {
      name: "latch",
      home: "aws",
      version: "4.17.1",
      // Whoever removes production does it by hand, knowing what goes with it.
      protect: production,
      removal: production ? "retain" : "remove",
      providers: { aws: { defaultTags: { tags: { app: "latch", stage } } } },
    };
  },

  async run() {
    const { createApi } = await import("./infra/api.ts");
    const { createConsumers } = await import("./infra/consumers.ts");
    const { createEvents } = await import("./infra/events.ts");
    const { createPublisher } = await import("./infra/publisher.ts");
    const { createSweep } = await import("./infra/sweep.ts");
    const { createTables, tablePrefix } = await import("./infra/tables.ts");
    const { createTasksApi } = await import("./infra/tasks.ts");

    // npm run keys:create -- keys.json && npx sst secret set LatchKeys < keys.json
    const keys = new sst.Secret("LatchKeys");
    // Without them nobody can pay: npx sst secret set StripeSecretKey sk_…, StripeWebhookSecret whsec_…
    const stripeKey = new sst.Secret("StripeSecretKey", "");
    const stripeWebhook = new sst.Secret("StripeWebhookSecret", "");
    const tables = createTables();
    const events = createEvents();
    const api = createApi({ tables, secrets: [keys, stripeKey, stripeWebhook], events });
    createPublisher({ tables, events, api });
    createConsumers({ tables, keys, events });
    createSweep({ tables, keys, stripeKey });
    const tasks = createTasksApi({ tables, api });

    return { url: api.url, tasksUrl: tasks.url, tablePrefix: tablePrefix() };
  },
});
