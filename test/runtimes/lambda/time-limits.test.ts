import { createKeyRing } from "@latch/adapters/crypto";
import { expect, onTestFinished, test } from "vitest";
import type { FunctionName } from "../../../scripts/bundle.ts";
import { createEvent } from "../../support/fixtures/domain-events.ts";
import { functionUrl, functionUrlEvent } from "../../support/fixtures/lambda-events.ts";
import { newId } from "../../support/fixtures/new-id.ts";
import { toQueueBatch } from "../../support/fixtures/queue-batch.ts";
import { createSubkeyLinks } from "../../support/fixtures/subkey-links.ts";
import { jsonBody } from "../../support/harness.ts";
import { deploy, startLambda } from "../../support/processes/lambda.ts";
import { startToggleServer } from "../../support/processes/toggle-server.ts";

/** Milliseconds for which each invocation may run: less than the clients' own limits together. */
const timeoutMs = 3000;

/** The errors of work that has no time left. A second of the invocation is for the response. */
const endOfTime = /No time is left|Request aborted|took longer than (?:1\d{3}|\d{1,3}) ms/;

/** Starts a function whose DynamoDB, SQS and SNS accept requests and do not respond. */
async function startInSilence(name: FunctionName) {
  const deployed = await deploy(`silent-${name}-`, name);
  onTestFinished(deployed.remove);
  const silent = await startToggleServer();
  silent.lead("silent");
  const keys = await createKeyRing();
  const queue = { url: `${silent.url}/0/queue` };
  const lambda = await startLambda(
    deployed.folder,
    {
      ...deployed.links,
      ...(await createSubkeyLinks(keys)),
      LatchKeys: { value: JSON.stringify(keys) },
      Events: { arn: "arn:aws:sns:eu-central-1:123456789012:latch-events" },
      Deliveries: queue,
      MailQueue: queue,
      LinkMailQueue: queue,
      DeviceCheckQueue: queue,
    },
    {
      LATCH_ISSUER: functionUrl,
      AWS_ENDPOINT_URL_DYNAMODB: silent.url,
      AWS_ENDPOINT_URL_SQS: silent.url,
      AWS_ENDPOINT_URL_SNS: silent.url,
      TIMEOUT_MS: String(timeoutMs),
    },
  );
  onTestFinished(lambda.stop);

  /** Invokes the function. @returns its result, or the error that it reported, in time */
  async function invoke<T>(event: object): Promise<T | Error> {
    const result = await lambda.invoke<T>(event).catch((error: Error) => error);
    expect(lambda.ranMs()).toBeLessThan(timeoutMs);
    expect(lambda.log(), "the work ended by the limit of the invocation").toMatch(endOfTime);
    return result;
  }
  return { invoke, log: lambda.log };
}

const event = createEvent("session.started", newId("usr"), {
  sessionId: newId("ses"),
  method: "password",
});
const link = {
  order: "link",
  tokenId: "ott_1",
  tokenHash: "hash",
  purpose: "reset_password",
  userId: newId("usr"),
};
const delivery = { endpointId: newId("whe"), deliveryId: event.id };

test.each<[FunctionName, object]>([
  ["record-activity", event],
  ["plan-webhooks", event],
  ["check-devices", event],
  ["send-links", link],
  ["send-mail", { order: "notice", noticeId: "ntc_1" }],
  ["deliver-webhooks", delivery],
])("%s reports its messages as failed before Lambda stops it", async (name, message) => {
  const { invoke, log } = await startInSilence(name);
  const batchItemFailures = [{ itemIdentifier: "m0" }, { itemIdentifier: "m1" }];
  expect(await invoke(toQueueBatch(message, message))).toEqual({ batchItemFailures });
  expect(log()).toContain('"event":"message.failed"');
});

test("publish-changes reports the first record, of an event and of a mail, before Lambda stops it", async () => {
  const { invoke, log } = await startInSilence("publish-changes");
  const eventSourceARN =
    "arn:aws:dynamodb:eu-central-1:123456789012:table/silent-publish-changes-OneTimeTokens/stream/1";
  const NewImage = Object.fromEntries(
    Object.entries({ ...link, order: undefined })
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, { S: value }]),
  );
  const dynamodb = { SequenceNumber: "100", ApproximateCreationDateTime: 1, NewImage };
  const result = await invoke({ Records: [{ eventSourceARN, dynamodb }] });
  expect(String(result)).toContain("Publishing failed at the first change, 100");
  expect(log()).toContain('"event":"publish.failed"');
});

test("the API responds with 503 before Lambda stops it", async () => {
  const { invoke } = await startInSilence("api");
  const body = { identifier: "ada@example.com", password: "correct horse battery" };
  const request = new Request(`${functionUrl}/auth/login`, { method: "POST", ...jsonBody(body) });
  expect(await invoke(await functionUrlEvent(request))).toMatchObject({ statusCode: 503 });
});

test("maintenance fails before Lambda stops it", async () => {
  const { invoke, log } = await startInSilence("sweep");
  expect(await invoke({})).toBeInstanceOf(Error);
  expect(log()).toContain('"event":"erasures.failed"');
});
