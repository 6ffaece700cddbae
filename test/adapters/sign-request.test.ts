import { expect, test } from "vitest";
import { createRequestSigner } from "../../packages/adapters/src/dynamodb/client/lean/sign-request.ts";

const [first, second] = [
  { accessKeyId: "FIRST", secretAccessKey: "one secret" },
  { accessKeyId: "SECOND", secretAccessKey: "another secret", sessionToken: "token" },
];

/** The signatures that `aws4` computes by itself. */
const known = [
  {
    identity: first,
    region: "eu-central-1",
    date: "20261130T235959Z",
    signature: "46d05f4b20b1c0b707edcfb8ad9534cf5e901e5feef095edd4de8bc49d1bd141",
  },
  {
    identity: first,
    region: "eu-central-1",
    date: "20261201T000000Z",
    signature: "6d458c8364ac0858d5c8dc38bc61a0fc880cab7dda44a795a030634b1f944ef3",
  },
  {
    identity: second,
    region: "us-east-1",
    date: "20261201T000000Z",
    signature: "7d0333c27f7c6e63de1d743fe8d659a4088938716f24865b4626fb2a2de9fa19",
  },
];

test("a request is signed for its day, region and credentials, also when they change", () => {
  const sign = createRequestSigner();
  for (const { identity, region, date, signature } of [...known, ...known.toReversed()]) {
    const headers = { host: "dynamodb.example.com", "x-amz-date": date };
    const body = '{"TableName":"Users"}';
    const signed = sign({ region, path: "/", body, headers }, identity);
    expect(signed["Authorization"]).toMatch(new RegExp(`Signature=${signature}$`));
  }
});
