import type { ItemValues } from '../../contract/hardware.ts';
import type { Pool, PoolSource } from '../../contract/pools.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { textOf } from './checks.ts';
import { poolDocument, poolValues } from './document.ts';
import type { PoolKind } from './kind.ts';
import { sameSource } from './same-source.ts';

/** What libvirt is told of where to look: https://libvirt.org/html/libvirt-libvirt-storage.html#virConnectFindStoragePoolSources */
export function searchDocument(kind: PoolKind, values: ItemValues): string | null {
  const needs = kind.search?.needs ?? [];
  if (needs.length === 0) return null;
  const known = [...needs, 'source.hosts.port', 'source.format'];
  const asked = Object.fromEntries(known.map(property => [property, values[property] ?? null]));
  const source = parseDocument(poolDocument(kind, 'new', asked)).root.child('source');
  return source?.toString() ?? null;
}

/** Each source of libvirt’s answer as what a form says then, on top of what was typed already. */
export function readSources(kind: PoolKind, xml: string, typed: ItemValues): PoolSource[] {
  return parseDocument(xml)
    .root.elements('source')
    .map(source => {
      const found = poolValues(kind, `<pool type='${kind.type}'>${source.toString()}</pool>`);
      const values = Object.fromEntries(
        Object.entries(found).filter(
          ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
        ),
      );
      return { ...wordsOf(kind, values), values: { ...rest(typed, values), ...values } };
    });
}

/** The server stays as it was typed: libvirt may answer with another name of it. */
const rest = (typed: ItemValues, values: ItemValues): ItemValues =>
  Object.fromEntries(
    Object.entries(typed).filter(([property, value]) => value !== null && values[property] === undefined),
  );

function wordsOf({ type }: PoolKind, values: ItemValues): Pick<PoolSource, 'label' | 'detail'> {
  const devices = values['source.devices'];
  const text = (property: string) => textOf(values[property]);
  switch (type) {
    case 'netfs':
    case 'gluster':
      return { label: text('source.dir') || text('source.name'), detail: text('source.format') || type };
    case 'iscsi':
    case 'iscsi-direct':
      return { label: text('source.devices.path') };
    default:
      return {
        label: text('source.name'),
        ...(Array.isArray(devices) && { detail: devices.map(row => textOf(row['path'])).join(', ') }),
      };
  }
}

/** With the pool that has each of them already. */
export function withPools(
  kind: PoolKind,
  sources: readonly PoolSource[],
  pools: readonly Pool[],
): PoolSource[] {
  return sources.map(source => {
    const other = sameSource(kind, { ...kind.begin, ...source.values, path: null }, pools);
    return other ? { ...source, pool: other.name } : source;
  });
}
