import { readFileSync } from "node:fs";
import { slug } from "github-slugger";
import { type DefaultTheme, defineConfig, type HeadConfig } from "vitepress";

type Navigation = {
  description: string;
  nav: DefaultTheme.NavItem[];
  sidebar: DefaultTheme.SidebarItem[];
};

/** What scripts/site.ts has written beside the pages. */
const { description, nav, sidebar }: Navigation = JSON.parse(
  readFileSync(new URL("../pages/navigation.json", import.meta.url), "utf8"),
);

/** VitePress has inline scripts and styles. Everything else comes from the origin of the site. */
const policy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%232f6f5e'/%3E%3Cpath d='M5 3v10h6' fill='none' stroke='white' stroke-width='2'/%3E%3C/svg%3E";

export default defineConfig({
  lang: "en",
  title: "Latch",
  description,
  srcDir: "pages",
  outDir: "dist",
  cacheDir: "node_modules/.cache/vitepress",
  head: [["link", { rel: "icon", href: icon }]],
  transformHead({ pageData, siteData }): HeadConfig[] {
    const href = `${siteData.base}${pageData.relativePath}`;
    return [
      ["meta", { "http-equiv": "Content-Security-Policy", content: policy }],
      ...(pageData.isNotFound
        ? []
        : [["link", { rel: "alternate", type: "text/markdown", href }] satisfies HeadConfig]),
    ];
  },
  markdown: {
    // The anchors of GitHub, which the links between the documents use.
    anchor: { slugify: (text) => slug(text) },
    languageAlias: { console: "shellsession" },
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
    config(md) {
      const fence = md.renderer.rules.fence;
      md.renderer.rules.fence = (tokens, index, ...rest) => {
        const { info = "", content = "" } = tokens[index] ?? {};
        return info.trim() === "mermaid"
          ? `<MermaidDiagram source="${encodeURIComponent(content)}" />`
          : (fence?.(tokens, index, ...rest) ?? "");
      };
    },
  },
  themeConfig: {
    nav,
    sidebar,
    outline: [2, 3],
    search: { provider: "local" },
    externalLinkIcon: true,
  },
  vite: {
    server: { host: "127.0.0.1" },
    optimizeDeps: { include: ["mermaid"] },
    // Mermaid is one large module, and loads only on pages with a diagram.
    build: { chunkSizeWarningLimit: 2000 },
  },
});
