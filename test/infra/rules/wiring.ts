import { expect } from "vitest";
import { behindGateway, byUrl, deployed, inProduction } from "../../support/fixtures/stages.ts";
import type { Graph } from "../../support/graph.ts";
import type { Rule } from "../../support/rules.ts";

const lambda = "aws:lambda/function:Function";
const aliasType = "aws:lambda/alias:Alias";
const warmType = "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig";
const urlType = "aws:lambda/functionUrl:FunctionUrl";
const permission = "aws:lambda/permission:Permission";
const routeType = "aws:apigatewayv2/route:Route";
const integration = "aws:apigatewayv2/integration:Integration";
const authorizerType = "aws:apigatewayv2/authorizer:Authorizer";
const stageType = "aws:apigatewayv2/stage:Stage";
const recordType = "aws:route53/record:Record";
const certificate = "aws:acm/certificate:Certificate";
const domain = "auth.example.com";

/** Returns the name of a component's function. */
const called = ({ one }: Graph, name: string) => one(lambda, `${name}Function`)["name"];
/** Returns the component of a resource with a name such as `ApiLiveUrl`. */
const componentName = (name: string) => /^(?:TasksApi|Api|Authorizer)/.exec(name)?.[0] ?? name;
const elsewhere =
  (type: string, tie: string) =>
  ({ all }: Graph) => {
    expect(all(type)).not.toEqual([]);
    for (const { inputs } of all(type)) inputs[tie] = "elsewhere";
  };

/** Returns the function of a route, by its integration. */
function behind({ all }: Graph, { target }: Record<string, unknown>): string {
  const name = String(target).replace(/^integrations\/(.*)-id$/, "$1");
  const found = all(integration).find((each) => each.name === name);
  return String(found?.inputs["integrationUri"]);
}

