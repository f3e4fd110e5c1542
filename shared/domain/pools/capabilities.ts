import { poolTypes, type PoolChoices } from '../../contract/pools.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';

/**
 * https://libvirt.org/formatstoragecaps.html. Of a libvirt before 5.2, which has no such document: every type, as it may
 * have it, and nothing about formats.
 */
export function poolTypesOf(xml: string | undefined): PoolChoices['types'] {
  if (xml === undefined) return poolTypes.map(type => ({ type, supported: true, sourceFormats: [] }));
  const pools = parseDocument(xml).root.elements('pool');
  return poolTypes.map(type => {
    const found = pools.find(pool => pool.attr('type') === type);
    const options = found?.child('poolOptions');
    const usual = options?.child('defaultFormat')?.attr('type');
    return {
      type,
      supported: found?.attr('supported') === 'yes',
      sourceFormats: (options?.child('enum')?.elements('value') ?? []).map(({ text }) => text),
      ...(usual !== undefined && { defaultSourceFormat: usual }),
    };
  });
}
