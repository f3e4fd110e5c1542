import type { ContainerDeps } from '../containers/ports.ts';
import type { LayerFeeds } from './layer-feeds.ts';

/** Given to everything that is done with images. */
export interface ImageDeps extends ContainerDeps {
  readonly layers: LayerFeeds;
}
