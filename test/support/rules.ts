import { describe, expect, test } from "vitest";
import { deployed, type StageName, stage } from "./fixtures/stages.ts";
import { copyOf, type Graph } from "./graph.ts";

/** What has to be so of a graph, and what would be wrong with one of which it is not. */
export type Rule = {
  /** Where it has to be so; everywhere that is deployed, if not said. */
  on?: StageName[];
  holds(graph: Graph): void;
  /** Each makes a copy of the graph wrong in one way, which the rule has to find. */
  bites: Record<string, (graph: Graph) => void>;
};

/** Tests that each rule holds wherever it should, and that each of its bites is felt there. */
export function expectRules(rules: Record<string, Rule>): void {
  describe.each(Object.entries(rules))("%s", (_, { on = deployed, holds, bites }) => {
    test.each(on)("in %s", async (name) => {
      holds(await stage(name));
    });

    test.each(Object.entries(bites))("is not so with %s", async (_, spoil) => {
      const spoilt = copyOf(await stage(on[0] as StageName));
      spoil(spoilt);
      // A rule that trips over what it did not expect has found nothing.
      expect(() => holds(spoilt)).toThrow(expect.objectContaining({ name: "AssertionError" }));
    });

    test("bites", () => expect(Object.keys(bites)).not.toEqual([]));
  });
}
