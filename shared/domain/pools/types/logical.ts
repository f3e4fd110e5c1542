import { groupName, isEmpty, textOf } from '../checks.ts';
import { device, rows, text } from '../fields.ts';
import type { PoolKind } from '../kind.ts';

export const logical: PoolKind = {
  type: 'logical',
  label: 'LVM volume group',
  why: 'Each volume is a logical volume: fast, no image files, and its room is set aside at once.',
  volumes: 'logical volumes',
  fields: [
    text('source.name', 'Volume group', 'Its name, as vgs shows it.', {
      placeholder: 'guests',
      needed: true,
      check: groupName,
    }),
    rows(
      'source.devices',
      'Disks or partitions',
      'What a new volume group is made of. One that exists needs none.',
      'Add a disk',
      [device('path', 'Device', 'Becomes a physical volume.')],
    ),
  ],
  search: { by: 'libvirt', label: 'Find volume groups', needs: [] },
  folder: false,
  making: {
    label: 'Make a new volume group',
    without: 'Use the volume group that is there',
    guarded: true,
    needs: ['source.devices'],
    lost: values => {
      const devices = values['source.devices'];
      const paths = Array.isArray(devices) ? devices.map(row => textOf(row['path'])) : [];
      return `Everything on ${isEmpty(devices ?? null) ? 'its disks' : paths.join(', ')}.`;
    },
  },
  empties: true,
  takesApart: values => `the volume group ${textOf(values['source.name'])}, and its mark on its disks`,
  stopCuts: true,
  about: 'https://libvirt.org/storage.html#logical-volume-pool',
};
