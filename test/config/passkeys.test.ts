import { ConfigError, readConfig, readPasskeySettings } from "@latch/config";
import { expect, test } from "vitest";

const read = (environment: Record<string, string>) =>
  readPasskeySettings(readConfig({ LATCH_ISSUER: "https://auth.example.com", ...environment }));

test("by default, passkeys belong to the host of the app and are used on its origins", () => {
  expect(read({})).toMatchObject({
    rpId: "auth.example.com",
    origins: ["https://auth.example.com"],
  });
  expect(
    read({
      LATCH_APP_URL: "https://example.com/app",
      ALLOWED_ORIGINS:
        "https://shop.example.com,https://example.net,https://notexample.com,https://example.com:8443",
    }),
  ).toMatchObject({
    rpId: "example.com",
    origins: [
      "https://example.com",
      "https://auth.example.com",
      "https://shop.example.com",
      "https://example.com:8443",
    ],
  });
});

test("a loopback address is localhost, because browsers accept no address", () => {
  expect(
    read({ LATCH_ISSUER: "http://127.0.0.1:4000", ALLOWED_ORIGINS: "http://localhost:5173" }),
  ).toMatchObject({
    rpId: "localhost",
    origins: ["http://localhost:4000", "http://localhost:5173"],
  });
});

test("both settings replace the defaults", () => {
  const android = `android:apk-key-hash:${"A".repeat(43)}`;
  expect(
    read({
      LATCH_APP_URL: "https://app.example.com",
      PASSKEY_RP_ID: "example.com",
      PASSKEY_ORIGINS: `https://app.example.com, ${android}`,
    }),
  ).toMatchObject({ rpId: "example.com", origins: ["https://app.example.com", android] });
});

test.each<Record<string, string>>([
  { PASSKEY_RP_ID: "https://example.com" },
  { PASSKEY_RP_ID: "192.0.2.1" },
  { PASSKEY_RP_ID: "Example.com" },
  { PASSKEY_ORIGINS: "http://app.example.com" },
  { PASSKEY_ORIGINS: "https://app.example.com/" },
  { PASSKEY_ORIGINS: "*" },
  { PASSKEY_ORIGINS: "android:apk-key-hash:short" },
  // No origin of the installation belongs to this domain.
  { PASSKEY_RP_ID: "example.net" },
])("rejects %o", (environment) => {
  expect(() => read(environment)).toThrow(ConfigError);
});
