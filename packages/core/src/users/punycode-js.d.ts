/** The part of the package `punycode.js` that Latch uses. The package has no types. */
declare module "punycode.js" {
  const punycode: {
    /** Converts the A-labels of a domain or an email address to Unicode. @throws for an invalid one */
    toUnicode(input: string): string;
  };
  export = punycode;
}
