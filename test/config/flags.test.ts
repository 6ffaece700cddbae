import { readConfig } from "@latch/config";
import { catalogue } from "@latch/config/catalogue";
import { deprecatedSwitches } from "@latch/config/warnings";
import { expect, test } from "vitest";

const read = (environment: Record<string, string>) =>
  readConfig({ NODE_ENV: "test", LATCH_ISSUER: "https://api.example.com", ...environment });

test.each(deprecatedSwitches)(
  "%s is true or false; on and off are accepted for one release",
  (name) => {
    const parsed = (text: string) => Object(read({ [name]: text }))[name];
    expect([parsed("true"), parsed("on")]).toEqual([true, true]);
    expect([parsed("false"), parsed("off")]).toEqual([false, false]);
    expect(() => read({ [name]: "yes" })).toThrow(`  ${name}: Must be true or false`);
  },
);

test("no other flag was ever on or off", () => {
  const accepting = (text: string) =>
    catalogue.filter(({ schema }) => schema.safeParse(text).data === (text === "on"));
  expect(accepting("on").map(({ name }) => name)).toEqual(accepting("off").map(({ name }) => name));
  expect(
    accepting("on")
      .map(({ name }) => name)
      .sort(),
  ).toEqual([...deprecatedSwitches].sort());
});
