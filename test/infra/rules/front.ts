import { contract, type Route } from "@latch/contract";
import { expect } from "vitest";
import { behindGateway, byUrl, deployed, inProduction } from "../../support/fixtures/stages.ts";
import type { Graph } from "../../support/graph.ts";
import type { Rule } from "../../support/rules.ts";

const lambda = "aws:lambda/function:Function";
const urlType = "aws:lambda/functionUrl:FunctionUrl";
const aliasType = "aws:lambda/alias:Alias";
const warmType = "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig";
const permission = "aws:lambda/permission:Permission";
const distribution = "aws:cloudfront/distribution:Distribution";
const routeType = "aws:apigatewayv2/route:Route";
const integration = "aws:apigatewayv2/integration:Integration";
const authorizerType = "aws:apigatewayv2/authorizer:Authorizer";

const httpFunctions = ["Api", "TasksApi"];
const isCustom = ({ inputs }: { inputs: Record<string, unknown> }) =>
  inputs["authorizationType"] === "CUSTOM";
const routeKeys = (routes: { inputs: Record<string, unknown> }[]) =>
  routes.map(({ inputs }) => String(inputs["routeKey"]));
const tokenOnly = (Object.values(contract) as Route[])
  .filter(({ path }) => !path.startsWith("/tasks"))
  .filter(({ security }) => security.length > 0)
  .filter(({ security }) => security.every((entry) => "bearerAuth" in entry))
  .map(({ method, path }) => `${method.toUpperCase()} ${path}`);

const changeAll = (type: string, changed: object) => (graph: Graph) => {
  expect(graph.all(type)).not.toEqual([]);
  for (const { inputs } of graph.all(type)) Object.assign(inputs, changed);
};

