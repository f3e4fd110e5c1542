import { setImmediate as nextTurn } from 'node:timers/promises';

/** Small enough that a slice stays well below the time between two frames. */
const AT_ONCE = 16;

/**
 * Reads of a record are answered without leaving this turn of the event loop; between slices others get theirs.
 * Of a folder, so many files are in flight together.
 */
export async function inSlices<Item, Made>(
  items: readonly Item[],
  make: (item: Item) => Promise<Made>,
): Promise<Made[]> {
  const made: Made[] = [];
  for (let start = 0; start < items.length; start += AT_ONCE) {
    made.push(...(await Promise.all(items.slice(start, start + AT_ONCE).map(make))));
    await nextTurn();
  }
  return made;
}
