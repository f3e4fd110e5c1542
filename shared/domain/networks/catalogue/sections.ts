import type { NetworkMode } from '../../../contract/network-settings.ts';
import { modeOf, takes } from '../modes.ts';
import { addressSections } from './addresses.ts';
import { dnsSections } from './dns.ts';
import type { Field, Section } from './field.ts';
import { optionSections } from './options.ts';

const all: readonly Section[] = [...addressSections, ...dnsSections, ...optionSections];

/** What there is to say of a network of a mode, on one of its tabs or on all. */
export function sectionsOf(mode: NetworkMode, tab?: Section['tab']): Section[] {
  return all.flatMap(section => {
    if ((tab !== undefined && section.tab !== tab) || (section.part && !takes(mode, section.part))) return [];
    const fields = section.fields.filter(field => fits(field, mode)).map(field => forMode(field, mode));
    return fields.length === 0 ? [] : [{ ...section, fields }];
  });
}

function fits({ path, input }: Field, mode: NetworkMode): boolean {
  const { on } = modeOf(mode);
  if (input.kind === 'interfaces') return on !== 'nothing' && on !== 'host-bridge' && on !== 'ovs-bridge';
  if (input.kind === 'bridge') return on === 'host-bridge' || on === 'ovs-bridge' || takes(mode, 'switch');
  if (/^(in|out)bound\./.test(path)) return takes(mode, 'bandwidth');
  if (path === 'isolated') return takes(mode, 'isolation');
  return path === 'vlan.tags' ? takes(mode, 'vlan') : true;
}

function forMode(field: Field, mode: NetworkMode): Field {
  const { input } = field;
  if (input.kind !== 'rows') return field;
  return { ...field, input: { ...input, row: input.row.filter(each => fits(each, mode)) } };
}
