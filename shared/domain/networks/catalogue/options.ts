import { type Field, needed, number, onOff, type Section, text } from './field.ts';

const rates = (path: string, label: string, help: string): Field[] => [
  number(`${path}.average`, `${label}: average`, help, { min: 1, unit: 'KiB/s' }),
  number(`${path}.peak`, `${label}: peak`, undefined, { min: 1, unit: 'KiB/s' }),
  number(`${path}.burst`, `${label}: burst`, undefined, { min: 1, unit: 'KiB' }),
];

const tags: Field = {
  path: 'vlan.tags',
  label: 'VLAN tags',
  help: 'One tag: guests are in that VLAN and know nothing of it. Several: a trunk, and guests tag by themselves.',
  input: {
    kind: 'rows',
    row: [
      needed(number('id', 'Tag', undefined, { min: 1, max: 4094 })),
      {
        path: 'native',
        label: 'Native',
        input: {
          kind: 'choice',
          choices: [
            { value: '', label: 'No' },
            { value: 'tagged', label: 'Tagged' },
            { value: 'untagged', label: 'Untagged' },
          ],
        },
      },
    ],
    add: 'Add a tag',
    empty: () => ({ id: 1 }),
    optional: true,
    none: 'No VLAN.',
  },
};

export const optionSections: readonly Section[] = [
  {
    title: 'Way out',
    tab: 'options',
    fields: [
      { path: 'devices', label: 'Card of the host', input: { kind: 'interfaces' } },
      { path: 'bridge', label: 'Bridge', input: { kind: 'bridge' } },
    ],
  },
  {
    title: 'Description',
    tab: 'options',
    fields: [
      text('title', 'Title'),
      { path: 'description', label: 'Description', input: { kind: 'text', lines: 3 } },
    ],
  },
  {
    title: 'Switch',
    tab: 'options',
    part: 'switch',
    fields: [
      number('mtu', 'MTU', 'The largest packet, for guests too; 1500 unless said.', {
        min: 68,
        max: 65_535,
        unit: 'bytes',
      }),
      text('mac', 'MAC address', 'Of the bridge; libvirt gives it one.'),
      onOff('stp', 'Spanning tree', 'Against loops, where a guest bridges.', true),
      number('stpDelay', 'Forward delay', 'How long a new port listens first.', {
        min: 0,
        max: 30,
        unit: 's',
      }),
      text('firewallZone', 'Firewall zone', 'Of firewalld; “libvirt” unless said.'),
    ],
  },
  {
    title: 'Guests',
    tab: 'options',
    part: 'isolation',
    fields: [
      onOff(
        'isolatePorts',
        'Keep guests apart',
        'They reach the host and what is behind it, and not each other.',
      ),
    ],
  },
  {
    title: 'Bandwidth',
    tab: 'options',
    part: 'bandwidth',
    fields: [
      ...rates('inbound', 'To the guests', 'Of all guests together.'),
      ...rates('outbound', 'From the guests', 'Of all guests together.'),
    ],
  },
  { title: 'VLAN', tab: 'options', part: 'vlan', fields: [tags] },
  {
    title: 'Port groups',
    tab: 'options',
    part: 'port-groups',
    fields: [
      {
        path: 'portGroups',
        label: 'Classes of cards',
        help: 'A guest’s card says which it belongs to; the default one is for those that say nothing.',
        input: {
          kind: 'rows',
          cards: true,
          row: [
            needed(text('name', 'Name')),
            onOff('isDefault', 'Default', 'For cards that name no group.'),
            onOff('isolated', 'Keep guests apart', 'Cards of this group do not reach each other.'),
            ...rates('inbound', 'To the guest', 'Of each card.'),
            ...rates('outbound', 'From the guest', 'Of each card.'),
            tags,
          ],
          add: 'Add a port group',
          empty: () => ({ name: '' }),
          none: 'All cards are the same.',
        },
      },
    ],
  },
];
