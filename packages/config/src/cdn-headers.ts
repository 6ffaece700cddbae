/**
 * The headers that the CloudFront distribution of the deployment adds to a request (infra/cdn.ts): the
 * client's IP address, and a secret that proves that the request came through CloudFront.
 */
export const cdnHeaders = { address: "x-latch-address", proof: "x-latch-edge" };
