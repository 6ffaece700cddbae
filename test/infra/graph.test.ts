import { expect, test } from "vitest";
import { deployed, stage } from "../support/fixtures/stages.ts";
import { copyGraph, type Graph, type Resource } from "../support/graph.ts";
import { expectRules, type Rule } from "../support/rules.ts";
import { alarmMailRules } from "./rules/alarm-mails.ts";
import { dashboardRules } from "./rules/dashboard.ts";
import { eventRules } from "./rules/events.ts";
import { frontRules } from "./rules/front.ts";
import { functionRules } from "./rules/functions.ts";
import { keyRules } from "./rules/keys.ts";
import { monitoringRules } from "./rules/monitoring.ts";
import { permissionRules } from "./rules/permissions.ts";
import { settingRules } from "./rules/settings.ts";
import { tableRules } from "./rules/tables.ts";
import { wiringRules } from "./rules/wiring.ts";

const rules = {
  ...tableRules,
  ...functionRules,
  ...keyRules,
  ...permissionRules,
  ...settingRules,
  ...eventRules,
  ...frontRules,
  ...wiringRules,
  ...monitoringRules,
  ...dashboardRules,
  ...alarmMailRules,
};

expectRules(rules);

/** Resources of SST itself. edge.test.ts tests CloudFront's function and its routes. */
const sstResources =
  /:BucketObjectv2 |LambdaEncryptionKey|ZoneLookup|Waiter|ServerCachePolicy|CloudfrontFunctionRequest|KvStore|KvKeys|KvRoutesUpdate|EdgeSecret|CertificateValidation|CNAMERecord/;

function isReported(graph: Graph, applicableRules: Rule[]): boolean {
  const at = applicableRules.findIndex(({ holds }) => {
    try {
      holds(graph);
      return false;
    } catch {
      return true;
    }
  });
  // A rule that reported this change is likely to report the next one.
  applicableRules.unshift(...applicableRules.splice(at, at < 0 ? 0 : 1));
  return at >= 0;
}

/** The inputs that the rules must check. All other inputs are names or details of the creation. */
const wiringInputs = [
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

test.each(deployed)("in %s every removed or rewired resource is reported", async (name) => {
  const graph = await stage(name);
  const applicableRules = Object.values<Rule>(rules).filter(({ on = deployed }) =>
    on.includes(name),
  );
  const resources = graph.resources.filter(
    (each) =>
      /^(?:aws|pulumi-nodejs|random):/.test(each.type) && !sstResources.test(resourceId(each)),
  );
  const changedGraph = copyGraph(graph);
  const unreported = resources.flatMap(({ type, name: named, inputs }) => {
    const inputsCopy = changedGraph.one(type, named);
    const at = changedGraph.resources.findIndex((each) => each.inputs === inputsCopy);
    const [removed] = changedGraph.resources.splice(at, 1);
    const removalReported = isReported(changedGraph, applicableRules);
    changedGraph.resources.splice(at, 0, removed as Resource);
    if (!removalReported) return `${type} ${named}`;
    return wiringInputs
      .filter((wiringInput) => wiringInput in inputs)
      .filter((wiringInput) => {
        const before = inputsCopy[wiringInput];
        inputsCopy[wiringInput] = "elsewhere";
        const reported = isReported(changedGraph, applicableRules);
        inputsCopy[wiringInput] = before;
        return !reported;
      })
      .map((wiringInput) => `${wiringInput} of ${type} ${named}`);
  });
  expect(isReported(changedGraph, applicableRules)).toBe(false);
  expect(unreported).toEqual([]);
});

const resourceId = ({ type, name }: Resource) => `${type} ${name}`;
