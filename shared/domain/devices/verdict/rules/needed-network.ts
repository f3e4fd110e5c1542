import { cutsOff } from '../../uses/network-use.ts';
import type { Rule } from '../finding.ts';

const list = new Intl.ListFormat('en-GB');

export const neededNetwork: Rule = (device, { uses, unit, facts }) => {
  const use = uses(device.address).find(each => each.by === 'network');
  if (!use) return undefined;
  const names = list.format(use.names);
  const many = use.names.length > 1;
  if (cutsOff(new Set(unit(device.address).together), facts.nets))
    return {
      level: 'never',
      label: 'Never',
      text: `It is the host’s only way into the network (${names}): nobody could reach it any more.`,
      remedy: 'Connect the host by another network card first, and move its default route there.',
    };
  if (use.master !== undefined)
    return {
      level: 'step',
      label: `In ${use.master}`,
      text: `${names} ${many ? 'are' : 'is'} part of ${use.master}: what goes by that would be cut off.`,
      remedy: `Take ${many ? 'them' : 'it'} out of ${use.master} first.`,
    };
  return {
    level: 'risky',
    label: 'Connected',
    text: `${names} ${many ? 'are' : 'is'} up and connected: what the host reaches by ${many ? 'them' : 'it'} would be cut off.`,
    remedy: 'Be sure that the host can do without.',
  };
};
