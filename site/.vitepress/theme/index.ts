import type { Theme } from "vitepress";
import DefaultTheme from "vitepress/theme-without-fonts";
import { h } from "vue";
import { HomeCommands } from "./home-commands.ts";
import { MarkdownLink } from "./markdown-link.ts";
import { MermaidDiagram } from "./mermaid-diagram.ts";
import "./style.css";

export default {
  extends: DefaultTheme,
  Layout: () =>
    h(DefaultTheme.Layout, null, {
      "home-features-before": () => h(HomeCommands),
      "doc-footer-before": () => h(MarkdownLink),
    }),
  enhanceApp({ app }) {
    app.component("MermaidDiagram", MermaidDiagram);
  },
} satisfies Theme;
