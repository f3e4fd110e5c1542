import type { Pool, PoolSource } from '#shared/contract/pools.ts';
import { formatBytes } from '#shared/domain/units.ts';
import { table } from '../table.ts';

export const printPools = (pools: readonly Pool[]): string =>
  table(
    ['NAME', 'TYPE', 'STATE', 'AUTOSTART', 'FREE', 'SIZE', 'VOLUMES', 'WHERE'],
    pools.map(({ name, type, state, autostart, space, volumes, source, path, silentSince }) => [
      name,
      type,
      silentSince === undefined ? state : 'does not answer',
      autostart ? 'yes' : 'no',
      space ? formatBytes(space.available) : '-',
      space ? formatBytes(space.capacity) : '-',
      volumes === undefined ? '-' : String(volumes),
      source ?? path ?? '-',
    ]),
  );

export const printSources = (sources: readonly PoolSource[]): string =>
  table(
    ['SOURCE', 'WHAT', 'NOTE'],
    sources.map(({ label, detail = '-', warning, pool }) => [
      label,
      detail,
      pool === undefined ? (warning ?? '-') : `in the pool ${pool}`,
    ]),
  );
