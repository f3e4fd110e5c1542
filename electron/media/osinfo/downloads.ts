import type { Listed } from '../catalogue/listed.ts';
import type { ImageRecord, MediaRecord, OsRecord, TreeRecord } from './records.ts';

/** Disk images in containers are of another world. */
const FORMATS = ['qcow2', 'raw'];

/** What a guest can be made from, as long as the system is looked after. `now`: milliseconds since 1970. */
export function downloadsOf(os: OsRecord, now: number): Listed[] {
  if (os.endOfLife !== undefined && Date.parse(os.endOfLife) < now) return [];
  const all = [
    ...os.images
      .filter(image => image.cloudInit && FORMATS.includes(image.format))
      .map(image => entry(os, 'cloud-image', image, image.url)),
    ...os.media.flatMap(medium => (medium.url === undefined ? [] : [entry(os, 'iso', medium, medium.url)])),
    ...os.trees.flatMap(tree => (tree.url === undefined ? [] : [entry(os, 'install-tree', tree, tree.url)])),
  ];
  const seen = new Map<string, number>();
  return all.map(one => {
    const count = (seen.get(one.id) ?? 0) + 1;
    seen.set(one.id, count);
    return count === 1 ? one : { ...one, id: `${one.id}.${count}` };
  });
}

function entry(
  os: OsRecord,
  kind: Listed['kind'],
  what: MediaRecord | ImageRecord | TreeRecord,
  url: string,
): Listed {
  const variant = what.variant === undefined ? undefined : os.variants[what.variant];
  const live = 'live' in what && what.live ? ' (live)' : '';
  const name = os.shortId ?? os.id;
  return {
    // Stable for as long as the database says the same.
    id: ['osinfo', name, kind, what.arch, what.variant].filter(part => part !== undefined).join('.'),
    label: `${variant === undefined || variant === '' ? os.label : variant}${live}`,
    kind,
    osId: os.id,
    arch: what.arch,
    url,
    from: 'osinfo',
  };
}
