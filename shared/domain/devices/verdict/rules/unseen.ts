import { pciKind } from '../../kinds.ts';
import type { Rule } from '../finding.ts';

const needs = new Map([
  ['display', 'whether a screen of the host hangs on it'],
  ['storage', 'whether the host has disks of it in use'],
  ['network', 'whether the host is reached by it'],
]);

/** libvirt lists devices, but not what the host does with them. */
export const unseen: Rule = (device, view) => {
  const what = needs.get(pciKind(device.class));
  if (!view.unseen || what === undefined || device.physicalFunction !== undefined) return undefined;
  return {
    level: 'risky',
    label: 'Not known',
    text: `The host’s files cannot be read from here, so it is not known ${what}.`,
    remedy: 'Connect to that host over ssh, or see for yourself before you give it away.',
  };
};
