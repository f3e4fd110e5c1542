import { type Field, needed, number, onOff, type Section, text } from './field.ts';

const range: readonly Field[] = [
  needed(text('start', 'First address', undefined, '192.168.122.100')),
  needed(text('end', 'Last address', undefined, '192.168.122.200')),
  number('lease', 'Lease time', undefined, { min: 0, unit: 's' }),
];

const host: readonly Field[] = [
  text('mac', 'MAC address', undefined, '52:54:00:12:34:56'),
  text('ip', 'Address', undefined, '192.168.122.50'),
  text('name', 'Name', undefined, 'printer'),
  text('id', 'Client id', undefined),
];

const address: readonly Field[] = [
  needed(text('address', 'Address of the host', undefined, '192.168.122.1 or fd00:12::1')),
  needed(number('prefix', 'Prefix', undefined, { min: 1, max: 127 })),
  {
    path: 'ranges',
    label: 'DHCP ranges',
    help: 'What guests without a fixed lease get. Lease time: one hour unless you say; 0 is for ever.',
    input: {
      kind: 'rows',
      row: range,
      add: 'Add a range',
      empty: () => ({ start: '', end: '' }),
      none: 'Guests get no addresses from here.',
    },
  },
  {
    path: 'hosts',
    label: 'Fixed leases',
    help: 'The same address for the same card, always. IPv6 goes by the client id (DUID) instead of the MAC.',
    input: {
      kind: 'rows',
      row: host,
      add: 'Add a fixed lease',
      empty: () => ({}),
      none: 'No card has an address of its own.',
    },
  },
  text('tftpRoot', 'TFTP folder', 'On the host; for guests that start from the network.', '/srv/tftp'),
  text('bootFile', 'Boot file', 'What those guests load: its name in the folder.', 'pxelinux.0'),
  text('bootServer', 'Boot server', 'Another machine that has it; this host where it is empty.'),
];

export const addressSections: readonly Section[] = [
  {
    title: 'Addresses',
    tab: 'addresses',
    part: 'addresses',
    fields: [
      {
        path: 'addresses',
        label: 'Addresses of the host in it',
        input: {
          kind: 'rows',
          row: address,
          add: 'Add an address',
          cards: true,
          empty: () => ({ address: '', prefix: 24, ranges: [], hosts: [] }),
          none: 'The host has no address in it: guests talk among themselves and choose their own.',
        },
      },
      onOff(
        'ipv6WithoutAddress',
        'IPv6 among guests without an address of the host',
        'Otherwise IPv6 is blocked where the host has no IPv6 address here.',
      ),
    ],
  },
  {
    title: 'Routes',
    tab: 'addresses',
    part: 'routes',
    fields: [
      {
        path: 'routes',
        label: 'Routes by way of guests',
        help: 'The host reaches these networks through a guest that routes.',
        input: {
          kind: 'rows',
          row: [
            needed(text('address', 'Network', undefined, '10.20.0.0')),
            needed(number('prefix', 'Prefix', undefined, { min: 0, max: 128 })),
            needed(text('gateway', 'Gateway', undefined, '192.168.122.9')),
            number('metric', 'Metric', undefined, { min: 1 }),
          ],
          add: 'Add a route',
          empty: () => ({ address: '', prefix: 24, gateway: '' }),
          none: 'No network is behind a guest.',
        },
      },
    ],
  },
  {
    title: 'NAT',
    tab: 'addresses',
    part: 'nat',
    fields: [
      onOff(
        'natIpv6',
        'NAT for IPv6 too',
        'Otherwise IPv6 is routed, and your network has to know the way back.',
      ),
      text('natAddressStart', 'First address to go out by', 'Of the host; empty: whichever it has.'),
      text('natAddressEnd', 'Last address to go out by'),
      number(
        'natPortStart',
        'First port',
        'Ports of the host that connections go out by; 1024 unless said.',
        {
          min: 0,
          max: 65_535,
        },
      ),
      number('natPortEnd', 'Last port', undefined, { min: 0, max: 65_535 }),
    ],
  },
];
