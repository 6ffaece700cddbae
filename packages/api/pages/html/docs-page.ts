import { html } from "hono/html";

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
<div id="swagger-ui"></div>
<noscript>The documentation requires JavaScript. <a href="./openapi.json">The OpenAPI document</a></noscript>
</body>
</html>
`.toString();
