import { useData } from "vitepress";
import { defineComponent, h } from "vue";

/** Shows the commands of the home page, each with what it starts. */
export const HomeCommands = defineComponent(() => {
  const { frontmatter } = useData();
  return () => {
    const commands: { command: string; purpose: string }[] = frontmatter.value["commands"];
    const rows = commands.map(({ command, purpose }) =>
      h("div", [h("dt", h("code", command)), h("dd", purpose)]),
    );
    return h("dl", { class: "home-commands" }, rows);
  };
});
