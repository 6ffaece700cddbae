import { useData } from "vitepress";
import { defineComponent, h } from "vue";

/** Shows the commands of the home page, each with what it starts. */
export const HomeCommands = defineComponent(() => {
  const { frontmatter } = useData<{ commands: { command: string; purpose: string }[] }>();
  return () =>
    h(
      "dl",
      { class: "home-commands" },
      frontmatter.value.commands.map(({ command, purpose }) =>
        h("div", [h("dt", h("code", command)), h("dd", purpose)]),
      ),
    );
});
