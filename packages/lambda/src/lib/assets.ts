import type { ReadAsset } from "@latch/api";

/** Reads a file that the build has copied to the folder of the bundle. */
export const readAsset: ReadAsset = async (name) => {
  const { readFile } = await import("node:fs/promises");
  return readFile(new URL(name, import.meta.url)).then(
    (bytes) => new Uint8Array(bytes),
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return undefined;
      throw error;
    },
  );
};
