/**
 * Writes the list of common passwords that core rejects: the most used ones that have the required
 * length.
 */
import { writeFileSync } from "node:fs";
import { dictionary } from "@zxcvbn-ts/language-common";

const maxPasswords = 10_000;
const words = dictionary["passwords-common"]
  .map(String)
  .filter((word) => [...word].length >= 8 && !/[\s"\\`$]/.test(word))
  .slice(0, maxPasswords);

writeFileSync(
  new URL("../packages/core/src/auth/common-passwords.gen.ts", import.meta.url),
  `// Written by scripts/common-passwords.ts from @zxcvbn-ts/language-common; most used first.\nexport const commonPasswords =\n  "${words.join(" ")}";\n`,
);
console.log(`${words.length} passwords`);
