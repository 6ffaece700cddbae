/// <reference path="./.sst/platform/config.d.ts" />

export default $config({
  app({ stage }) {
    const production = stage === "production";
    return {
      name: "latch",
      home: "aws",
      version: "4.17.1",
      // Production can only be removed by hand.
      protect: production,
      removal: production ? "retain" : "remove",
      providers: { aws: { defaultTags: { tags: { app: "latch", stage } } } },
    };
  },

  async run() {
    const { createAlarms } = await import("./infra/alarms.ts");
    const { createApi } = await import("./infra/api.ts");
    const { createConsumers } = await import("./infra/consumers.ts");
    const { createDashboard } = await import("./infra/dashboard.ts");
    const { createCdn, createCdnSecret, hasCdn } = await import("./infra/cdn.ts");
    const { createEvents } = await import("./infra/events.ts");
    const { createGateway } = await import("./infra/gateway.ts");
    const { checkDeployment } = await import("./infra/preflight.ts");
    const { createPublisher } = await import("./infra/publisher.ts");
    const { readFront, rejectLocalOrigins, warnAboutSettings } = await import(
      "./infra/settings.ts"
    );
    const { createMaintenance } = await import("./infra/maintenance.ts");
    const { createSubkeyLinks } = await import("./infra/subkeys.ts");
    const { createTables, tablePrefix } = await import("./infra/tables.ts");
    const { createTasksApi } = await import("./infra/tasks.ts");

    // npm run keys:create -- keys.json && npx sst secret set LatchKeys < keys.json
    const keys = new sst.Secret("LatchKeys");
    // Payments need both: npx sst secret set StripeSecretKey sk_…, StripeWebhookSecret whsec_…
    const stripeKey = new sst.Secret("StripeSecretKey", "");
    const stripeWebhook = new sst.Secret("StripeWebhookSecret", "");
    warnAboutSettings(process.env);
    checkDeployment($app.stage, process.env);
    if ($app.stage === "production") rejectLocalOrigins(process.env);
    const tables = createTables();
    const subkeys = createSubkeyLinks(keys);
    const events = createEvents();
    const secret = hasCdn() ? await createCdnSecret() : undefined;
    const api = createApi({
      tables,
      secrets: [keys, stripeKey, stripeWebhook],
      events,
      edge: secret,
    });
    const tasks = createTasksApi({ tables, api, edge: secret });
    const edge = secret && createCdn({ secret, api: api.url, tasks: tasks.url });
    const gateway =
      readFront(process.env) === "gateway" ? createGateway({ api, tasks }) : undefined;
    const publisher = createPublisher({ tables, events, api });
    const consumers = createConsumers({ tables, subkeys, events, api });
    const maintenance = createMaintenance({ tables, subkeys, stripeKey });

    if ($app.stage === "production") {
      const targets = {
        tables,
        httpFunctions: {
          Api: api.fn.name,
          TasksApi: tasks.fn.name,
          ...(gateway && { Authorizer: gateway.authorizer.name }),
        },
        backgroundFunctions: {
          PublishChanges: publisher.name,
          Sweep: maintenance.nodes.function.apply(({ name }) => name),
          ...consumers,
        },
        streamReaders: { PublishChanges: publisher.name },
        queues: events.queues,
        deadLetters: { PublishChanges: publisher.failures, ...events.deadLetters },
      };
      createAlarms(targets);
      createDashboard(targets);
    }

    return {
      url: gateway?.url ?? edge?.url ?? api.url,
      tasksUrl: gateway?.url ?? edge?.url ?? tasks.url,
      tablePrefix: tablePrefix(),
    };
  },
});
