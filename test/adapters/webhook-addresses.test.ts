import { createUrlRejection } from "@latch/adapters/webhooks/url-rejection";
import { describe, expect, test } from "vitest";
import { isPublicAddress } from "../../packages/adapters/src/webhooks/addresses.ts";

const inside = {
  "this machine": ["127.0.0.1", "127.255.255.254", "::1"],
  "no address": ["0.0.0.0", "0.1.2.3", "::"],
  "private networks": ["10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1"],
  "unique local": ["fc00::1", "fd00::8", "fdff:ffff::1"],
  "link local": ["169.254.0.1", "fe80::1", "fe80::1%eth0", "fec0::1"],
  "the services of clouds": [
    ...["169.254.169.254", "169.254.170.2", "fd00:ec2::254"],
    ...["168.63.129.16", "100.100.100.200", "192.0.0.192"],
  ],
  "carrier-grade NAT": ["100.64.0.1", "100.127.255.254"],
  "IPv4 in IPv6": [
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::127.0.0.1",
    "::7f00:1",
    "::ffff:0:7f00:1",
  ],
  NAT64: ["64:ff9b::7f00:1", "64:ff9b::8.8.8.8", "64:ff9b:1::7f00:1"],
  "6to4 and Teredo": ["2002:7f00:1::1", "2001::1"],
  multicast: ["224.0.0.1", "239.255.255.255", "ff02::1"],
  broadcast: ["255.255.255.255"],
  "reserved and documentation": [
    "192.0.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "240.0.0.1",
    "2001:db8::1",
  ],
  "never allocated": ["4000::1", "100::1", "5f00::1"],
  "a text that is not an address": ["", "example.com", "1.2.3.4.5", "127.1.example"],
};

test.each(Object.entries(inside))("rejects %s as not public", (_what, addresses) => {
  for (const address of addresses) expect(isPublicAddress(address), address).toBe(false);
});

test("accepts addresses of the public internet", () => {
  for (const address of ["8.8.8.8", "1.1.1.1", "172.32.0.1", "2606:4700:4700::1111", "2a00::1"]) {
    expect(isPublicAddress(address), address).toBe(true);
  }
});

describe("a webhook URL", () => {
  const refuse = createUrlRejection({ allowHttp: false, allowPrivate: false });

  test("must be https", () => {
    expect(refuse("http://example.com/")).toBe("Must be an https URL");
    expect(refuse("https://example.com/")).toBeUndefined();
    expect(
      createUrlRejection({ allowHttp: true, allowPrivate: false })("http://example.com/"),
    ).toBeUndefined();
  });

  test.each([
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
    "0",
    "①②⑦.⓪.⓪.①",
    "%31%32%37.0.0.1",
    "169.254.169.254",
    "0xa9fea9fe",
    "10.0.0.1:8443",
    "[::1]",
    "[::]",
    "[::ffff:10.0.0.1]",
    "[64:ff9b::a00:1]",
    "[fd00::8]",
    "localhost",
    "LOCALHOST:3000",
    "localhost.",
    "a.localhost",
  ])("is rejected at %s", (host) => {
    expect(refuse(`https://${host}/x`)).toBe("Must be at a public address");
    expect(
      createUrlRejection({ allowHttp: false, allowPrivate: true })(`https://${host}/x`),
    ).toBeUndefined();
  });

  test.each(["example.com", "notlocalhost", "localhost.example.com", "8.8.8.8", "[2606:4700::1]"])(
    "is accepted at %s",
    (host) => expect(refuse(`https://${host}/`)).toBeUndefined(),
  );
});
