import { createCipheriv, randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Writes links as SST deploys them: encrypted in a file beside the bundle, with the key in the environment.
 * @returns the environment variables of the function; the process must run in `folder`
 */
export function sealLinks(folder: string, links: Record<string, object>): Record<string, string> {
  const key = randomBytes(32);
  // The key encrypts one file only, so the nonce may be constant.
  const cipher = createCipheriv("aes-256-gcm", key, Buffer.alloc(12));
  const sealed = [cipher.update(JSON.stringify(links)), cipher.final(), cipher.getAuthTag()];
  writeFileSync(join(folder, "resource.enc"), Buffer.concat(sealed));
  return {
    SST_KEY: key.toString("base64"),
    SST_KEY_FILE: "resource.enc",
    SST_RESOURCE_App: JSON.stringify({ name: "latch", stage: "test" }),
  };
}
