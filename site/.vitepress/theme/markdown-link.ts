import { useData, withBase } from "vitepress";
import { defineComponent, h } from "vue";

/** Links to the page as Markdown. The target makes VitePress leave the link to the browser. */
export const MarkdownLink = defineComponent(() => {
  const { page } = useData();
  return () =>
    h("p", { class: "markdown-link" }, [
      h(
        "a",
        { href: withBase(`/${page.value.relativePath}`), target: "_self" },
        "This page as Markdown",
      ),
    ]);
});
