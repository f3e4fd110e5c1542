export interface SealedFacts {
  readonly name: string;
  readonly running: boolean;
  readonly readOnlyRoot: boolean;
  /** Where something is mounted inside, and whether it may be written to. */
  readonly mounts: readonly { readonly at: string; readonly writable: boolean }[];
}

/** Made by the kernel while a container runs; in its own files they are empty folders. */
const ofKernel = ['/proc', '/sys', '/dev'];

const within = (path: string, folder: string): boolean =>
  folder === '/' || path === folder || path.startsWith(`${folder}/`);

/** Why nothing can be written into a folder of a container; undefined where it can. */
export function sealedBecause({ name, readOnlyRoot, mounts }: SealedFacts, path: string): string | undefined {
  const kernel = ofKernel.find(folder => within(path, folder));
  if (kernel !== undefined)
    return `${kernel} is made by the kernel while “${name}” runs: files there are no files of its own.`;
  const nearest = mounts
    .filter(({ at }) => within(path, at))
    .reduce<SealedFacts['mounts'][number] | undefined>(
      (best, each) => (best === undefined || each.at.length > best.at.length ? each : best),
      undefined,
    );
  if (nearest !== undefined)
    return nearest.writable ? undefined : `What is mounted at ${nearest.at} is there to be read only.`;
  return readOnlyRoot
    ? `“${name}” was made with a read-only root: write into one of its volumes instead.`
    : undefined;
}