export const frontRules: Record<string, Rule> = {
  "an HTTP function has a public URL and leaves CORS and tokens to the app": {
    on: byUrl,
    holds(graph) {
      const urls = graph.all(urlType);
      expect(urls.map(({ name }) => name.replace(/(?:Live)?Url$/, "")).sort()).toEqual(
        httpFunctions,
      );
      for (const { name, inputs } of urls) {
        expect(inputs, name).toMatchObject({ authorizationType: "NONE", invokeMode: "BUFFERED" });
        expect(inputs["cors"], name).toBeUndefined();
      }
    },
    brokenGraphs: {
      // An origin access control of CloudFront's would overwrite the Authorization header.
      "IAM authorization": changeAll(urlType, { authorizationType: "AWS_IAM" }),
      "CORS of AWS": changeAll(urlType, { cors: { allowOrigins: ["*"] } }),
      "response streaming": changeAll(urlType, { invokeMode: "RESPONSE_STREAM" }),
      "a URL of the maintenance function": ({ resources }) => {
        resources.push({ type: urlType, name: "SweepUrl", inputs: {} });
      },
    },
  },

  "without a domain, the outputs are the function URLs": {
    on: ["ada", "pr", "production"],
    holds(graph) {
      expect(graph.outputs["url"]).toMatch(/^https:\/\/api\w+\.lambda-url\.us-east-1\.on\.aws\/$/);
      expect(graph.outputs["tasksUrl"]).toMatch(/^https:\/\/tasks\w+\.lambda-url\./);
      expect(graph.all(distribution)).toEqual([]);
    },
    brokenGraphs: {
      "one URL for both": ({ outputs }) => {
        outputs["tasksUrl"] = outputs["url"];
      },
      "another API": ({ outputs }) => {
        outputs["url"] = "https://evil.example/";
      },
      "CloudFront in front": ({ resources }) => {
        resources.push({ type: distribution, name: "Cdn", inputs: {} });
      },
    },
  },

  "in production an HTTP function has versions behind the alias of its URL": {
    on: ["production", "productionDomain"],
    holds(graph) {
      for (const name of httpFunctions) {
        expect(graph.one(urlType, `${name}LiveUrl`)).toMatchObject({ qualifier: "live" });
        for (const suffix of ["LiveUrlAccess", "LiveInvoke"]) {
          expect(graph.one(permission, `${name}${suffix}`)["qualifier"]).toBe("live");
        }
      }
      expectLive(graph, httpFunctions);
      const warm = graph.all(warmType).map(({ name }) => name);
      // The other stage asks for none.
      const hasDomain = graph.all(distribution).length > 0;
      expect(warm.sort()).toEqual(hasDomain ? [] : ["ApiWarm", "TasksApiWarm"]);
      expectWarm(graph);
    },
    brokenGraphs: {
      "a URL without the alias": changeAll(urlType, { qualifier: undefined }),
      "an alias without permission": changeAll(permission, { qualifier: "other" }),
      "no provisioned concurrency": ({ remove }) => remove(warmType, "ApiWarm"),
      "provisioned concurrency of another function": changeAll(warmType, { qualifier: "$LATEST" }),
      "no alias": ({ remove }) => remove(aliasType, "TasksApiLive"),
      "no versions": ({ one }) => {
        one(lambda, "ApiFunction")["publish"] = false;
      },
    },
  },

  "behind the gateway, HTTP functions and the authorizer have provisioned concurrency": {
    on: ["productionGateway"],
    holds(graph) {
      expectLive(graph, [...httpFunctions, "Authorizer"]);
      expect(graph.all(warmType)).toHaveLength(3);
      expectWarm(graph);
      for (const { inputs } of graph.all(integration)) {
        expect(inputs["integrationUri"]).toMatch(/:live(\/|$)/);
      }
      expect(JSON.stringify(graph.all(authorizerType))).toContain(":live");
    },
    brokenGraphs: {
      "an authorizer without provisioned concurrency": ({ remove }) =>
        remove(warmType, "AuthorizerWarm"),
      "a gateway that calls the function without the alias": changeAll(integration, {
        integrationUri: "arn:x",
      }),
      "an authorizer that is called without its alias": changeAll(authorizerType, {
        authorizerUri: "arn:x",
      }),
    },
  },

  "other stages have no provisioned concurrency": {
    on: deployed.filter((name) => !inProduction.includes(name)),
    holds({ all }) {
      for (const type of [aliasType, warmType]) expect(all(type)).toEqual([]);
    },
    brokenGraphs: {
      "provisioned concurrency": ({ resources }) => {
        resources.push({ type: warmType, name: "ApiWarm", inputs: {} });
      },
    },
  },

  "behind the gateway, functions have no URL": {
    on: behindGateway,
    holds(graph) {
      expect(graph.all(urlType)).toEqual([]);
      expect(graph.outputs["url"]).toMatch(/^https:/);
      expect(graph.outputs["url"]).toBe(graph.outputs["tasksUrl"]);
    },
    brokenGraphs: {
      "a function URL": ({ resources }) => {
        resources.push({ type: urlType, name: "ApiUrl", inputs: {} });
      },
      "another URL of the tasks": ({ outputs }) => {
        outputs["tasksUrl"] = "https://tasks.example.com";
      },
    },
  },

  "the authorizer protects exactly the operations that accept only an access token": {
    on: behindGateway,
    holds({ all }) {
      const protectedRoutes = routeKeys(all(routeType).filter(isCustom));
      expect(protectedRoutes.sort()).toEqual(tokenOnly.toSorted());
      expect(protectedRoutes).toContain("GET /me");
      const open = routeKeys(all(routeType).filter((route) => !isCustom(route)));
      expect(open.sort()).toEqual(["$default", "ANY /tasks", "ANY /tasks/{proxy+}"]);
    },
    brokenGraphs: {
      "an unprotected operation": ({ all }) => {
        const [route] = all(routeType).filter(isCustom);
        if (route) route.inputs["authorizationType"] = "NONE";
      },
      "a protected login": ({ all }) => {
        for (const { inputs } of all(routeType)) inputs["authorizationType"] = "CUSTOM";
      },
      "tasks without an integration": ({ all, remove }) => {
        for (const { name, inputs } of all(routeType)) {
          if (inputs["routeKey"] === "ANY /tasks") remove(routeType, name);
        }
      },
    },
  },

  "the authorizer's result is cached by token for a minute": {
    on: behindGateway,
    holds({ all }) {
      expect(all(authorizerType).map(({ inputs }) => inputs)).toEqual([
        expect.objectContaining({
          authorizerType: "REQUEST",
          identitySources: ["$request.header.Authorization"],
          authorizerResultTtlInSeconds: 60,
          authorizerPayloadFormatVersion: "2.0",
          enableSimpleResponses: true,
        }),
      ]);
    },
    brokenGraphs: {
      "a cache of an hour": changeAll(authorizerType, { authorizerResultTtlInSeconds: 3600 }),
      "a cache without the token": changeAll(authorizerType, { identitySources: [] }),
    },
  },

  "the gateway leaves CORS to the app": {
    on: behindGateway,
    holds({ all }) {
      const [api, ...others] = all("aws:apigatewayv2/api:Api");
      expect(others).toEqual([]);
      expect(api?.inputs["corsConfiguration"]).toEqual({});
      expect(api?.inputs["protocolType"]).toBe("HTTP");
    },
    brokenGraphs: {
      "CORS of AWS": changeAll("aws:apigatewayv2/api:Api", {
        corsConfiguration: { allowOrigins: ["*"] },
      }),
    },
  },

  "with a domain, the issuer and the outputs are the domain": {
    on: ["productionDomain", "productionGateway"],
    holds({ outputs, variables }) {
      expect(outputs).toMatchObject({
        url: "https://auth.example.com",
        tasksUrl: "https://auth.example.com",
      });
      expect(variables("Api")["LATCH_ISSUER"]).toBe("https://auth.example.com");
    },
    brokenGraphs: {
      "another issuer": ({ variables }) => {
        variables("Api")["LATCH_ISSUER"] = "https://api.example.com";
      },
      "the function URL as output": ({ outputs }) => {
        outputs["url"] = "https://apiurl.lambda-url.us-east-1.on.aws/";
      },
    },
  },

  "CloudFront forwards everything over TLS, caches nothing and has no other origin": {
    on: ["productionDomain"],
    holds({ one }) {
      expect(one(distribution, "RouterCdnDistribution")).toMatchObject({
        aliases: ["auth.example.com"],
        defaultCacheBehavior: {
          viewerProtocolPolicy: "redirect-to-https",
          // AWS's CachingDisabled and AllViewerExceptHostHeader.
          cachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
          originRequestPolicyId: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
          allowedMethods: ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"],
          lambdaFunctionAssociations: [],
        },
        origins: [
          {
            domainName: expect.stringMatching(/^apiliveurl\.lambda-url\./),
            customOriginConfig: {
              originProtocolPolicy: "https-only",
              originSslProtocols: ["TLSv1.2"],
            },
          },
        ],
        viewerCertificate: { minimumProtocolVersion: "TLSv1.2_2021", sslSupportMethod: "sni-only" },
      });
    },
    brokenGraphs: Object.fromEntries(
      Object.entries({
        "answers that are kept": { cachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6" },
        "no Authorization header": { originRequestPolicyId: undefined },
        "plain http": { viewerProtocolPolicy: "allow-all" },
        "reading only": { allowedMethods: ["GET", "HEAD"] },
      }).map(([what, changed]) => [
        what,
        ({ one }: Graph) => {
          const { defaultCacheBehavior } = one(distribution, "RouterCdnDistribution");
          Object.assign(defaultCacheBehavior as object, changed);
        },
      ]),
    ),
  },
};

function expectLive({ all, one }: Graph, names: string[]): void {
  expect(
    all(aliasType)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(names.map((name) => `${name}Live`).sort());
  for (const name of names) {
    expect(one(lambda, `${name}Function`)["publish"], name).toBe(true);
    expect(one(aliasType, `${name}Live`)).toMatchObject({ name: "live" });
  }
}

function expectWarm({ all }: Graph): void {
  for (const { name, inputs } of all(warmType)) {
    expect(inputs, name).toMatchObject({ qualifier: "live", provisionedConcurrentExecutions: 1 });
  }
}
