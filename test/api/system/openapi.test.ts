import { expect, test } from "vitest";
import { createHarness } from "../../support/harness.ts";

test.each([
  ["api@example.com", { email: "api@example.com" }],
  ["https://example.com/support", { url: "https://example.com/support" }],
])("the document contains the configured contact %s", async (CONTACT, expected) => {
  const { raw } = await createHarness({ CONTACT, BRAND_NAME: "Example" });
  for (const _ of [1, 2]) {
    const response = await raw("GET", "/openapi.json");
    const { info } = (await response.json()) as { info: { contact?: object } };
    expect(info.contact).toEqual({ name: "Example", ...expected });
  }
});

test("the document has no contact by default", async () => {
  const { raw } = await createHarness();
  const { info } = (await (await raw("GET", "/openapi.json")).json()) as { info: object };
  expect(info).not.toHaveProperty("contact");
});

test.each(["javascript:alert(1)", "support"])("the contact %s is rejected", async (CONTACT) => {
  await expect(createHarness({ CONTACT })).rejects.toThrow("CONTACT");
});
