/** COSE algorithms (RFC 9053 and RFC 8812): ES256, EdDSA with Ed25519, RS256. The first is preferred. */
const [es256, edDsa, rs256] = [-7, -8, -257];

const hasEd25519 = async (): Promise<boolean> =>
  crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"]).then(
    () => true,
    () => false,
  );

let detected: Promise<number[]> | undefined;

/** Returns the COSE algorithms that this runtime verifies. Every runtime has ES256 and RS256. */
export function supportedAlgorithms(): Promise<number[]> {
  detected ??= hasEd25519().then((has) => [es256, ...(has ? [edDsa] : []), rs256]);
  return detected;
}
