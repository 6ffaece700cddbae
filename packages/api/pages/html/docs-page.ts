import { html } from "hono/html";
import { renderPage } from "./page.ts";

/** Renders the page of Swagger UI. Its scripts and styles are files of the API. */
export const renderDocs = (): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{brand}} API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="./docs/swagger-ui-dist/swagger-ui.css">
<link rel="stylesheet" href="./pages/docs.css">
<script src="./docs/swagger-ui-dist/swagger-ui-bundle.js" defer></script>
<script src="./pages/docs.gen.js" type="module"></script>
</head>
<body>
<div id="swagger-ui" data-keeps-login="{{keepsLogIn}}"></div>
<noscript>The documentation requires JavaScript. <a href="./openapi.json">The OpenAPI document</a></noscript>
</body>
</html>
`.toString();

/** Renders the page in place of Swagger UI where the installation does not serve it. */
export const renderDocsOff = (): string =>
  renderPage({
    lang: "en",
    title: "{{brand}} API",
    content: html`<h1>The documentation page is off</h1>
<p>This installation of the {{brand}} API does not serve Swagger UI. The <a href="./openapi.json">OpenAPI document</a> describes each operation.</p>
<p>The operator turns the page on with <code>DOCS_PAGE=true</code>.</p>`,
  });
