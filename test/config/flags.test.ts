import { readConfig } from "@latch/config";
import { catalogue } from "@latch/config/catalogue";
import { deprecatedSwitches } from "@latch/config/warnings";
import { expect, test } from "vitest";

const read = (environment: Record<string, string>) =>
  readConfig({ NODE_ENV: "test", LATCH_ISSUER: "https://api.example.com", ...environment });

test.each(deprecatedSwitches)(
  "%s accepts true and false, and on and off for one release",
  (name) => {
    const parsed = (text: string) => Object(read({ [name]: text }))[name];
    expect([parsed("true"), parsed("on")]).toEqual([true, true]);
    expect([parsed("false"), parsed("off")]).toEqual([false, false]);
    expect(() => read({ [name]: "yes" })).toThrow(`  ${name}: Must be true or false`);
  },
);

test("no other flag accepts on and off", () => {
  const variablesAccepting = (text: string) =>
    catalogue.filter(({ schema }) => schema.safeParse(text).data === (text === "on"));
  expect(variablesAccepting("on").map(({ name }) => name)).toEqual(
    variablesAccepting("off").map(({ name }) => name),
  );
  expect(
    variablesAccepting("on")
      .map(({ name }) => name)
      .sort(),
  ).toEqual([...deprecatedSwitches].sort());
});
