/** An element of React, which is part of Swagger UI's bundle. */
export type ReactElement = { readonly type: unknown };
type Child = ReactElement | string | false | null | undefined;
export type Component = (props: never) => ReactElement | null;

/** The parts of React that the plugins use. */
export type React = {
  createElement(
    type: unknown,
    props: object | null,
    ...children: (Child | Child[])[]
  ): ReactElement;
  Fragment: unknown;
  useEffect(effect: () => void, dependencies: unknown[]): void;
  useState<Value>(initial: Value): [Value, (next: Value) => void];
};

/** A map of Immutable, which Swagger UI stores its state in. */
export type ImmutableMap = {
  get(key: string): unknown;
  getIn(path: string[]): unknown;
  has(key: string): boolean;
  toJS(): unknown;
};

/** The parts of the system of Swagger UI that the plugins use. */
export type System = {
  React: React;
  specSelectors: { specJson(): ImmutableMap };
  authActions: { authorizeWithPersistOption(authorized: object): void };
};

type Plugin = {
  wrapComponents: Record<string, (original: Component, system: System) => Component>;
};

/** The function that `swagger-ui-bundle.js` defines. */
export type SwaggerUi = (options: Record<string, unknown> & { plugins: Plugin[] }) => unknown;
export type { Plugin };
