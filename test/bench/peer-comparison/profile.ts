/** A CPU profile of V8, as far as it is used here. */
export type Profile = {
  nodes: { id: number; callFrame: { functionName: string; url: string } }[];
  samples: number[];
  timeDeltas: number[];
};

/** Returns the part of a profile's busy time that each package took itself, the largest first, without the profiler. */
export function shareByPackage({ nodes, samples, timeDeltas }: Profile): [string, number][] {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
  const micros = new Map<string, number>();
  for (const [index, sample] of samples.entries()) {
    const name = names.get(sample);
    if (name) micros.set(name, (micros.get(name) ?? 0) + (timeDeltas[index] ?? 0));
  }
  const total = [...micros.values()].reduce((sum, one) => sum + one, 0);
  return [...micros]
    .map(([name, one]): [string, number] => [name, one / total])
    .sort(([, one], [, other]) => other - one);
}

function nameOf({ functionName, url }: Profile["nodes"][number]["callFrame"]): string | undefined {
  // The profiler itself is no work of Latch.
  if (functionName === "(idle)" || url.startsWith("node:inspector")) return undefined;
  if (functionName === "(garbage collector)") return "garbage collection";
  const [, installed] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url) ?? [];
  if (installed) return installed;
  const [, own] = /\/packages\/([^/]+)\//.exec(url) ?? [];
  if (own) return `@latch/${own}`;
  if (url.startsWith("node:")) return url.split("/").slice(0, 2).join("/");
  return "V8 and system calls";
}
