import { plainName, textOf } from '../checks.ts';
import { device, rows, text } from '../fields.ts';
import type { PoolKind } from '../kind.ts';

export const zfs: PoolKind = {
  type: 'zfs',
  label: 'ZFS',
  why: 'Each volume is a zvol of a ZFS pool or of a dataset in one.',
  volumes: 'volumes',
  fields: [
    text('source.name', 'ZFS pool or dataset', 'As zfs list shows it.', {
      placeholder: 'tank/guests',
      needed: true,
      check: plainName,
    }),
    rows(
      'source.devices',
      'Disks',
      'What a new ZFS pool is made of. One that exists needs none.',
      'Add a disk',
      [device('path', 'Device', 'Becomes part of the pool, without a copy elsewhere.')],
    ),
  ],
  folder: false,
  making: {
    label: 'Make a new ZFS pool',
    without: 'Use the one that is there',
    guarded: false,
    needs: ['source.devices'],
    lost: () => 'Everything on its disks.',
  },
  empties: true,
  takesApart: values => `the ZFS pool ${textOf(values['source.name'])}`,
  stopCuts: false,
  about: 'https://libvirt.org/storage.html#zfs-pool',
};
