import manifest from "../package.json" with { type: "json" };

/** The version of this release. The document, `GET /health` and the telemetry contain it. */
export const version: string = manifest.version;
