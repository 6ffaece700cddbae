import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { parseTraceparent } from "@latch/core";
import { expect, test } from "vitest";
import { signedIn } from "../../support/fixtures/signed-in.ts";
import { createHarness } from "../../support/harness.ts";

const trace = "0af7651916cd43dd8448eb211c80319c";
const span = "b7ad6b7169203331";
const newTraceparent = /^00-([\da-f]{32})-[\da-f]{16}-00$/;

/** Valid headers of W3C Trace Context, level 1, and their parsed form. */
const valid: [header: string, parsed: string][] = [
  [`00-${trace}-${span}-01`, `00-${trace}-${span}-01`],
  [`00-${trace}-${span}-00`, `00-${trace}-${span}-00`],
  // Unknown flags are dropped.
  [`00-${trace}-${span}-ff`, `00-${trace}-${span}-01`],
  // A later version is parsed as version 00.
  [`cc-${trace}-${span}-01`, `00-${trace}-${span}-01`],
  [`cc-${trace}-${span}-01-what-the-future-will-be-like`, `00-${trace}-${span}-01`],
];

const invalid = [
  "",
  "garbage",
  `ff-${trace}-${span}-01`,
  `00-${"0".repeat(32)}-${span}-01`,
  `00-${trace}-${"0".repeat(16)}-01`,
  `00-${trace.toUpperCase()}-${span}-01`,
  `00-${trace}-${span}-01-more`,
  `00-${trace}-${span}-01-`,
  `cc-${trace}-${span}-01.more`,
  `00-${trace}-${span}-1`,
  `00-${trace}-${span}`,
  `0-${trace}-${span}-01`,
  `00-${trace}0-${span}-01`,
  `00-${trace}-${span}-0g`,
  `00-${trace}-${span}-01, 00-${trace}-${span}-01`,
  `00-${trace}-${span}-01\n`,
];

test("parses a traceparent strictly", () => {
  for (const [header, parsed] of valid) expect(parseTraceparent(header), header).toBe(parsed);
  for (const header of [undefined, ...invalid])
    expect(parseTraceparent(header), header).toBeUndefined();
});

test("continues the trace of a request, or starts a new one without a valid header", async () => {
  const { raw, logged } = await createHarness();
  const traceOf = async (headers: Record<string, string>) => {
    await raw("GET", "/health", { headers });
    return logged.at(-1)?.["traceId"];
  };
  expect(await traceOf({ traceparent: `00-${trace}-${span}-01` })).toBe(trace);
  const others = [
    await traceOf({}),
    await traceOf({}),
    await traceOf({ traceparent: `00-${trace}-${span}-01-more` }),
  ];
  for (const other of others) expect(other).toMatch(/^(?!0{32})[\da-f]{32}$/);
  expect(new Set([...others, trace]).size).toBe(4);
});

test("stores the traceparent with a changed item, and no other header of the client's trace context", async () => {
  const { as, latch, database } = await createHarness();
  const body = { email: "ada@example.com", password: "correct horse battery staple" };
  const headers = {
    traceparent: `00-${trace}-${span}-01`,
    tracestate: "canary=1",
    baggage: "canary=2",
  };
  const changedBy = async (userId = "") => {
    const { Item } = await database.client.send(
      new GetCommand({ TableName: database.tables.Users, Key: { userId } }),
    );
    expect(JSON.stringify(Item)).not.toContain("canary");
    return Item?.["changedBy"].traceparent;
  };
  const data = signedIn(await as(headers).signUp({ body }));
  expect(await changedBy(data.user.id)).toBe(headers.traceparent);
  const other = await latch.signUp({ body: { ...body, email: "bob@example.com" } });
  expect(await changedBy(signedIn(other).user.id)).toMatch(newTraceparent);
});
