import type { Rule } from '../finding.ts';

const list = new Intl.ListFormat('en-GB');

export const neededDisk: Rule = (device, { uses }) => {
  const use = uses(device.address).find(each => each.by === 'disk');
  if (!use) return undefined;
  const disks = `${list.format(use.disks)} with ${list.format(use.targets)}`;
  if (use.root)
    return {
      level: 'never',
      label: 'Never',
      text: `The host itself lives on it: ${disks}. It would stop at once.`,
    };
  return {
    level: 'step',
    label: 'Mounted',
    text: `The host has ${disks} in use there.`,
    remedy: `Unmount ${list.format(use.targets)} first, and take it out of /etc/fstab.`,
  };
};