export const wiringRules: Record<string, Rule> = {
  "a function has its own role": {
    holds(graph) {
      for (const { name, inputs } of graph.all(lambda)) {
        const role = graph.one("aws:iam/role:Role", name.replace(/Function$/, "Role"));
        expect(inputs["role"], name).toBe(`arn:aws:iam::123456789012:role/${role["name"]}`);
      }
    },
    brokenGraphs: {
      "the one of another function": ({ one }) => {
        one(lambda, "TasksApiFunction")["role"] = one(lambda, "ApiFunction")["role"];
      },
    },
  },

  "a URL is that of its function": {
    on: byUrl,
    holds(graph) {
      for (const { name, inputs } of graph.all(urlType)) {
        expect(inputs["functionName"], name).toBe(called(graph, componentName(name)));
      }
      for (const { name, inputs } of graph.all(permission)) {
        expect(inputs["function"], name).toBe(called(graph, componentName(name)));
      }
    },
    brokenGraphs: {
      "the one of another function": elsewhere(urlType, "functionName"),
      "the URL of another function": elsewhere(permission, "function"),
    },
  },

  "an alias and its provisioned concurrency belong to its function at the newest version": {
    on: inProduction,
    holds(graph) {
      for (const { name, inputs } of [...graph.all(aliasType), ...graph.all(warmType)]) {
        expect(inputs["functionName"], name).toBe(called(graph, componentName(name)));
      }
      // Pulumi's mocks return the version of a function before one is published.
      for (const { inputs } of graph.all(aliasType)) {
        expect(inputs["functionVersion"]).toBe("$LATEST");
      }
    },
    brokenGraphs: {
      "an alias of another": elsewhere(aliasType, "functionName"),
      "an older version": elsewhere(aliasType, "functionVersion"),
      "provisioned concurrency of another function": elsewhere(warmType, "functionName"),
    },
  },

  "the gateway routes tasks to their function and all other paths to the API": {
    on: behindGateway,
    holds(graph) {
      for (const { name, inputs } of graph.all(routeType)) {
        const owner = /^ANY \/tasks/.test(String(inputs["routeKey"])) ? "TasksApi" : "Api";
        expect(behind(graph, inputs), name).toContain(`:function:${called(graph, owner)}`);
      }
      const allowed = graph.all(permission).map(({ inputs }) => String(inputs["function"]));
      const owners = ["Api", "Authorizer", "TasksApi", "TasksApi"];
      expect(allowed.sort()).toEqual(
        owners
          .map((owner) => `arn:aws:lambda:us-east-1:123456789012:function:${called(graph, owner)}`)
          .sort(),
      );
    },
    brokenGraphs: {
      "routes without a target": elsewhere(routeType, "target"),
      "one function for all routes": ({ all }) => {
        const [first] = all(integration);
        for (const { inputs } of all(integration)) Object.assign(inputs, first?.inputs);
      },
      "a function without permission": ({ remove, all }) => {
        const [first] = all(permission);
        if (first) remove(permission, first.name);
      },
      "the function of another authorizer": elsewhere(permission, "function"),
    },
  },

  "all routes belong to one gateway and use its authorizer": {
    on: behindGateway,
    holds(graph) {
      for (const type of [routeType, integration, authorizerType, stageType]) {
        expect(graph.all(type)).not.toEqual([]);
        for (const { inputs } of graph.all(type)) expect(inputs["apiId"]).toBe("GatewayApi-id");
      }
      const [authorizer] = graph.all(authorizerType);
      expect(authorizer?.inputs["authorizerUri"]).toContain(
        `:function:${called(graph, "Authorizer")}`,
      );
      for (const { inputs } of graph.all(routeType)) {
        const usesAuthorizer = inputs["authorizationType"] === "CUSTOM";
        expect(inputs["authorizerId"]).toBe(usesAuthorizer ? `${authorizer?.name}-id` : undefined);
      }
    },
    brokenGraphs: {
      "an unused authorizer": elsewhere(routeType, "authorizerId"),
      "another authorizer function": elsewhere(authorizerType, "authorizerUri"),
      "routes of another gateway": elsewhere(routeType, "apiId"),
      "no stage": ({ remove }) => remove(stageType, "GatewayStage"),
    },
  },

  "a domain has a certificate and IPv4 and IPv6 records": {
    on: ["productionGateway", "productionDomain"],
    holds({ all }) {
      expect(all(certificate).map(({ inputs }) => inputs["domainName"])).toEqual([domain]);
      const records = all(recordType).filter(({ inputs }) => inputs["name"] === domain);
      expect(records.map(({ inputs }) => inputs["type"]).sort()).toEqual(["A", "AAAA"]);
    },
    brokenGraphs: {
      "no IPv6 record": ({ all, remove }) => {
        for (const { name, inputs } of all(recordType)) {
          if (inputs["type"] === "AAAA") remove(recordType, name);
        }
      },
      "the certificate of another domain": ({ all }) => {
        for (const { inputs } of all(certificate)) inputs["domainName"] = "example.com";
      },
    },
  },

  "the domain points to the gateway": {
    on: ["productionGateway"],
    holds({ one }) {
      expect(one("aws:apigatewayv2/domainName:DomainName", "GatewayDomainName")).toMatchObject({
        domainName: domain,
        domainNameConfiguration: { securityPolicy: "TLS_1_2" },
      });
      expect(one("aws:apigatewayv2/apiMapping:ApiMapping", "GatewayDomainMapping")).toMatchObject({
        apiId: "GatewayApi-id",
        domainName: "GatewayDomainName-id",
        stage: "$default",
      });
    },
    brokenGraphs: {
      "no mapping": ({ remove }) =>
        remove("aws:apigatewayv2/apiMapping:ApiMapping", "GatewayDomainMapping"),
      "an old TLS": ({ one }) => {
        one("aws:apigatewayv2/domainName:DomainName", "GatewayDomainName")[
          "domainNameConfiguration"
        ] = { securityPolicy: "TLS_1_0" };
      },
    },
  },

  "without a domain, there is no certificate and no record": {
    on: deployed.filter((name) => !["productionGateway", "productionDomain"].includes(name)),
    holds({ all }) {
      for (const type of [certificate, recordType]) expect(all(type)).toEqual([]);
    },
    brokenGraphs: {
      "a certificate": ({ resources }) => {
        resources.push({ type: certificate, name: "Ssl", inputs: {} });
      },
    },
  },
};
