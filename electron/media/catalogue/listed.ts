import type { CatalogueEntry } from '#shared/contract/media.ts';

/** An entry as the lists have it: whether it is in the cache changes. */
export type Listed = Omit<CatalogueEntry, 'cached'>;
