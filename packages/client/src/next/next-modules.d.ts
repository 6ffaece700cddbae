/** The parts of Next.js that are used. It is a peer dependency, which the workspace does not install. */
declare module "next/headers.js" {
  type Loaded = Awaited<ReturnType<import("./modules.ts").NextModules["headers"]>>;
  export const cookies: Loaded["cookies"];
  export const headers: Loaded["headers"];
}
declare module "next/server.js" {
  type Loaded = Awaited<ReturnType<import("./modules.ts").NextModules["server"]>>;
  export const NextResponse: Loaded["NextResponse"];
}
