import type { CreateFacts, PoolFacts } from './facts.ts';
import type { Resolved } from './defaults.ts';

/** The guest's first disk: made, copied, taken as it is, or none. Sizes in bytes. */
export type DiskPlan =
  | {
      readonly kind: 'create' | 'copy';
      readonly pool: string;
      readonly volume: string;
      readonly format: 'qcow2' | 'raw';
      readonly capacity: number;
      /** Where the volume is going to be, as far as can be told before. */
      readonly path: string;
      readonly block: boolean;
      /** Of a copy. */
      readonly from?: { readonly path: string; readonly size: number; readonly pool?: string };
    }
  | { readonly kind: 'use'; readonly path: string; readonly format: string; readonly block: boolean }
  | { readonly kind: 'none' };

const filePools = new Set(['dir', 'fs', 'netfs']);

/** Volumes of the pool are files, which have a format and grow; others are devices. */
export function holdsFiles({ type }: { readonly type: string }): boolean {
  return filePools.has(type);
}

export function planDisk(resolved: Resolved, facts: CreateFacts): DiskPlan {
  const { source, name } = resolved;
  if (source.kind === 'disk-image' && source.how === 'use')
    return {
      kind: 'use',
      path: source.path,
      format: facts.source?.format ?? 'raw',
      block: facts.source?.block ?? false,
    };
  if (resolved.diskSize === 0 && source.kind !== 'disk-image') return { kind: 'none' };
  const pool = facts.pools?.find(candidate => candidate.name === resolved.pool);
  const files = pool === undefined || holdsFiles(pool);
  const copy = source.kind === 'disk-image';
  const format = !files || (copy && facts.source?.format !== 'qcow2') ? 'raw' : 'qcow2';
  const volume = freeVolumeName(name, files ? `.${format}` : '', pool);
  return {
    kind: copy ? 'copy' : 'create',
    pool: resolved.pool,
    volume,
    format,
    capacity: resolved.diskSize,
    path: `${pool?.path ?? ''}/${volume}`,
    block: !files,
    ...(copy && {
      from: {
        path: source.path,
        size: facts.source?.size ?? 0,
        ...(facts.source?.pool !== undefined && { pool: facts.source.pool }),
      },
    }),
  };
}

/** `web.qcow2`, else `web-2.qcow2` …: a volume left by an earlier guest of that name is never touched. */
export function freeVolumeName(name: string, suffix: string, pool: PoolFacts | undefined): string {
  const taken = new Set(pool?.volumes);
  let candidate = `${name}${suffix}`;
  for (let number = 2; taken.has(candidate); number++) candidate = `${name}-${number}${suffix}`;
  return candidate;
}
