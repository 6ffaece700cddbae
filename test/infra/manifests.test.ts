import { execFileSync } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DCLinter } from "dclint";
import { expect, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { Environment } from "../../packages/config/src/index.ts";
import { workerRoles } from "../../packages/server/src/workers/worker-roles.ts";
import { root } from "../support/processes/program.ts";

const place = join(root, "packages/server");

type Manifest = { apiVersion: string; kind: string; metadata: { name: string } } & Record<
  string,
  unknown
>;

const manifests = globSync("kubernetes/*.yaml", { cwd: place }).flatMap((file) =>
  parseAllDocuments(readFileSync(join(place, file), "utf8")).map((document) => {
    expect(document.errors).toEqual([]);
    return document.toJS() as Manifest;
  }),
);

/** @throws the errors of Kubernetes' own schema */
async function validate(manifest: Manifest): Promise<void> {
  const { [manifest.kind]: Model } = await import(`kubernetes-models/${manifest.apiVersion}`);
  new Model(manifest).validate();
}

test("the compose file has no linter errors", () => {
  // The order of keys is not checked; the rules about secrets and images are.
  const order = ["service-keys-order", "services-alphabetical-order", "top-level-properties-order"];
  const linter = new DCLinter({
    rules: Object.fromEntries(
      [...order, "service-dependencies-alphabetical-order"].map((rule) => [rule, 0]),
    ),
    quiet: false,
    debug: false,
    exclude: [],
  });
  const results = linter.lintFiles([join(place, "compose.yaml")], false);
  expect(results.flatMap((result: { messages: unknown[] }) => result.messages)).toEqual([]);
});

test("the commands of the compose file exist", () => {
  const { services } = parse(readFileSync(join(place, "compose.yaml"), "utf8")) as {
    services: Record<string, { command?: string[] }>;
  };
  const commands = Object.values(services).flatMap(({ command }) =>
    /^(?:packages|dist)\//.test(command?.[0] ?? "") ? [command ?? []] : [],
  );
  expect(commands).toHaveLength(5);
  for (const [file = "", ...args] of commands) {
    if (!file.endsWith("latch.js")) expect(existsSync(join(root, file))).toBe(true);
    else execFileSync(process.execPath, [file, ...args, "--help"], { cwd: root });
  }
});

test.each(manifests)("$kind $metadata.name matches the Kubernetes schema", async (manifest) => {
  await validate(manifest);
});

test("the schemas reject invalid manifests", async () => {
  const deployment = manifests.find(({ kind }) => kind === "Deployment") as Manifest;
  await expect(validate({ ...deployment, spec: { replicas: "two" } })).rejects.toThrow();
});

test("the manifests allow a rollout without downtime", () => {
  const kinds = manifests.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  expect(kinds).toEqual(
    expect.arrayContaining([
      "Deployment latch-api",
      "Service latch-api",
      "HorizontalPodAutoscaler latch-api",
      "PodDisruptionBudget latch-api",
    ]),
  );
  const api = manifests.find(({ kind, metadata }) => `${kind} ${metadata.name}` === kinds[0]);
  const [container] = (api as unknown as { spec: { template: { spec: { containers: object[] } } } })
    .spec.template.spec.containers;
  expect(container).toMatchObject({
    livenessProbe: { httpGet: { path: "/health" } },
    readinessProbe: { httpGet: { path: "/health/ready" } },
    startupProbe: { httpGet: { path: "/health" } },
    securityContext: { readOnlyRootFilesystem: true, allowPrivilegeEscalation: false },
  });
});

/** The roles of workers that need keys, and the secret with the subkeys of each. */
const keyed: Record<string, string> = {
  "send-links": "mail-keys",
  "send-mail": "mail-keys",
  "check-devices": "mail-keys",
  "deliver-webhooks": "webhook-keys",
};
const entry = "dist/server/worker.js";

/** Checks that the parts of a deployment have least keys. @param parts their commands and the secrets that they mount */
function expectLeastKeys(parts: { command: string[]; secrets: string[] }[]): void {
  const roles: string[] = [];
  for (const { command, secrets } of parts) {
    const [first, ...named] = command;
    if (first !== entry) {
      expect(secrets, first ?? "the API").toEqual(first ? [] : ["keys"]);
      continue;
    }
    expect(named, "a worker without a role has all of them").not.toEqual([]);
    expect(secrets, named.join(" ")).toEqual([
      ...new Set(named.flatMap((role) => keyed[role] ?? [])),
    ]);
    roles.push(...named);
  }
  expect(roles.sort()).toEqual([...workerRoles].sort());
}

test("R15: on Kubernetes a worker mounts the subkeys of its role, and only the API the key ring", () => {
  type Pod = {
    containers: { args?: string[]; env?: { name: string; value: string }[] }[];
    volumes?: { secret: { secretName: string } }[];
  };
  const pods = manifests
    .filter(({ kind }) => kind === "Deployment")
    .map((each) => (each["spec"] as { template: { spec: Pod } }).template.spec);
  expectLeastKeys(
    pods.map(({ containers: [container], volumes = [] }) => ({
      command: container?.args ?? [],
      secrets: volumes.map(({ secret }) => secret.secretName.replace("latch-", "")),
    })),
  );
  for (const { containers, volumes } of pods) {
    const named = containers.flatMap(({ env = [] }) => env.map(({ name }) => name));
    expect(named.includes("LATCH_KEYS_FILE")).toBe(volumes !== undefined);
    expect(named).not.toContain("LATCH_KEYS");
  }
});

test("R15: with compose a worker mounts the subkeys of its role, and only the API the key ring", () => {
  type Service = {
    image: string;
    command?: string[];
    secrets?: string[];
    environment: Record<string, string>;
  };
  const { services, secrets } = parse(readFileSync(join(place, "compose.yaml"), "utf8"), {
    merge: true,
  }) as { services: Record<string, Service>; secrets: Record<string, { file: string }> };
  const own = Object.values(services).filter(({ image }) => image === "latch");
  expectLeastKeys(
    own.map(({ command = [], secrets: mounted = [] }) => ({ command, secrets: mounted })),
  );
  for (const { environment, secrets: [mounted] = [] } of own) {
    expect(environment["LATCH_KEYS_FILE"]).toBe(mounted && `/run/secrets/${mounted}`);
    expect(environment).not.toHaveProperty("LATCH_KEYS");
    expect(environment).toHaveProperty("LATCH_ISSUER");
  }
  expect(Object.entries(secrets).map(([name, { file }]) => file === `./${name}.json`)).toEqual([
    true,
    true,
    true,
  ]);
});

test("R15: no key file beside the manifests becomes part of the image", () => {
  const ignored = readFileSync(join(root, ".dockerignore"), "utf8").split("\n");
  expect(ignored).toContain("**/*keys*.json");
});

test("a server that trusts a proxy is reachable by that proxy only", () => {
  const trustingProxy = manifests.filter((each) =>
    JSON.stringify(each).includes("TRUSTED_PROXY_HOPS"),
  );
  expect(trustingProxy.map(({ metadata }) => metadata.name)).toEqual(["latch-api"]);
  const policy = manifests.find(({ kind }) => kind === "NetworkPolicy");
  expect(policy?.["spec"]).toMatchObject({
    podSelector: { matchLabels: { "app.kubernetes.io/name": "latch" } },
    policyTypes: ["Ingress"],
    ingress: [
      {
        from: [
          {
            namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "ingress-nginx" } },
          },
        ],
        ports: [{ port: "http" }],
      },
    ],
  });
});

test("every variable of a manifest is read", () => {
  const known = readFileSync(join(root, ".env.example"), "utf8");
  const named = new Set(
    [
      ...JSON.stringify(manifests).matchAll(
        /"((?:LATCH|ALLOWED|TRUSTED|AWS|DYNAMODB|EVENTS)_\w+)"/g,
      ),
    ].map(([, name]) => name ?? ""),
  );
  expect(named.size).toBeGreaterThan(4);
  for (const name of named) {
    expect(name in Environment.shape || known.includes(name), name).toBe(true);
  }
});

test("Kong forwards all paths to one service and sets the request id", () => {
  const kong = parse(readFileSync(join(place, "kong.yaml"), "utf8"));
  expect(kong._format_version).toBe("3.0");
  const [latch] = kong.services;
  expect(latch.routes[0]).toMatchObject({ paths: ["/"], strip_path: false });
  const plugins = Object.fromEntries(
    latch.plugins.map(({ name, config }: { name: string; config: object }) => [name, config]),
  );
  expect(plugins["correlation-id"].header_name.toLowerCase()).toBe("x-request-id");
});
