import { html } from "hono/html";

/** A part of a page, escaped. */
export type Html = ReturnType<typeof html>;

type Page = {
  lang: "en" | "de";
  title: string;
  content: Html;
  /** The path from the page to the root of the API: `./`, or `../` for each folder. */
  root?: string;
  /** The script of the page, under `pages/`. */
  script?: string;
};

/** Renders a page of the API. `{{brand}}` is a slot that the API fills. */
export const renderPage = ({ lang, title, content, root = "./", script }: Page): string =>
  html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${root}pages/pages.css">
${script && html`<script type="module" src="${root}pages/${script}"></script>`}
</head>
<body>
<main>
${content}
</main>
</body>
</html>
`.toString();
