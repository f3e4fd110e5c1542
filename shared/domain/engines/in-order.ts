/**
 * A list of an engine's by its keys, the first that differs deciding. dockerd reads many of its lists out of Go's
 * maps, so that the next answer has the same things in another order: what is shown would jump, and what is
 * compared with what was shown would differ.
 */
export function inOrder<Item>(
  items: readonly Item[],
  ...keys: readonly ((item: Item) => string | number)[]
): Item[] {
  return items.toSorted((a, b) => {
    for (const key of keys) {
      const [left, right] = [key(a), key(b)];
      if (left !== right) return left < right ? -1 : 1;
    }
    return 0;
  });
}

/** For the list of mounts that comes with a container. */
export const mountsInOrder = <Mount extends { readonly Destination: string }>(
  mounts: readonly Mount[],
): Mount[] => inOrder(mounts, ({ Destination }) => Destination);
