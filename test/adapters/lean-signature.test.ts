import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { sign } from "../../packages/adapters/src/dynamodb/client/lean/sign.ts";

// The library of the package, not of the tests.
const aws4 = createRequire(new URL("../../packages/adapters/package.json", import.meta.url))(
  "aws4",
);

const request = (region: string, date: string) => ({
  ...{ service: "dynamodb", region, method: "POST", path: "/", body: '{"TableName":"things"}' },
  headers: {
    host: `dynamodb.${region}.amazonaws.com`,
    "content-type": "application/x-amz-json-1.0",
    "x-amz-date": date,
    "x-amz-target": "DynamoDB_20120810.GetItem",
  },
});

test.each([
  ["eu-central-1", "20261130T091500Z", { accessKeyId: "A", secretAccessKey: "one" }],
  ["eu-central-1", "20261130T235959Z", { accessKeyId: "A", secretAccessKey: "one" }],
  ["eu-central-1", "20261201T000000Z", { accessKeyId: "A", secretAccessKey: "one" }],
  ["us-east-1", "20261201T000000Z", { accessKeyId: "A", secretAccessKey: "one" }],
  ["us-east-1", "20261201T000000Z", { accessKeyId: "B", secretAccessKey: "two/+=" }],
  [
    "us-east-1",
    "20261201T000000Z",
    { accessKeyId: "B", secretAccessKey: "two/+=", sessionToken: "session" },
  ],
])("signs as aws4 does: %s, %s, %o", (region, date, credentials) => {
  const signed = sign(request(region, date), credentials);
  expect(signed).toEqual(aws4.sign(request(region, date), credentials).headers);
  expect(sign(request(region, date), credentials), "with the kept key").toEqual(signed);
});

test("signs the case get-vanilla of the test suite of AWS for signatures", () => {
  const { Authorization } = sign(
    {
      ...{ service: "service", region: "us-east-1", method: "GET", path: "/" },
      headers: { Host: "example.amazonaws.com", "X-Amz-Date": "20150830T123600Z" },
    },
    {
      accessKeyId: "AKIDEXAMPLE",
      secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
    },
  ) as { Authorization: string };
  expect(Authorization).toContain(
    "Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
  );
});
