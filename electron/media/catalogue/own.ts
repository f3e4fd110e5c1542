import catalogue from '#resources/catalogue.json' with { type: 'json' };
import { toPattern } from '../osinfo/pattern.ts';
import type { OsRecord } from '../osinfo/records.ts';
import type { Listed } from './listed.ts';
import { catalogueSchema, type CatalogueSystem, type OwnCatalogue } from './schema.ts';

let read: OwnCatalogue | undefined;

/** Part of the program: that it is what the schema says is proven by its test. */
function own(): OwnCatalogue {
  read ??= catalogueSchema.parse(catalogue);
  return read;
}

export function ownEntries(): Listed[] {
  return own().entries.map(entry => ({ ...entry, from: 'innkeeper' }));
}

export function ownDrivers(): Listed[] {
  return own().drivers.map(entry => ({ ...entry, from: 'innkeeper' }));
}

/** Systems of the catalogue, in the form that osinfo-db's have. */
export function ownSystems(): OsRecord[] {
  return own().systems.map(toRecord);
}

function toRecord(system: CatalogueSystem): OsRecord {
  const { id, label, family, distribution, released, endOfLife, like, answeredAs, memory, storage, volumes } =
    system;
  return {
    id,
    label,
    family,
    distribution,
    ...(released !== undefined && { released }),
    ...(endOfLife !== undefined && { endOfLife }),
    parents: like === undefined ? [] : [like],
    ...(answeredAs !== undefined && { answeredAs, version: id.slice(id.lastIndexOf('/') + 1) }),
    resources: [{ arch: 'all', minimum: {}, recommended: { memory, storage } }],
    firmware: [],
    devices: [],
    media: volumes.map(({ arch, pattern }) => ({
      arch,
      live: false,
      scripted: answeredAs !== undefined,
      iso: { volume: toPattern(pattern) },
    })),
    images: [],
    trees: [],
    scripts: [],
    variants: {},
  };
}
