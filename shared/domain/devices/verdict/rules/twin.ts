import { idsOf } from '../../names/short-name.ts';
import { pciKind } from '../../kinds.ts';
import type { Rule } from '../finding.ts';

/** Only good to know: everything here goes by addresses, but guides on graphics cards tell to go by ids. */
export const twin: Rule = (device, { facts, unit }) => {
  if (device.physicalFunction !== undefined || pciKind(device.class) !== 'display') return undefined;
  const together = unit(device.address).together;
  const others = facts.pci.filter(
    other =>
      other.vendor === device.vendor &&
      other.device === device.device &&
      other.physicalFunction === undefined &&
      !together.includes(other.address),
  );
  if (others.length === 0) return undefined;
  return {
    level: 'ready',
    label: 'Ready',
    text: `${others.map(({ address }) => address).join(' and ')} ${others.length === 1 ? 'has' : 'have'} the same ids (${idsOf(device)}): they are told apart by address, never by “vfio-pci.ids=”.`,
  };
};
