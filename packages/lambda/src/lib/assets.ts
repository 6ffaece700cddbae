import { readFile } from "node:fs/promises";
import type { ReadAsset } from "@latch/api";

/** The files that the build puts beside the bundle, read when they are asked for. */
export const readAsset: ReadAsset = (name) =>
  readFile(new URL(name, import.meta.url)).then(
    (bytes) => new Uint8Array(bytes),
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return undefined;
      throw error;
    },
  );
