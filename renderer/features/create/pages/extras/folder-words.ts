/** `share`, or the first of share-2, share-3 … that no other folder has. */
export function freeTag(taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const tag = number === 1 ? 'share' : `share-${number}`;
    if (!taken.includes(tag)) return tag;
  }
}

/** What to type inside (https://virtio-fs.gitlab.io). */
export const mountCommand = (tag: string): string => `mount -t virtiofs ${tag || 'TAG'} /mnt`;
