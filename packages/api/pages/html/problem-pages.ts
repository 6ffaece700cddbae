import { html, raw } from "hono/html";
import { type Html, renderPage } from "./page.ts";

/** A problem of the API, what a client does about it, and the operations that return it. */
export type DescribedProblem = {
  code: string;
  status: number;
  title: string;
  /** Markdown with code and links. */
  advice: string;
  operations: { operationId: string; domain: string; summary: string }[];
};

/** Converts the code of a Markdown text to HTML, and its links to their text: the documents are elsewhere. */
const convertMarkdown = (markdown: string): Html =>
  html`${markdown
    .replace(/, see \[[^\]]+\]\([^)]+\)/g, "")
    .replace(/\[([^\]]+)\]\([^)]+\)/g, "$1")
    .split("`")
    .map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;

/** More operations than these are not listed: the problem is one of most operations. */
const listedAtMost = 40;

const listOperations = (operations: DescribedProblem["operations"]): Html =>
  operations.length > listedAtMost
    ? html`<p>Most operations return it.</p>`
    : html`<ul>
${operations.map(
  ({ domain, operationId, summary }) =>
    html`<li><a href="../docs#/${domain}/${operationId}"><code>${operationId}</code></a>: ${summary}</li>`,
)}
</ul>`;

/** Renders the page that the `type` of a problem leads to. */
export const renderProblem = ({
  code,
  status,
  title,
  advice,
  operations,
}: DescribedProblem): string =>
  renderPage({
    lang: "en",
    title: `${title} – {{brand}} API`,
    root: "../",
    content: html`<p class="quiet">A problem of the {{brand}} API</p>
<h1>${title}</h1>
<dl>
<dt>Code</dt><dd><code>${code}</code></dd>
<dt>HTTP status</dt><dd>${status}</dd>
<dt>What to do</dt><dd>${convertMarkdown(advice.replace(/\.$/, ""))}.</dd>
</dl>
<p>The <code>detail</code> of the response describes the occurrence. Include its <code>requestId</code> in a support request.</p>
${
  operations.length > 0 &&
  html`<h2>Operations</h2>
${listOperations(operations)}`
}
<p><a href="../problems">All problems</a></p>`,
  });

/** Renders the list of all problems. */
export const renderProblems = (problems: DescribedProblem[]): string =>
  renderPage({
    lang: "en",
    title: "Problems – {{brand}} API",
    content: html`<h1>Problems of the {{brand}} API</h1>
<p>The API returns errors as <code>application/problem+json</code> (RFC 9457). Handle them by <code>code</code>.</p>
<ul>
${problems.map(
  ({ code, status, title }) =>
    html`<li><a href="./problems/${code}"><code>${code}</code></a> (${status}): ${title}</li>`,
)}
</ul>
${raw('<p><a href="./docs">Documentation</a></p>')}`,
  });
