/** The lengths of salt and digest in the text of a bcrypt hash, and the digit that ends both. */
const bcryptText = { salt: 22, digest: 31, zero: "." };

/**
 * Returns the format of a stored hash: the same algorithm, parameters and lengths, with zeros for the salt
 * and the digest. Its verification takes the same work, and no password is known that matches it.
 */
export function formatOf(hash: string): string {
  const parts = hash.split("$");
  const { salt, digest, zero } = bcryptText;
  if (/^\$2[aby]\$\d\d\$/.test(hash)) {
    return `${parts.slice(0, 3).join("$")}$${zero.repeat(salt + digest)}`;
  }
  const zeros = hash.startsWith("$bcrypt-sha256$") ? zero : "A";
  return [
    ...parts.slice(0, -2),
    ...parts.slice(-2).map((secret) => zeros.repeat(secret.length)),
  ].join("$");
}
