import type { Component, ImmutableMap, Plugin } from "./swagger-ui.ts";

/** The fields of an operation of the document that contain its rules. */
export type DocumentedOperation = {
  security?: Record<string, string[]>[];
  "x-rate-limit"?: { limit: number; window: number; by: "address" | "user" | "target" }[];
  "x-recent-authentication"?: { within: number; singleUse?: boolean; acceptsPassword?: boolean };
  "x-plan"?: string[];
};

const units: [seconds: number, unit: string][] = [
  [3600, "h"],
  [60, "min"],
  [1, "s"],
];

/** Formats seconds in the largest unit that divides them: 300 is `5 min`, 60 is `min`. */
function formatWindow(seconds: number): string {
  const [size, unit] = units.find(([each]) => seconds % each === 0) ?? [1, "s"];
  return seconds === size ? unit : `${seconds / size} ${unit}`;
}

/** Returns who can call an operation. */
function describeCallers(security: Record<string, string[]>[]): string[] {
  const role = security.find((each) => each["bearerAuth"])?.["bearerAuth"]?.[0];
  const scope = security.find((each) => each["apiKeyAuth"])?.["apiKeyAuth"]?.[0];
  const isOpen = security.length === 0 || security.some((each) => Object.keys(each).length === 0);
  return [
    ...(isOpen ? ["no login required"] : []),
    ...(role && !isOpen ? [`role: ${role}`] : []),
    ...(scope && !isOpen ? [`API key: ${scope}`] : []),
  ];
}

function describeStepUp(rule: DocumentedOperation["x-recent-authentication"]): string[] {
  if (!rule) return [];
  const proof = rule.singleUse ? "token of reauthenticate" : `within ${formatWindow(rule.within)}`;
  return [`step-up: ${proof}${rule.acceptsPassword ? " or password" : ""}`];
}

/** Returns the rules of an operation: who can call it, how often, with which proof and plan. */
export const describeRules = (operation: DocumentedOperation): string[] => [
  ...describeCallers(operation.security ?? []),
  ...(operation["x-rate-limit"] ?? []).map(
    ({ limit, window, by }) => `limit: ${limit} per ${formatWindow(window)} and ${by}`,
  ),
  ...describeStepUp(operation["x-recent-authentication"]),
  ...(operation["x-plan"] ? [`plan: ${operation["x-plan"].join(" or ")}`] : []),
];

type SummaryProps = { operationProps: ImmutableMap };

/** Shows the rules of each operation below its summary, also where it is folded. */
export const rulesPlugin: Plugin = {
  wrapComponents: {
    OperationSummary(original, { React, specSelectors }) {
      const { createElement } = React;
      const wrapped = (props: SummaryProps) => {
        const { operationProps } = props;
        const path = ["paths", String(operationProps.get("path"))];
        const operation = specSelectors
          .specJson()
          .getIn([...path, String(operationProps.get("method"))]) as ImmutableMap | undefined;
        const rules = operation ? describeRules(operation.toJS() as DocumentedOperation) : [];
        const items = rules.map((rule) => createElement("li", { key: rule }, rule));
        return createElement(
          React.Fragment,
          null,
          createElement(original, props),
          rules.length > 0 && createElement("ul", { className: "rules" }, items),
        );
      };
      return wrapped as Component;
    },
  },
};
