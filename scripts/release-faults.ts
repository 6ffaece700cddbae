type Manifest = { name: string; version: string; repository?: { url?: string } };

/** What a release is about to publish. */
type Release = {
  /** The tag of git. */
  tag: string | undefined;
  /** The version in the manifest of the root. */
  version: string;
  /** The manifests of the built packages. */
  packages: Manifest[];
  /** The changesets that `npm run release` has not turned into a version. */
  changesets: string[];
};

/** Returns why a release must not be published. npm compares `repository` with the provenance. */
export function releaseFaults({ tag, version, packages, changesets }: Release): string[] {
  return [
    ...(tag === `v${version}` ? [] : [`The tag is ${tag}, and the version ${version}.`]),
    ...changesets.map((file) => `${file} is not released: run npm run release.`),
    ...packages
      .filter((manifest) => manifest.version !== version)
      .map((manifest) => `${manifest.name} has the version ${manifest.version}.`),
    ...packages
      .filter(({ repository }) => !repository?.url)
      .map(({ name }) => `${name} names no repository: the workflow builds it.`),
  ];
}
