import type { AreaDeps } from '../ports.ts';
import type { Pictures } from '../snapshots/pictures.ts';

/** What deleting a guest needs besides what all areas share. */
export interface RemovalDeps extends AreaDeps {
  readonly pictures: Pictures;
}
