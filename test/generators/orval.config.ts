const input = { target: "openapi.json" };

export default {
  client: { input, output: { target: "orval/api.ts", client: "fetch", mode: "split" } },
  zod: { input, output: { target: "orval/zod.ts", client: "zod" } },
};
