import type { Choice } from '../choices.ts';
import type { CreateFacts, PoolFacts } from '../facts.ts';

/** Pools in which libvirt can make a volume of a given size. */
export const usablePoolTypes: ReadonlySet<string> = new Set(['dir', 'fs', 'netfs', 'logical', 'zfs']);
const filePools = new Set(['dir', 'fs', 'netfs']);

/** Volumes of the pool are files, which have a format and grow; others are devices. */
export function holdsFiles({ type }: { readonly type: string }): boolean {
  return filePools.has(type);
}

export function usablePools(facts: CreateFacts): readonly PoolFacts[] {
  return (facts.pools ?? []).filter(pool => usablePoolTypes.has(pool.type));
}

export function poolNamed(facts: CreateFacts, name: string): PoolFacts | undefined {
  return facts.pools?.find(pool => pool.name === name);
}

export function choosePool(facts: CreateFacts): Choice<string> {
  const pools = usablePools(facts);
  const active = pools.filter(pool => pool.active);
  const best = active.find(({ name }) => name === 'default') ?? active.toSorted((a, b) => b.free - a.free)[0];
  const pool = best ?? pools.find(({ name }) => name === 'default') ?? pools[0];
  if (!pool) return { value: 'default', why: 'there is no pool yet' };
  return {
    value: pool.name,
    why: pool.name === 'default' ? 'libvirt’s default pool' : 'the pool with the most room',
  };
}
