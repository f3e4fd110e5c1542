/** Whose the root folder of a container is. */
export interface RootFolderFacts {
  /** It was made by us, for this guest. */
  readonly ours: boolean;
  /** Names of other guests that have it, or something of it. */
  readonly usedBy: readonly string[];
  /** Where in it other file systems are mounted. */
  readonly mounted: readonly string[];
}

/** Why a container's root folder has to stay; undefined where it may go with the container. */
export function rootFolderNote({ ours, usedBy, mounted }: RootFolderFacts): string | undefined {
  if (!ours) return 'Not made by Innkeeper for this guest, so it stays.';
  if (usedBy.length > 0) return `Used by ${usedBy.join(', ')} too.`;
  if (mounted.length > 0) return `${mounted.join(', ')} is mounted in it: unmount that first.`;
  return undefined;
}
