import { expect, test } from "vitest";
import { alarmCount } from "../cost/bill.ts";
import { deployed, stage } from "../support/fixtures/stages.ts";
import type { Graph, Resource } from "../support/graph.ts";

/** The message of a failed assertion. */
const replacement =
  "A name of the infrastructure has changed. Pulumi takes a resource of another name for another one: it deletes the former with what is in it (tables, queues, log groups) and makes a new one. Give the new resource the alias of the former, or move its content by a migration. Only then change this list.";

/** The logical names of resources by type, in all stages. */
const logicalNames: Record<string, string[]> = {
  "aws:acm/certificate:Certificate": ["GatewaySslCertificate RouterCdnSslCertificate"],
  "aws:acm/certificateValidation:CertificateValidation": [
    "GatewaySslValidation RouterCdnSslValidation",
  ],
  "aws:apigatewayv2/api:Api": ["GatewayApi"],
  "aws:apigatewayv2/apiMapping:ApiMapping": ["GatewayDomainMapping"],
  "aws:apigatewayv2/authorizer:Authorizer": ["GatewayAuthorizerTokensAuthorizer"],
  "aws:apigatewayv2/domainName:DomainName": ["GatewayDomainName"],
  "aws:apigatewayv2/stage:Stage": ["GatewayStage"],
  "aws:budgets/budget:Budget": ["Budget"],
  "aws:cloudfront/cachePolicy:CachePolicy": ["RouterServerCachePolicy"],
  "aws:cloudfront/distribution:Distribution": ["RouterCdnDistribution"],
  "aws:cloudfront/function:Function": ["RouterCloudfrontFunctionRequest"],
  "aws:cloudfront/keyValueStore:KeyValueStore": ["RouterKvStore"],
  "aws:cloudwatch/dashboard:Dashboard": ["Dashboard"],
  "aws:cloudwatch/logGroup:LogGroup": [
    "ApiLogs AuthorizerLogs CheckDevicesLogs DeliverWebhooksLogs ForgetPersonLogs",
    "GatewayAccessLog PlanWebhooksLogs PublishChangesLogs RecordActivityLogs",
    "SendLinksLogs SendMailLogs SweepLogs TasksApiLogs",
  ],
  "aws:cloudwatch/metricAlarm:MetricAlarm": [
    "Behind-PublishChanges DeadLetters-CheckDevices DeadLetters-DeliverWebhooks",
    "DeadLetters-ForgetPerson DeadLetters-PlanWebhooks DeadLetters-PublishChanges",
    "DeadLetters-RecordActivity DeadLetters-SendLinks DeadLetters-SendMail Errors-Api",
    "Errors-Authorizer Errors-CheckDevices Errors-DeliverWebhooks Errors-ForgetPerson",
    "Errors-PlanWebhooks Errors-PublishChanges Errors-RecordActivity Errors-SendLinks",
    "Errors-SendMail Errors-Sweep Errors-TasksApi OldMessages-CheckDevices",
    "OldMessages-DeliverWebhooks OldMessages-ForgetPerson OldMessages-PlanWebhooks",
    "OldMessages-RecordActivity OldMessages-SendLinks OldMessages-SendMail Slow-Api",
    "Slow-Authorizer Slow-TasksApi TableThrottles-Activity TableThrottles-ActivityReads",
    "TableThrottles-ApiKeys TableThrottles-ApiKeysReads TableThrottles-Authenticators",
    "TableThrottles-AuthenticatorsReads TableThrottles-Billing",
    "TableThrottles-BillingOfCustomer TableThrottles-BillingOfCustomerReads",
    "TableThrottles-BillingReads TableThrottles-Identifiers",
    "TableThrottles-IdentifiersReads TableThrottles-Mails TableThrottles-MailsReads",
    "TableThrottles-Migrations TableThrottles-MigrationsReads",
    "TableThrottles-OneTimeTokens TableThrottles-OneTimeTokensOfUser",
    "TableThrottles-OneTimeTokensOfUserReads TableThrottles-OneTimeTokensReads",
    "TableThrottles-Sessions TableThrottles-SessionsReads TableThrottles-StreamPositions",
    "TableThrottles-StreamPositionsReads TableThrottles-StripeEvents",
    "TableThrottles-StripeEventsReads TableThrottles-Tasks TableThrottles-TasksReads",
    "TableThrottles-Throttles TableThrottles-ThrottlesReads TableThrottles-Users",
    "TableThrottles-UsersListed TableThrottles-UsersListedReads TableThrottles-UsersReads",
    "TableThrottles-WebhookDeliveries TableThrottles-WebhookDeliveriesReads",
    "TableThrottles-WebhookEndpoints TableThrottles-WebhookEndpointsReads Throttles-Api",
    "Throttles-Authorizer Throttles-CheckDevices Throttles-DeliverWebhooks",
    "Throttles-ForgetPerson Throttles-PlanWebhooks Throttles-PublishChanges",
    "Throttles-RecordActivity Throttles-SendLinks Throttles-SendMail Throttles-Sweep",
    "Throttles-TasksApi",
  ],
  "aws:dynamodb/table:Table": [
    "ActivityTable ApiKeysTable AuthenticatorsTable BillingTable IdentifiersTable MailsTable MigrationsTable",
    "OneTimeTokensTable SessionsTable StreamPositionsTable StripeEventsTable TasksTable",
    "ThrottlesTable UsersTable WebhookDeliveriesTable WebhookEndpointsTable",
  ],
  "aws:iam/role:Role": [
    "ApiRole AuthorizerRole CheckDevicesRole DeliverWebhooksRole ForgetPersonRole",
    "PlanWebhooksRole PublishChangesRole RecordActivityRole SendLinksRole SendMailRole",
    "SweepHandlerRole SweepRole TasksApiRole",
  ],
  "aws:lambda/alias:Alias": ["ApiLive AuthorizerLive TasksApiLive"],
  "aws:lambda/eventSourceMapping:EventSourceMapping": [
    "ApiKeysChanges CheckDevicesMessages DeliverWebhooksMessages ForgetPersonMessages",
    "OneTimeTokensChanges PlanWebhooksMessages RecordActivityMessages SendLinksMessages",
    "SendMailMessages SessionsChanges TasksChanges UsersChanges WebhookEndpointsChanges",
  ],
  "aws:lambda/function:Function": [
    "ApiFunction AuthorizerFunction CheckDevicesFunction DeliverWebhooksFunction",
    "ForgetPersonFunction PlanWebhooksFunction PublishChangesFunction",
    "RecordActivityFunction SendLinksFunction SendMailFunction SweepHandlerFunction",
    "TasksApiFunction",
  ],
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig": ["SweepEvents"],
  "aws:lambda/functionUrl:FunctionUrl": ["ApiLiveUrl ApiUrl TasksApiLiveUrl TasksApiUrl"],
  "aws:lambda/permission:Permission": [
    "ApiInvokeFunction ApiLiveInvoke ApiLiveUrlAccess ApiPublicFunctionUrlAccess",
    "GatewayAuthorizerTokensPermission GatewayRouteBbovcaPermissions",
    "GatewayRouteKfmhhrPermissions GatewayRouteTcmrmzPermissions TasksApiInvokeFunction",
    "TasksApiLiveInvoke TasksApiLiveUrlAccess TasksApiPublicFunctionUrlAccess",
  ],
  "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig": [
    "ApiWarm AuthorizerWarm TasksApiWarm",
  ],
  "aws:route53/record:Record": [
    "GatewayAAAARecordAuthexamplecom GatewayARecordAuthexamplecom",
    "GatewaySslCNAMERecord1authexamplecom RouterCdnAAAARecordAuthexamplecom",
    "RouterCdnARecordAuthexamplecom RouterCdnSslCNAMERecord1authexamplecom",
  ],
  "aws:scheduler/schedule:Schedule": ["SweepSchedule"],
  "aws:sns/topic:Topic": ["Alarms EventTopic"],
  "aws:sns/topicSubscription:TopicSubscription": [
    "AlarmsEmail CheckDevicesSubscription ForgetPersonSubscription",
    "PlanWebhooksSubscription RecordActivitySubscription SendLinksSubscription",
    "SendMailSubscription",
  ],
  "aws:sqs/queue:Queue": [
    "CheckDevicesDeadLetters CheckDevicesQueue DeliverWebhooksDeadLetters",
    "DeliverWebhooksQueue ForgetPersonDeadLetters ForgetPersonQueue",
    "PlanWebhooksDeadLetters PlanWebhooksQueue PublishFailures RecordActivityDeadLetters",
    "RecordActivityQueue SendLinksDeadLetters SendLinksQueue SendMailDeadLetters",
    "SendMailQueue",
  ],
  "aws:sqs/queuePolicy:QueuePolicy": [
    "CheckDevicesPolicy ForgetPersonPolicy PlanWebhooksPolicy RecordActivityPolicy",
    "SendLinksPolicy SendMailPolicy",
  ],
  "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy": [
    "CheckDevicesRedrive DeliverWebhooksRedrive ForgetPersonRedrive PlanWebhooksRedrive",
    "RecordActivityRedrive SendLinksRedrive SendMailRedrive",
  ],
  "sst:aws:ApiGatewayV2": ["Gateway"],
  "sst:aws:ApiGatewayV2Authorizer": ["GatewayAuthorizerTokens"],
  "sst:aws:CDN": ["RouterCdn"],
  "sst:aws:Certificate": ["GatewaySsl RouterCdnSsl"],
  "sst:aws:CronV2": ["Sweep"],
  "sst:aws:Dynamo": [
    "Activity ApiKeys Authenticators Billing Identifiers Mails Migrations OneTimeTokens Sessions",
    "StreamPositions StripeEvents Tasks Throttles Users WebhookDeliveries",
    "WebhookEndpoints",
  ],
  "sst:aws:Function": [
    "Api Authorizer CheckDevices DeliverWebhooks ForgetPerson PlanWebhooks PublishChanges",
    "RecordActivity SendLinks SendMail SweepHandler TasksApi",
  ],
  "sst:aws:Router": ["Router"],
  "sst:sst:Linkable": [
    "Deliveries DeviceCheckQueue Edge Erasures Events LinkMailQueue MailKeys MailQueue",
    "MaintenanceKeys WebhookKeys",
  ],
  "sst:sst:Secret": ["BrevoApiKey LatchKeys StripeSecretKey StripeWebhookSecret"],
};

