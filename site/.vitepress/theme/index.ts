import type { Theme } from "vitepress";
import DefaultTheme, { VPFeatures } from "vitepress/theme-without-fonts";
import { h } from "vue";
import { MarkdownLink } from "./markdown-link.ts";
import { MermaidDiagram } from "./mermaid-diagram.ts";
import "./style.css";

export default {
  extends: DefaultTheme,
  Layout: () => h(DefaultTheme.Layout, null, { "doc-after": () => h(MarkdownLink) }),
  enhanceApp({ app }) {
    app.component("MermaidDiagram", MermaidDiagram).component("VPFeatures", VPFeatures);
  },
} satisfies Theme;
