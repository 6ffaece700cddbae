import { createLatchSession } from "@latch/client";
import { createRoot, hydrateRoot } from "react-dom/client";
import { createConcurrentApp, type View } from "./react-concurrent-app.ts";

type Element = { textContent: string; querySelector(selector: string): Element | null };
const { apiOrigin, document } = globalThis as unknown as {
  apiOrigin: string;
  document: {
    getElementById(id: string): Parameters<typeof createRoot>[0] & Element;
    querySelectorAll(selector: string): Iterable<Element>;
  };
};
const root = document.getElementById("root");
const session = createLatchSession({ baseUrl: apiOrigin, cookie: true });
const detail = Promise.withResolvers<void>();
/** The different states that the page showed at once, for each commit. */
const commits: string[][] = [];
/** How many rows of the list React had rendered, and whether it had committed them, at the logout. */
let interrupted: { rows: number; isCommitted: boolean } | undefined;
let endsAt = Number.POSITIVE_INFINITY;
let show = (_view: View) => {};

function createPage() {
  const faults: string[] = [];
  const probe = {
    detail: detail.promise,
    onRow(index: number) {
      if (index !== endsAt || interrupted) return;
      interrupted = { rows: index + 1, isCommitted: root.querySelector("li") !== null };
      // In the next pause of React. The session changes its state before it sends the request.
      setTimeout(() => void session.latch.logOut());
    },
    onCommit() {
      const shown = [...document.querySelectorAll("#root b")].map(({ textContent }) => textContent);
      commits.push([...new Set(shown)]);
    },
    onShow(next: (view: View) => void) {
      show = next;
    },
  };
  const options = { onRecoverableError: (error: unknown) => faults.push(String(error)) };
  if (root.querySelector("main")) {
    hydrateRoot(root, createConcurrentApp(session, "detail", probe), options);
  } else {
    createRoot(root, options).render(createConcurrentApp(session, "empty", probe));
  }

  return {
    async signUp(username: string) {
      const body = {
        email: `${username}@example.com`,
        username,
        password: "correct horse battery staple",
      };
      return (await session.latch.signUp({ body })).data?.status;
    },
    rename: async (username: string) =>
      (await session.latch.updateMe({ body: { username } })).response.status,
    show: (view: View) => show(view),
    /** Logs out while React renders this row of the list. */
    logOutAtRow(index: number) {
      endsAt = index;
    },
    resolveDetail: () => detail.resolve(),
    report: () => ({ commits, interrupted, faults }),
  };
}

/** The functions of the page, by which a test drives it. */
export type ConcurrentPage = ReturnType<typeof createPage>;

Object.assign(globalThis, { page: createPage() });
