import type { ItemValues } from '../../contract/hardware.ts';
import type { Pool } from '../../contract/pools.ts';
import { pool as poolView } from '../../libvirt-xml/documents/pool.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { textOf } from './checks.ts';
import { poolDocument } from './document.ts';
import type { PoolKind } from './kind.ts';
import { sourceLine } from './source-line.ts';

/** A pool that has the same folder, or is made of the same thing: libvirt allows one of each. */
export function sameSource(
  kind: PoolKind,
  values: ItemValues,
  pools: readonly Pool[],
): (Pool & { readonly field: string }) | undefined {
  const path = textOf(values['path']).replace(/\/+$/, '');
  const samePath = kind.folder ? pools.find(pool => pool.path?.replace(/\/+$/, '') === path) : undefined;
  if (samePath) return { ...samePath, field: 'path' };
  if (kind.type === 'mpath')
    return withField(
      pools.find(({ type }) => type === 'mpath'),
      'path',
    );
  const line = sourceLine(poolView.of(parseDocument(poolDocument(kind, 'new', values)).root));
  const found =
    line === undefined ? undefined : pools.find(({ type, source }) => type === kind.type && source === line);
  const field = kind.fields.find(({ property }) => property.startsWith('source.'))?.property ?? 'path';
  return withField(found, field);
}

const withField = (pool: Pool | undefined, field: string) => pool && { ...pool, field };
