/** What workerd itself offers; its type package would bring a second set of web types along. */
declare module "cloudflare:workers" {
  /** Keeps the isolate alive for work that no answer waits for. */
  export function waitUntil(work: Promise<unknown>): void;
}
