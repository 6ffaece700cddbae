import { createHmac, createSecretKey, type KeyObject } from "node:crypto";
import aws4 from "aws4";

type Request = { region: string; path: string; body: string; headers: Record<string, string> };
type Identity = { accessKeyId: string; secretAccessKey: string; sessionToken?: string };

const service = "dynamodb";

/**
 * Creates a function that signs requests by Signature Version 4. It returns their headers.
 *
 * `aws4` passes the signing key as bytes, for which Node takes five times as long as for a key object: at each signature,
 * it finds out by exceptions what the key is. So the key object of the day is kept.
 */
export function createRequestSigner(): (
  request: Request,
  identity: Identity,
) => Record<string, string> {
  let kept: { scope: string; key: KeyObject } | undefined;

  function findKey(date: string, region: string, secret: string): KeyObject {
    const scope = `${date} ${region} ${secret}`;
    if (kept?.scope !== scope) kept = { scope, key: deriveKey(secret, [date, region]) };
    return kept.key;
  }

  return (request, identity) => {
    const signer = new aws4.RequestSigner({ service, method: "POST", ...request }, identity);
    signer.signature = () =>
      createHmac("sha256", findKey(signer.getDate(), request.region, identity.secretAccessKey))
        .update(signer.stringToSign())
        .digest("hex");
    return signer.sign().headers as Record<string, string>;
  };
}

/** Derives the key of a day and a region. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
const deriveKey = (secret: string, scope: string[]): KeyObject =>
  [...scope, service, "aws4_request"].reduce(
    (key, part) => createSecretKey(createHmac("sha256", key).update(part).digest()),
    createSecretKey(`AWS4${secret}`, "utf8"),
  );
