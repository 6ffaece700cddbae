export default {
  input: "openapi.json",
  output: "hey-api",
  logs: { file: false },
  plugins: ["@hey-api/client-fetch", "@hey-api/sdk", "@hey-api/typescript", "zod"],
};
