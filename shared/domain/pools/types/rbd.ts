import { host, plainName } from '../checks.ts';
import { choose, login, rows, text } from '../fields.ts';
import type { PoolKind } from '../kind.ts';

export const rbd: PoolKind = {
  type: 'rbd',
  label: 'Ceph (RBD)',
  why: 'Images in a pool of a Ceph cluster; QEMU reads and writes them over the network.',
  volumes: 'images',
  fields: [
    rows(
      'source.hosts',
      'Monitors',
      'Of the cluster; all of them, so that one may be down.',
      'Add a monitor',
      [
        text('name', 'Monitor', 'Name or address.', {
          placeholder: 'mon1.example.org',
          needed: true,
          check: host,
        }),
        {
          property: 'port',
          label: 'Port',
          help: 'Only where it is not 6789.',
          input: { kind: 'number', min: 1, max: 65_535 },
        },
      ],
      { needed: true },
    ),
    text('source.name', 'Pool of Ceph', 'As ceph osd pool ls shows it; a namespace after a slash.', {
      placeholder: 'guests',
      needed: true,
      check: plainName,
    }),
    ...login('ceph', 'Without “client.” before it.', 'Most clusters ask for one.'),
    choose(
      'refreshAllocation',
      'Sizes of images',
      'To count what each image really takes, Ceph reads all of its objects.',
      [
        { value: null, label: 'Count what they take' },
        { value: 'capacity', label: 'Take each for full', why: 'Quick where there are many.' },
      ],
      { rare: true },
    ),
    rows(
      'clientOptions',
      'Settings of Ceph’s client',
      'Instead of those in ceph.conf. libvirt checks none of them.',
      'Add a setting',
      [
        text('name', 'Name', 'As in ceph.conf.', { placeholder: 'client_mount_timeout', needed: true }),
        text('value', 'Value', 'As in ceph.conf.', { needed: true }),
      ],
      { rare: true },
    ),
  ],
  port: values => {
    const [first] = Array.isArray(values['source.hosts']) ? values['source.hosts'] : [];
    return typeof first?.['port'] === 'number' ? first['port'] : 6789;
  },
  folder: false,
  empties: true,
  stopCuts: false,
  about: 'https://libvirt.org/storage.html#rbd-pool',
};
