import { useData } from "vitepress";
import { defineComponent, h, onMounted, ref, useId, watch } from "vue";

/** Draws a diagram in the colours of the page. Without JavaScript, the page shows its source. */
export const MermaidDiagram = defineComponent(
  (props: { source: string }) => {
    const { isDark } = useData();
    const id = `diagram-${useId()}`;
    const svg = ref("");

    async function draw(): Promise<void> {
      const { default: mermaid } = await import("mermaid");
      mermaid.initialize({
        startOnLoad: false,
        securityLevel: "strict",
        theme: isDark.value ? "dark" : "neutral",
        fontFamily: "inherit",
      });
      svg.value = (await mermaid.render(id, decodeURIComponent(props.source))).svg;
    }
    onMounted(draw);
    watch(isDark, draw);

    return () =>
      svg.value
        ? h("div", { class: "diagram", innerHTML: svg.value })
        : h("pre", { class: "diagram" }, decodeURIComponent(props.source));
  },
  { props: ["source"] },
);
