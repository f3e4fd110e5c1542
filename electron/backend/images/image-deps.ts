import type { ContainerDeps } from '../containers/ports.ts';
import type { HandOutDeps } from '../transfers/hand-out.ts';
import type { PageFiles } from '../transfers/page-files.ts';
import type { LayerFeeds } from './layer-feeds.ts';

/** Given to the area of images. */
export interface ImagesAreaDeps extends ContainerDeps, HandOutDeps {
  readonly pageFiles: PageFiles;
}

/** Given to everything that is done with images. */
export interface ImageDeps extends ImagesAreaDeps {
  readonly layers: LayerFeeds;
}
