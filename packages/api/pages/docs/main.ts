/** The script of the documentation page. It starts Swagger UI, whose bundle the page has loaded. */
import { logInPlugin } from "./log-in.ts";
import { rulesPlugin } from "./rules.ts";
import type { SwaggerUi } from "./swagger-ui.ts";

/** Swagger UI has a dark theme, but leaves it to the page to follow the system. */
function followSystemTheme(): void {
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => document.documentElement.classList.toggle("dark-mode", prefersDark.matches);
  prefersDark.addEventListener("change", apply);
  apply();
}

followSystemTheme();
const root = document.querySelector<HTMLElement>("#swagger-ui");
const { SwaggerUIBundle } = globalThis as unknown as { SwaggerUIBundle: SwaggerUi };
SwaggerUIBundle({
  url: "openapi.json",
  dom_id: "#swagger-ui",
  deepLinking: true,
  filter: true,
  tryItOutEnabled: true,
  persistAuthorization: root?.dataset["keepsLogin"] === "true",
  displayRequestDuration: true,
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
  plugins: [rulesPlugin, logInPlugin],
});
