import { parsePciIds } from '../devices/pci-ids.ts';
import all from './hosts/pci.ids?raw';

const known = parsePciIds(all);
const number = (hex: string | undefined) => Number.parseInt(hex ?? '', 16);

/** The lines of pci.ids that name these, as the collector cuts them out of a host's own. */
export function namesOf(ids: readonly { readonly ids: string }[]): string {
  const lines: string[] = [];
  let above = '';
  for (const id of [...new Set(ids.map(part => part.ids))].toSorted()) {
    const [vendor = '', device = ''] = id.split(':');
    if (vendor !== above) lines.push(`${vendor}  ${known.vendor(number(vendor)) ?? 'Unknown'}`);
    above = vendor;
    const name = known.device(number(vendor), number(device));
    if (name !== undefined) lines.push(`\t${device}  ${name}`);
  }
  return `${lines.join('\n')}\n`;
}
