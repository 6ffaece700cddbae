import { describe, expect, test } from "vitest";
import { deployed, type StageName, stage } from "./fixtures/stages.ts";
import { copyGraph, type Graph } from "./graph.ts";

/** A rule for a graph, and changes that violate it. */
export type Rule = {
  /** The stages for which it must hold. All deployed stages by default. */
  on?: StageName[];
  holds(graph: Graph): void;
  /** Each changes a copy of the graph so that it violates the rule. */
  brokenGraphs: Record<string, (graph: Graph) => void>;
};

/** Tests that each rule holds for its stages, and that it detects each of its violations. */
export function expectRules(rules: Record<string, Rule>): void {
  describe.each(Object.entries(rules))("%s", (_, { on = deployed, holds, brokenGraphs }) => {
    test.each(on)("in %s", async (name) => {
      holds(await stage(name));
    });

    test.each(Object.entries(brokenGraphs))("reports a graph with %s", async (_, breakGraph) => {
      const brokenGraph = copyGraph(await stage(on[0] as StageName));
      breakGraph(brokenGraph);
      // An unexpected error of a rule does not count as a detection.
      expect(() => holds(brokenGraph)).toThrow(expect.objectContaining({ name: "AssertionError" }));
    });

    test("has broken graphs", () => expect(Object.keys(brokenGraphs)).not.toEqual([]));
  });
}
