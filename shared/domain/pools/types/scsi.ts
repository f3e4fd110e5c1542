import { textOf, worldWideName } from '../checks.ts';
import { choose, deviceFolder, text } from '../fields.ts';
import type { PoolKind } from '../kind.ts';

const isPort = (values: Readonly<Record<string, unknown>>) => values['source.adapterType'] === 'fc_host';

export const scsi: PoolKind = {
  type: 'scsi',
  label: 'SCSI adapter',
  why: 'All disks behind one adapter of the host, or behind a virtual Fibre Channel port (NPIV).',
  volumes: 'LUNs',
  fields: [
    choose('source.adapterType', 'Adapter', 'What the disks are behind.', [
      { value: 'scsi_host', label: 'SCSI adapter of the host' },
      { value: 'fc_host', label: 'Virtual Fibre Channel port' },
    ]),
    choose(
      'source.adapterName',
      'Which',
      'Its name in /sys/class/scsi_host may change at the next start of the host.',
      ({ adapters }) => adapters.map(({ name }) => ({ value: name, label: name })),
      { free: true, needed: true, shown: values => !isPort(values) },
    ),
    choose(
      'source.adapterParent',
      'Parent',
      'The adapter on which the port is made. Without one, libvirt takes one that can.',
      ({ adapters }) => [
        { value: null, label: 'By itself' },
        ...adapters.filter(({ fibre }) => fibre).map(({ name }) => ({ value: name, label: name })),
      ],
      { free: true, shown: isPort },
    ),
    text('source.adapterWwnn', 'Node name (WWNN)', 'As the storage network knows the port.', {
      placeholder: '20000000c9831b4b',
      needed: true,
      shown: isPort,
      check: worldWideName,
    }),
    text('source.adapterWwpn', 'Port name (WWPN)', 'As zones and masks of the storage network name it.', {
      placeholder: '10000000c9831b4b',
      needed: true,
      shown: isPort,
      check: worldWideName,
    }),
    choose(
      'source.adapterManaged',
      'When stopped',
      'What becomes of a port that libvirt made.',
      [
        { value: null, label: 'The port is taken away' },
        { value: 'no', label: 'The port stays' },
      ],
      {
        rare: true,
        shown: values => isPort(values) && textOf(values['source.adapterParent'] as string) !== '',
      },
    ),
    deviceFolder(),
  ],
  begin: { 'source.adapterType': 'scsi_host', path: '/dev/disk/by-path' },
  search: { by: 'adapters', label: 'Choose an adapter', needs: [] },
  folder: false,
  empties: false,
  stopCuts: false,
  about: 'https://libvirt.org/storage.html#scsi-pool',
};
