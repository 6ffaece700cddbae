/** What our CloudFront says of a request, and what proves that it was ours: infra/cdn.ts sets both. */
export const cdnHeaders = { address: "x-latch-address", proof: "x-latch-edge" };
