import { networkOf, parseAddress } from "@latch/core";
import { expect, test } from "vitest";

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0db8:0001:0002::1", "2001:db8:1:2::/64"],
  ["2001:DB8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["unknown", "unknown"],
  // The last 32 bits in dotted form are two groups.
  ["2001:db8::a:b:c:192.0.2.7", "2001:db8:0:a::/64"],
  ["::ffff:c000:207", "192.0.2.7"],
  ["1:2:3", "1:2:3"],
  // As a proxy writes it, which sees another port for each connection.
  ["192.0.2.7:4711", "192.0.2.7"],
  ["[2001:db8::1]:4711", "2001:db8:0:0::/64"],
])("%s is part of %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["192.0.2.7:4711", "192.0.2.7"],
  ["::ffff:c000:0207", "192.0.2.7"],
  ["[::ffff:192.0.2.7]:4711", "192.0.2.7"],
  ["2001:0DB8::0001", "2001:db8::1"],
  ["[2001:db8::1]", "2001:db8::1"],
  ["[2001:db8::1]:4711", "2001:db8::1"],
  ["fe80::1%eth0", "fe80::1"],
])("parses the address %s", (text, address) => {
  expect(parseAddress(text)).toBe(address);
});

test.each([
  "",
  "unknown",
  "_hidden",
  "127.1",
  "0x7f.0.0.1",
  "192.0.2.007",
  "192.0.2.7:port",
  "192.0.2",
  "[192.0.2.7",
  "2001:db8::1]:4711",
  "2001:db8::g",
])("%j is no address", (text) => {
  expect(parseAddress(text)).toBeUndefined();
});
