/** A module of workerd. Its type package would add a second set of web types. */
declare module "cloudflare:workers" {
  /** Keeps the isolate alive for work after the response. */
  export function waitUntil(work: Promise<unknown>): void;
}
