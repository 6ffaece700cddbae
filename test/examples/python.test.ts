import { describeResourceServer } from "../support/examples/resource-server.ts";

describeResourceServer({
  name: "python",
  commandOf: () => ["python3", "server.py"],
  apiKeys: true,
});
