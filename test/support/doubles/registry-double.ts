import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "../processes/program.ts";

/** A package, with the content of its program and the name of its file. */
type Published = { name: string; version: string; program: Buffer; file: string };

/**
 * Starts a package registry that has one package.
 * @param options.tampered whether the content differs from what the registry's index promises
 */
export async function startRegistryDouble(
  published: Published,
  { tampered = false }: { tampered?: boolean } = {},
) {
  const { name, version } = published;
  const content = pack(published);
  const integrity = `sha512-${createHash("sha512").update(content).digest("base64")}`;
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? "");
    requests.push(path);
    if (path.endsWith(".tgz")) {
      response.end(tampered ? pack({ ...published, program: Buffer.from("tampered") }) : content);
    } else if (path === `/${name}`) {
      const [, os, cpu] = /\/(\w+)-(\w+)$/.exec(name) ?? [];
      const dist = { tarball: `http://${request.headers.host}/package.tgz`, integrity };
      const manifest = { name, version, os: [os], cpu: [cpu], dist };
      response.end(
        JSON.stringify({
          name,
          "dist-tags": { latest: version },
          versions: { [version]: manifest },
        }),
      );
    } else {
      response.writeHead(404).end("{}");
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  onTestFinished(stop);
  return {
    /**
     * The variables with which npm uses this registry, and an empty cache of its own. With `force`, npm
     * installs the package of another platform.
     */
    environment: {
      npm_config_registry: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
      npm_config_cache: temporaryFolder(),
      npm_config_fetch_retries: "0",
      npm_config_force: "true",
    },
    requests,
    stop,
  };
}

/** Returns the archive of a package. */
function pack({ name, version, program, file }: Published): Buffer {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "package"));
  writeFileSync(join(folder, "package/package.json"), JSON.stringify({ name, version }));
  writeFileSync(join(folder, "package", file), program);
  chmodSync(join(folder, "package", file), 0o755);
  execFileSync("tar", ["-czf", "package.tgz", "package"], { cwd: folder });
  return readFileSync(join(folder, "package.tgz"));
}
