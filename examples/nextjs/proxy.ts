export { proxy } from "./lib/latch.ts";

export const config = {
  // All requests but those for files.
  matcher: ["/((?!_next/static|_next/image|favicon.ico).*)"],
};
