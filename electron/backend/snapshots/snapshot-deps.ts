import type { Thumbnails } from '../thumbnails/thumbnails.ts';
import type { JournalDeps } from '../unfinished/kinds.ts';
import type { Pictures } from './pictures.ts';

/** What the area of snapshots needs besides what all areas share. */
export interface SnapshotDeps extends JournalDeps {
  readonly thumbnails: Thumbnails;
  readonly pictures: Pictures;
}