/** The physical names without the prefix `latch-STAGE-`. */
const physicalNames: Record<string, string[]> = {
  "aws:cloudwatch/dashboard:Dashboard": [""],
  "aws:dynamodb/table:Table": [
    "Activity ApiKeys Authenticators Billing Identifiers Mails Migrations OneTimeTokens Sessions",
    "StreamPositions StripeEvents Tasks Throttles Users WebhookDeliveries",
    "WebhookEndpoints",
  ],
  "aws:lambda/alias:Alias": ["live"],
  "aws:sns/topic:Topic": ["alarms events"],
  "aws:sqs/queue:Queue": [
    "check-devices check-devices-dlq deliver-webhooks deliver-webhooks-dlq forget-person",
    "forget-person-dlq plan-webhooks plan-webhooks-dlq record-activity record-activity-dlq",
    "send-links send-links-dlq send-mail send-mail-dlq",
  ],
};

/** Resources without data, which a deployment may replace. */
const passing = new Set([
  "aws:apigatewayv2/integration:Integration",
  "aws:apigatewayv2/route:Route",
  "aws:s3/bucketObjectv2:BucketObjectv2",
  "pulumi-nodejs:dynamic:Resource",
  "pulumi:providers:aws",
  "pulumi:pulumi:Stack",
  "random:index/randomBytes:RandomBytes",
  "sst:aws:ApiGatewayV2LambdaRoute",
  "sst:aws:RouterUrlRoute",
  "sst:sst:LinkRef",
]);

