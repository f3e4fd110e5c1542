export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The closest box of the row below or above, among boxes that are drawn in no regular grid. Undefined at the edge. */
export function nearest(
  boxes: readonly Box[],
  from: number,
  arrow: 'ArrowUp' | 'ArrowDown',
): number | undefined {
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
