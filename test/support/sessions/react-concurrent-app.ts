import type { LatchSession } from "@latch/client";
import { LatchProvider, useSession } from "@latch/client/react";
import {
  createElement as h,
  StrictMode,
  Suspense,
  use,
  useLayoutEffect,
  useState,
  useTransition,
} from "react";

const rows = 60;

export type View = "empty" | "list" | "detail";

/** How a test follows and drives the app. */
export type Probe = {
  /** What the detail waits for. Absent on the server, which renders it at once. */
  detail?: Promise<void>;
  /** Called when a row of the list is rendered, which may be in a render that React drops. */
  onRow?: (index: number) => void;
  /** Called after each commit, before the browser paints. */
  onCommit?: () => void;
  /** Receives the function that shows another view in a transition. */
  onShow?: (show: (view: View) => void) => void;
};

/** Shows the state of the session as this component reads it. */
function State() {
  const { status, user } = useSession();
  return h("b", null, user?.username ?? status);
}

/** A row that takes longer than the 5 ms after which React lets the page do something else. */
function Row({ index, onRow }: { index: number; onRow: Probe["onRow"] }) {
  const until = performance.now() + 6;
  while (performance.now() < until);
  onRow?.(index);
  return h("li", null, h(State));
}

function Detail({ detail }: Pick<Probe, "detail">) {
  if (detail) use(detail);
  return h("section", null, h(State));
}

function Views({ first, probe }: { first: View; probe: Probe }) {
  const [view, setView] = useState(first);
  const [isPending, startTransition] = useTransition();
  const { detail, onRow, onCommit, onShow } = probe;
  useLayoutEffect(() => onCommit?.());
  useLayoutEffect(() => onShow?.((next) => startTransition(() => setView(next))), [onShow]);
  const indexes = Array.from({ length: rows }, (_, index) => index);
  return h(
    "main",
    { "data-view": view, "data-pending": isPending },
    h(State),
    view === "list" &&
      h(
        "ul",
        null,
        indexes.map((index) => h(Row, { key: index, index, onRow })),
      ),
    h(Suspense, { fallback: h("i", null, "…") }, view === "detail" && h(Detail, { detail })),
  );
}

/** An app that renders a long list and a suspended detail in transitions. */
export const createConcurrentApp = (session: LatchSession, first: View, probe: Probe = {}) =>
  h(StrictMode, null, h(LatchProvider, { session }, h(Views, { first, probe })));
