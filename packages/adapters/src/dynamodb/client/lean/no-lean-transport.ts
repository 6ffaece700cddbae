import type { openLeanTransport as open } from "./lean-transport.ts";

/** Replaces the lean client in the bundle for the edge, which has no connections of Node. @throws always */
export const openLeanTransport: typeof open = () => {
  throw new Error("The lean client of DynamoDB needs Node. Use the client `sdk`.");
};
