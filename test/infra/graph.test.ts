import { expect, test } from "vitest";
import { deployed, stage } from "../support/fixtures/stages.ts";
import { copyGraph, type Graph, type Resource } from "../support/graph.ts";
import { expectRules, type Rule } from "../support/rules.ts";
import { eventRules } from "./rules/events.ts";
import { frontRules } from "./rules/front.ts";
import { functionRules } from "./rules/functions.ts";
import { monitoringRules } from "./rules/monitoring.ts";
import { permissionRules } from "./rules/permissions.ts";
import { settingRules } from "./rules/settings.ts";
import { tableRules } from "./rules/tables.ts";
import { wiringRules } from "./rules/wiring.ts";

const rules = {
  ...tableRules,
  ...functionRules,
  ...permissionRules,
  ...settingRules,
  ...eventRules,
  ...frontRules,
  ...wiringRules,
  ...monitoringRules,
};

expectRules(rules);

/** What SST makes for its own use; whether CloudFront's function and its routes work, edge.test.ts tries. */
const ofSst =
  /:BucketObjectv2 |LambdaEncryptionKey|ZoneLookup|Waiter|ServerCachePolicy|CloudfrontFunctionRequest|KvStore|KvKeys|KvRoutesUpdate|EdgeSecret|CertificateValidation|CNAMERecord/;

function isFelt(graph: Graph, held: Rule[]): boolean {
  const at = held.findIndex(({ holds }) => {
    try {
      holds(graph);
      return false;
    } catch {
      return true;
    }
  });
  // What felt this change is likely to feel the next one.
  held.unshift(...held.splice(at, at < 0 ? 0 : 1));
  return at >= 0;
}

/** What must not say something else; all else of a resource is how it is made, or what it is called. */
const ties = [
  "role",
  "function",
  "functionName",
  "functionVersion",
  "target",
  "authorizerId",
  "apiId",
  "queueUrl",
  "dimensions",
  "alarmActions",
  "assumeRolePolicy",
  "inlinePolicies",
];

test.each(deployed)(
  "in %s nothing could be taken away or tied elsewhere unnoticed",
  async (name) => {
    const graph = await stage(name);
    const held = Object.values<Rule>(rules).filter(({ on = deployed }) => on.includes(name));
    const resources = graph.resources.filter(
      (each) => /^(?:aws|pulumi-nodejs|random):/.test(each.type) && !ofSst.test(idOf(each)),
    );
    const spoilt = copyGraph(graph);
    const unnoticed = resources.flatMap(({ type, name: named, inputs }) => {
      const put = spoilt.one(type, named);
      const at = spoilt.resources.findIndex((each) => each.inputs === put);
      const [taken] = spoilt.resources.splice(at, 1);
      const missed = isFelt(spoilt, held);
      spoilt.resources.splice(at, 0, taken as Resource);
      if (!missed) return `${type} ${named}`;
      return ties
        .filter((tie) => tie in inputs)
        .filter((tie) => {
          const before = put[tie];
          put[tie] = "elsewhere";
          const felt = isFelt(spoilt, held);
          put[tie] = before;
          return !felt;
        })
        .map((tie) => `${tie} of ${type} ${named}`);
    });
    expect(isFelt(spoilt, held)).toBe(false);
    expect(unnoticed).toEqual([]);
  },
);

const idOf = ({ type, name }: Resource) => `${type} ${name}`;
