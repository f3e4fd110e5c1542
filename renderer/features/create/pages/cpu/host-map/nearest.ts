export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

export const isArrow = (key: string): key is Arrow => key.startsWith('Arrow');

/**
 * Where an arrow leads among boxes that are drawn in no regular grid: sideways to the one before or after,
 * up and down to the next row's closest. Undefined at the edge.
 */
export function nearest(boxes: readonly Box[], from: number, arrow: Arrow): number | undefined {
  if (arrow === 'ArrowLeft') return from > 0 ? from - 1 : undefined;
  if (arrow === 'ArrowRight') return from < boxes.length - 1 ? from + 1 : undefined;
  const here = boxes[from];
  if (here === undefined) return undefined;
  const way = arrow === 'ArrowDown' ? 1 : -1;
  let best: { at: number; rows: number; aside: number } | undefined;
  for (const [at, box] of boxes.entries()) {
    const rows = (box.top - here.top) * way;
    if (rows < here.height / 2) continue;
    const aside = Math.abs(box.left + box.width / 2 - here.left - here.width / 2);
    if (best === undefined || rows < best.rows || (rows === best.rows && aside < best.aside))
      best = { at, rows, aside };
  }
  return best?.at;
}
