import { expect, onTestFinished, test } from "vitest";
import { installExample, startApi } from "../support/examples/example.ts";
import { httpApiEvent } from "../support/fixtures/lambda-events.ts";
import { startCommand } from "../support/processes/program.ts";

const invoke = `
  import { text } from "node:stream/consumers";
  const { handler } = await import("./" + process.env.MODULE);
  process.stdout.write(JSON.stringify(await handler(JSON.parse(await text(process.stdin)))));
`;

/** Calls a handler in its own process. */
async function call(base: string, MODULE: string, event: object, LATCH_ISSUER: string) {
  const args = ["--input-type=module", "-e", invoke];
  const options = { base, input: JSON.stringify(event) };
  const environment = { MODULE, LATCH_ISSUER };
  const { code, stdout, stderr } = await startCommand(process.execPath, args, environment, options)
    .ended;
  return { code, result: JSON.parse(stdout || "null"), stderr };
}

test("the authorizer of the example verifies a token, and the function reads the user", async () => {
  const folder = installExample("lambda-authorizer");
  const { issuer, signUp } = await startApi(onTestFinished);
  const { accessToken, user } = await signUp();
  const url = "https://pets.test/pets";
  const headers = { authorization: `Bearer ${accessToken}` };
  const event = (await httpApiEvent(new Request(url, { headers }))) as {
    requestContext: { http: object };
  };

  const { result: accepted } = await call(folder, "authorizer.js", event, issuer);
  expect(accepted).toMatchObject({ isAuthorized: true, context: { userId: user.id } });
  const anonymous = await httpApiEvent(new Request(url));
  const { result: refused } = await call(folder, "authorizer.js", anonymous, issuer);
  expect(refused).toEqual({ isAuthorized: false });
  const outage = await call(folder, "authorizer.js", event, "http://127.0.0.1:1");
  expect(outage).toMatchObject({ code: 1, result: null });

  const behind = (context: object, method: string) => ({
    ...event,
    requestContext: {
      ...event.requestContext,
      http: { ...event.requestContext.http, method },
      authorizer: { lambda: context },
    },
  });
  const context = accepted.context;
  const { result: read } = await call(folder, "function.js", behind(context, "GET"), issuer);
  expect(read).toEqual({ statusCode: 200, body: JSON.stringify({ userId: user.id }) });
  const { result: deleted } = await call(folder, "function.js", behind(context, "DELETE"), issuer);
  expect(deleted.statusCode).toBe(200);
  const old = { ...context, authenticatedAt: new Date(Date.now() - 601_000).toISOString() };
  const { result: late } = await call(folder, "function.js", behind(old, "DELETE"), issuer);
  expect(late).toMatchObject({ statusCode: 401 });
  expect(JSON.parse(late.body)).toMatchObject({ code: "reauthentication_required" });
  const unprotected = await call(folder, "function.js", event, issuer);
  expect(unprotected.code).toBe(1);
});
