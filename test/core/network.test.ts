import { networkOf } from "@latch/core";
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
])("%s is part of %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});
