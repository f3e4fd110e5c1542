import { KINDS } from '#shared/domain/hardware/catalogue/kinds.ts';
import { PAGES } from '#shared/domain/hardware/catalogue/settings.ts';
import type { Catalogue } from './items.ts';

export const catalogue: Catalogue = { kinds: KINDS, settings: PAGES };
