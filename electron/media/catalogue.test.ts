import { describe, expect, it } from 'vitest';
import catalogue from '#resources/catalogue.json' with { type: 'json' };
import { catalogueSchema } from './catalogue/schema.ts';

describe('resources/catalogue.json', () => {
  const { systems, entries, drivers } = catalogueSchema.parse(catalogue);

  it('names each entry and each address once', () => {
    const all = [...entries, ...drivers];
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(new Set(entries.map(({ url }) => url)).size).toBe(entries.length);
  });

  it('has a list of checksums for everything that a guest starts from', () => {
    const without = entries.filter(
      entry => entry.kind !== 'install-tree' && entry.checksumsUrl === undefined,
    );
    expect(without).toEqual([]);
  });

  it('has expressions that JavaScript understands', () => {
    for (const { volumes } of systems)
      for (const { pattern } of volumes) expect(() => new RegExp(pattern)).not.toThrow();
  });
});
