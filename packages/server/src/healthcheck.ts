/**
 * The health check of an image without a shell: exits with 0 when the server in the container is
 * healthy.
 */
const port = process.env["PORT"] || "4000";
const healthy = await fetch(`http://127.0.0.1:${port}/health`, {
  signal: AbortSignal.timeout(2000),
}).then(
  ({ ok }) => ok,
  () => false,
);
process.exit(healthy ? 0 : 1);
