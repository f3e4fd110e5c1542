import type { FilterRule } from '#shared/contract/filters.ts';
import { protocolOf } from '#shared/domain/filters/protocols.ts';

export const actionWords: Readonly<Record<FilterRule['action'], string>> = {
  accept: 'Accept',
  drop: 'Drop',
  reject: 'Reject',
  return: 'Return to the chain above',
  continue: 'Go on',
};

/** Seen from the guest: `in` is what it receives. */
export const directionWords: Readonly<Record<FilterRule['direction'], string>> = {
  in: 'to the guest',
  out: 'from the guest',
  inout: 'both ways',
};

/** What a rule does, in one line: `TCP: destination port 80, up to port 443`. */
export function ruleText({ protocol, fields, inverted }: FilterRule): string {
  if (protocol === undefined) return 'Every packet';
  const known = protocolOf(protocol);
  const said = Object.entries(fields).map(([name, value]) => {
    const label = known?.fields.find(each => each.name === name)?.label ?? name;
    return `${label.charAt(0).toLowerCase()}${label.slice(1)} ${value}`;
  });
  const what = known?.label ?? protocol;
  if (said.length === 0) return what;
  return `${what}${inverted === true ? ', all but' : ':'} ${said.join(', ')}`;
}
