import { useData } from "vitepress";
import { defineComponent, h, onMounted, ref, useId, watch } from "vue";

const light = {
  background: "#ffffff",
  primaryColor: "#eaf3f0",
  primaryTextColor: "#1f2a27",
  primaryBorderColor: "#2f6f5e",
  lineColor: "#54635e",
  edgeLabelBackground: "#ffffff",
  noteBkgColor: "#fbf3da",
  noteBorderColor: "#b39b4d",
  noteTextColor: "#3a3214",
};

const dark = {
  darkMode: true,
  background: "#1b1b1f",
  primaryColor: "#24332e",
  primaryTextColor: "#e6efec",
  primaryBorderColor: "#68b79f",
  lineColor: "#a9b8b3",
  edgeLabelBackground: "#1b1b1f",
  noteBkgColor: "#3b3520",
  noteBorderColor: "#b39b4d",
  noteTextColor: "#f3ead0",
};

/** How far a wide diagram shrinks before it scrolls: its text stays readable. */
const leastScale = 0.65;

/** Draws a diagram in the colours of the page. Without JavaScript, the page shows its source. */
export const MermaidDiagram = defineComponent(
  (props: { source: string }) => {
    const { isDark } = useData();
    const id = `diagram-${useId()}`;
    const svg = ref("");
    const width = ref(0);

    async function draw(): Promise<void> {
      const { default: mermaid } = await import("mermaid");
      mermaid.initialize({
        startOnLoad: false,
        securityLevel: "strict",
        look: "classic",
        theme: "base",
        themeVariables: isDark.value ? dark : light,
        fontFamily: "inherit",
        flowchart: { wrappingWidth: 220, nodeSpacing: 30, rankSpacing: 40 },
      });
      const drawn = await mermaid.render(id, decodeURIComponent(props.source));
      svg.value = drawn.svg;
      width.value = Number(/viewBox="\S+ \S+ (\S+)/.exec(drawn.svg)?.[1] ?? 0);
    }
    onMounted(draw);
    watch(isDark, draw);

    return () =>
      svg.value
        ? h("div", {
            class: "diagram",
            role: "group",
            "aria-label": "Diagram",
            tabindex: 0,
            style: { "--least-width": `${width.value * leastScale}px` },
            innerHTML: svg.value,
          })
        : h("pre", { class: "diagram" }, decodeURIComponent(props.source));
  },
  { props: ["source"] },
);
