import type { NextConfig } from "next";

const config: NextConfig = {
  // The folder of this application: a lockfile above it is not its own.
  turbopack: { root: import.meta.dirname },
};

export default config;