/** Collects the names of resources by type over all deployed stages. */
async function namesOf(
  nameOf: (resource: Resource, graph: Graph) => string | undefined,
): Promise<Record<string, string>> {
  const names = new Map<string, Set<string>>();
  for (const graph of await Promise.all(deployed.map(stage))) {
    for (const resource of graph.resources) {
      const found = nameOf(resource, graph);
      if (found === undefined) continue;
      names.set(resource.type, (names.get(resource.type) ?? new Set()).add(found));
    }
  }
  return Object.fromEntries([...names].map(([type, all]) => [type, [...all].sort().join(" ")]));
}

const texts = (names: Record<string, string[]>): Record<string, string> =>
  Object.fromEntries(Object.entries(names).map(([type, lines]) => [type, lines.join(" ")]));

// Evaluates every stage unless another file has done so.
const timeLimit = { timeout: 300_000 };

test("resources keep their logical names", timeLimit, async () => {
  const found = await namesOf(({ type, name }) => (passing.has(type) ? undefined : name));
  expect(found, replacement).toEqual(texts(logicalNames));
});

test("tables, queues, topics and aliases keep their physical names", timeLimit, async () => {
  const found = await namesOf(({ type, inputs }, { app }) => {
    if (!(type in physicalNames)) return undefined;
    const name = (inputs["name"] ?? inputs["dashboardName"]) as string | undefined;
    return name?.replace(`latch-${app.stage}`, "").replace(/^-/, "");
  });
  expect(found, replacement).toEqual(texts(physicalNames));
});

/** The first part of an alarm's name is its heading in docs/operations/runbook.md. */
test("alarms are named after their logical names", timeLimit, async () => {
  const { all } = await stage("production");
  const names = all("aws:cloudwatch/metricAlarm:MetricAlarm").map(({ name, inputs }) => [
    inputs["name"],
    `latch-production-${name}`,
  ]);
  expect(names, "the bill of an idle deployment contains them").toHaveLength(alarmCount);
  for (const [name, expected] of names) expect(name, replacement).toBe(expected);
});
