import { fillTemplate } from "@latch/core";
import type { AppDeps } from "./deps.ts";

/** What the pages show. */
export type PagesDeps = Pick<AppDeps, "readAsset"> & {
  /** The name of the product. */
  brandName: string;
  /** Whether links in mails lead to this API, because the configuration names no application. */
  servesLinkPages: boolean;
  /** Whether Swagger UI is at /docs. */
  servesDocs: boolean;
  /** Whether Swagger UI keeps a login after a reload. */
  keepsDocsLogIn: boolean;
  /** The path of the mailbox of development. */
  mailboxPath?: string;
};

/** Pages in HTML by name, written by `npm run pages`. */
type Pages = Record<string, string>;

/** Renders a page by its name. Resolves to undefined if there is none. */
export type RenderPage = (
  name: string,
  slots?: Record<string, string>,
) => Promise<string | undefined>;

/** Creates a function that renders pages. It reads them at the first request, and keeps them. */
export function createRenderPage({ readAsset, brandName }: PagesDeps): RenderPage {
  let pages: Pages | undefined;

  async function readPages(): Promise<Pages> {
    if (pages) return pages;
    const bytes = await readAsset("pages/html.gen.json");
    if (!bytes) return {};
    const read: Pages = JSON.parse(new TextDecoder().decode(bytes));
    pages = read;
    return read;
  }

  return async (name, slots = {}) => {
    const page = (await readPages())[name];
    return page === undefined ? undefined : fillTemplate(page, { brand: brandName, ...slots });
  };
}
