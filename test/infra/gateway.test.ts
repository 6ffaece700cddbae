import { contract, type Route } from "@latch/contract";
import { beforeAll, expect, test } from "vitest";
import { evaluate, type Graph } from "../support/graph.ts";

const routeType = "aws:apigatewayv2/route:Route";
const permission = "aws:lambda/permission:Permission";
const environment = { LATCH_FRONT: "gateway", LATCH_ISSUER: "https://auth.example.com" };
let graph: Graph;

beforeAll(async () => {
  graph = await evaluate("ada", environment);
});

test("functions have no URL of their own behind it", () => {
  expect(graph.all("aws:lambda/functionUrl:FunctionUrl")).toEqual([]);
  expect(graph.outputs["url"]).toBe(graph.outputs["tasksUrl"]);
});

test("the authorizer stands before what only a token opens, and before nothing else", () => {
  const guarded = graph
    .all(routeType)
    .filter(({ inputs }) => inputs["authorizationType"] === "CUSTOM")
    .map(({ inputs }) => inputs["routeKey"]);
  const tokenOnly = (Object.values(contract) as Route[])
    .filter(({ path }) => !path.startsWith("/tasks"))
    .filter(({ security }) => security.length > 0)
    .filter(({ security }) => security.every((entry) => "bearerAuth" in entry))
    .map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  expect(guarded).toEqual(tokenOnly);
  expect(guarded).toContain("GET /me");
  const open = graph
    .all(routeType)
    .filter(({ inputs }) => inputs["authorizationType"] !== "CUSTOM")
    .map(({ inputs }) => inputs["routeKey"]);
  expect(open.sort()).toEqual(["$default", "ANY /tasks", "ANY /tasks/{proxy+}"]);
});

test("it asks the authorizer by the token, and keeps the answer for a minute", () => {
  expect(graph.all("aws:apigatewayv2/authorizer:Authorizer").map(({ inputs }) => inputs)).toEqual([
    expect.objectContaining({
      authorizerType: "REQUEST",
      identitySources: ["$request.header.Authorization"],
      authorizerResultTtlInSeconds: 60,
      authorizerPayloadFormatVersion: "2.0",
      enableSimpleResponses: true,
    }),
  ]);
});

test("the authorizer knows who issues tokens, and may do nothing but log", () => {
  const { environment: told } = graph.one("aws:lambda/function:Function", "AuthorizerFunction");
  expect((told as { variables: object }).variables).toMatchObject({
    LATCH_ISSUER: "https://auth.example.com",
  });
  expect(graph.functions["Authorizer"]?.links).toEqual({});
  expect(graph.statements("Authorizer").flatMap(({ Action }) => Action)).toEqual([
    "logs:CreateLogStream",
    "logs:PutLogEvents",
  ]);
});

test("only the gateway may call the functions behind it", () => {
  const callers = graph
    .all(permission)
    .filter(({ name }) => name.startsWith("Gateway"))
    .map(({ inputs }) => inputs["principal"]);
  expect(callers.length).toBeGreaterThan(0);
  expect(new Set(callers)).toEqual(new Set(["apigateway.amazonaws.com"]));
});

test("in production it calls the warm versions", async () => {
  const production = await evaluate("production", environment);
  const aliases = production.all("aws:lambda/alias:Alias").map(({ name }) => name);
  expect(aliases.sort()).toEqual(["ApiLive", "AuthorizerLive", "TasksApiLive"]);
  const integrations = production.all("aws:apigatewayv2/integration:Integration");
  for (const { inputs } of integrations) expect(inputs["integrationUri"]).toMatch(/:live(\/|$)/);
});

test("without a public URL it is not deployed", async () => {
  await expect(evaluate("ada", { LATCH_FRONT: "gateway" })).rejects.toThrow(
    "LATCH_ISSUER: Must be the public https URL",
  );
  await expect(evaluate("ada", { LATCH_FRONT: "router" })).rejects.toThrow(
    "LATCH_FRONT: Must be url or gateway",
  );
});
