import { expect } from "vitest";
import { inProduction } from "../../support/fixtures/stages.ts";
import type { Graph } from "../../support/graph.ts";
import type { Rule } from "../../support/rules.ts";
import { publishedDimensions } from "./published-dimensions.ts";

const dashboardType = "aws:cloudwatch/dashboard:Dashboard";
const lambda = "aws:lambda/function:Function";
const listFunctions = ({ all }: Graph) =>
  all(lambda).map(({ name, inputs }) => ({
    name: name.replace(/(Handler)?Function$/, ""),
    called: inputs["name"],
  }));
const _isHttpFunction = (name: string) => ["Api", "TasksApi", "Authorizer"].includes(name);

export const dashboardRules: Record<string, Rule> = {
  "the dashboard shows the metrics of the API if METRICS is set": {
    on: ["productionDomain"],
    holds(graph) {
      const { dashboardBody } = graph.one(dashboardType, "Dashboard");
      const { widgets } = JSON.parse(String(dashboardBody)) as {
        widgets: { properties: { metrics: string[][] } }[];
      };
      const api = listFunctions(graph).find(({ name }) => name === "Api");
      const own = widgets
        .flatMap(({ properties }) => properties.metrics)
        .filter(([namespace]) => namespace === "Latch");
      for (const metric of own) expect(metric.slice(2, 4)).toEqual(["FunctionName", api?.called]);
      const names = own.map(([, name]) => name).sort();
      expect(names).toEqual(["Lockouts", "LogIns", "RefusedLogIns", "Replays"]);
    },
    brokenGraphs: {
      "under another name": ({ one }: Graph) => {
        const dashboard = one(dashboardType, "Dashboard");
        dashboard["dashboardBody"] = String(dashboard["dashboardBody"]).replaceAll("LogIns", "x");
      },
    },
  },

  "the dashboard shows metrics with dimensions that CloudWatch publishes": {
    on: inProduction,
    holds(graph) {
      const { dashboardBody } = graph.one(dashboardType, "Dashboard");
      const { widgets } = JSON.parse(String(dashboardBody)) as {
        widgets: { properties: { metrics: string[][] } }[];
      };
      const metrics = widgets.flatMap(({ properties }) => properties.metrics);
      for (const [namespace, metric, dimension = ""] of metrics) {
        if (namespace === "Latch") continue;
        const published = publishedDimensions[`${namespace} ${metric}`] ?? [];
        expect(published, metric).toContain(dimension);
      }
    },
    brokenGraphs: {
      "throttled requests of a table": ({ one }) => {
        const dashboard = one(dashboardType, "Dashboard");
        dashboard["dashboardBody"] = String(dashboard["dashboardBody"]).replaceAll(
          "ConsumedReadCapacityUnits",
          "ThrottledRequests",
        );
      },
    },
  },

  "the dashboard shows every function and every table": {
    on: inProduction,
    holds(graph) {
      const { dashboardBody } = graph.one(dashboardType, "Dashboard");
      const { widgets } = JSON.parse(String(dashboardBody)) as {
        widgets: { properties: { title: string; metrics: unknown[][] } }[];
      };
      const text = JSON.stringify(widgets);
      for (const { inputs } of graph.tables()) expect(text).toContain(inputs["name"]);
      for (const { name } of listFunctions(graph)) expect(text).toContain(`"label":"${name}"`);
      for (const { properties } of widgets) expect(properties.metrics).not.toEqual([]);
    },
    brokenGraphs: Object.fromEntries(
      ["latch-production-Users", '"label":"SendMail"'].map((shown) => [
        `no ${shown}`,
        ({ one }: Graph) => {
          const dashboard = one(dashboardType, "Dashboard");
          dashboard["dashboardBody"] = String(dashboard["dashboardBody"]).replaceAll(
            shown,
            shown.replace(/\w+/, "x"),
          );
        },
      ]),
    ),
  },
};
