import { usualModels } from '../../../capabilities/usual-models.ts';
import { macAddress, needed } from '../checks.ts';
import { names, offered, unset, words, type Words } from '../choices.ts';
import { choose, number, onOff, own, rare, text, when } from '../fields.ts';
import type { Choice, Context, Field, Kind, Start } from '../kind.ts';
import { machineOf, notContainer, onQemu } from '../machine.ts';
import { told } from '../told.ts';
import { is, line, textOf } from '../words.ts';
import { bootOrder } from './boot-order.ts';
import { addresses, bandwidth, forwards, offloads, scripts, tuning, vlan } from './interface-tuning.ts';

const models: Words = [
  [
    'virtio',
    'virtio',
    'The fastest; the guest needs its driver: Linux has it, Windows gets it from virtio-win.',
  ],
  ['e1000e', 'e1000e', 'An Intel card for PCI Express; every system since 2010 has the driver.'],
  ['igb', 'igb', 'An Intel card with virtual functions; QEMU 8 and newer.'],
  ['e1000', 'e1000', 'An Intel card for PCI; for older systems.'],
  ['rtl8139', 'rtl8139', 'A Realtek card; slow, for very old systems.'],
  ['vmxnet3', 'vmxnet3', 'VMware’s; for guests that come from there.'],
  ['usb-net', 'USB', 'A network card on USB.'],
  ['netfront', 'Xen', 'Paravirtual.'],
  ['virtio-transitional', 'virtio, transitional', 'Also speaks the version before 1.0.'],
  ['virtio-non-transitional', 'virtio 1.0 only'],
  ['spapr-vlan', 'spapr-vlan', 'Paravirtual, of POWER.'],
];

/** libvirt lists no network cards; these are what it knows and QEMU has for the machine. */
function modelChoices(context: Context): Choice[] {
  const { arch, name, qemu, pseries } = machineOf(context);
  if (!qemu) return [unset(), ...words(...models.slice(0, 5), ...models.slice(7, 8))];
  const usual = context.choices.machine?.nicModels ?? usualModels(arch, name).nics;
  const others = pseries
    ? ['spapr-vlan']
    : ['igb', 'vmxnet3', 'usb-net', 'virtio-transitional', 'virtio-non-transitional'];
  return offered([...usual, ...others.filter(model => !usual.includes(model))], models);
}

const kinds: Words = [
  ['network', 'Network of libvirt', 'One of the virtual networks of the host.'],
  ['bridge', 'Bridge', 'Straight onto a bridge of the host: the guest is a machine of that network.'],
  ['direct', 'macvtap', 'On a card of the host without a bridge. Guest and host cannot talk to each other.'],
  ['user', 'User mode', 'Out through the host as a program does; needs no privilege, and nobody gets in.'],
  ['hostdev', 'Card of the host', 'A PCI network card, or a virtual function of one, handed over whole.'],
  ['ethernet', 'TAP device', 'A device that something else connects.'],
  [
    'vhostuser',
    'vhost-user',
    'A switch in another program, such as Open vSwitch with DPDK. Needs shared memory.',
  ],
  ['vdpa', 'vDPA', 'A card that speaks virtio itself.'],
  ['internal', 'Hypervisor’s network', 'VirtualBox and VMware.'],
  ['udp', 'UDP tunnel', 'To one other guest.'],
  ['server', 'TCP server', 'Guests that connect here share a network.'],
  ['client', 'TCP client', 'Of such a server.'],
  ['mcast', 'Multicast', 'Guests of several hosts share a network; without protection.'],
  ['null', 'Nothing', 'Not connected.', 11_002_000],
];

const source: readonly Field[] = [
  choose('type', 'Connected to', 'What the card is plugged into on the host.', words(...kinds), {
    governs: true,
  }),
  ...when(
    is('type', 'network'),
    choose(
      'network',
      'Network',
      'It must be active when the guest starts.',
      ({ choices }) =>
        choices.networks.map(({ name, active, mode }) => ({
          value: name,
          label: name,
          why: active ? mode : `${mode}; it is not active now`,
        })),
      { free: true, check: needed('the network') },
    ),
    text('portGroup', 'Port group', 'A set of rules that the network has under that name.', { rare: true }),
  ),
  ...when(
    is('type', 'bridge'),
    choose('bridge', 'Bridge', 'Of the host.', ({ choices }) => names(choices.bridges), {
      free: true,
      check: needed('the bridge'),
    }),
  ),
  ...when(
    is('type', 'direct'),
    choose(
      'dev',
      'Card of the host',
      'A physical interface, a bond or a VLAN.',
      ({ choices }) => names(choices.interfaces),
      {
        free: true,
        check: needed('the interface'),
      },
    ),
    choose('mode', 'Mode', 'How guests on the same card see one another.', [
      unset('VEPA'),
      ...words(
        ['bridge', 'Bridge', 'Guests on the card reach each other.'],
        ['vepa', 'VEPA', 'All traffic goes out to the switch and back.'],
        ['private', 'Private', 'Guests never reach each other.'],
        ['passthrough', 'Pass-through', 'The guest has the card alone.'],
      ),
    ]),
  ),
  ...when(
    is('type', 'hostdev'),
    own('sourceAddress', 'Card', 'The PCI card or virtual function.', 'host-device'),
  ),
  ...when(
    is('type', 'vhostuser'),
    choose('sourceType', 'Kind of socket', 'How the switch is reached.', words(['unix', 'UNIX socket'])),
    text('sourcePath', 'Socket', 'On which switch and guest meet.', {
      check: needed('the path of the socket'),
    }),
    choose(
      'mode',
      'Who listens',
      'The other end connects.',
      words(['server', 'The guest'], ['client', 'The switch']),
    ),
  ),
  ...when(
    is('type', 'vdpa', 'ethernet'),
    text('dev', 'Device', 'Such as /dev/vhost-vdpa-0.', {
      shown: is('type', 'vdpa'),
      check: needed('the device'),
    }),
  ),
  ...when(
    is('type', 'udp', 'server', 'client', 'mcast'),
    text('sourceHost', 'Address', 'To connect to, or to listen on.'),
    number('sourcePort', 'Port', 'Of that address.', { min: 1, max: 65535, check: needed('the port') }),
    text('localHost', 'Own address', 'Of a UDP tunnel.', { shown: is('type', 'udp') }),
    number('localPort', 'Own port', 'Of a UDP tunnel.', { min: 1, max: 65535, shown: is('type', 'udp') }),
  ),
  ...when(
    is('type', 'internal'),
    text('sourceName', 'Name', 'Of the hypervisor’s network.', { check: needed('the name') }),
  ),
  ...when(
    is('type', 'user'),
    choose(
      'backend',
      'Carried by',
      'passt is faster and keeps the host’s addresses; libvirt 9.0 and newer.',
      context => [
        unset(),
        ...offered(
          told(context, ({ devices }) => devices.interface, 'backendType'),
          [
            ['default', 'slirp'],
            ['passt', 'passt'],
          ],
        ),
      ],
    ),
  ),
];

const model: Field = choose('model', 'Model', 'The card that the guest sees.', modelChoices, {
  free: true,
  shown: (context, values) => notContainer(context) && values['type'] !== 'hostdev',
});

function start(
  type: string,
  fill: string[],
  not?: Start['not'],
  more: Record<string, string | boolean> = {},
): Start {
  const [, label, why] = kinds.find(([word]) => word === type) ?? [type, type];
  return {
    id: type,
    label,
    ...(why !== undefined && { why }),
    fill,
    ...(not && { not }),
    values: context => ({
      type,
      ...firstOf(context, type),
      ...(type !== 'hostdev' && modelOf(context)),
      ...more,
    }),
  };
}

function firstOf({ choices }: Context, type: string): Record<string, string> {
  const active = choices.networks.find(network => network.active) ?? choices.networks[0];
  if (type === 'network' && active) return { network: active.name };
  if (type === 'bridge' && choices.bridges[0] !== undefined) return { bridge: choices.bridges[0] };
  if (type === 'direct' && choices.interfaces[0] !== undefined)
    return { dev: choices.interfaces[0], mode: 'bridge' };
  return {};
}

function modelOf(context: Context): Record<string, string> {
  const [first] = machineOf(context).qemu ? modelChoices(context) : [];
  return typeof first?.value === 'string' ? { model: first.value } : {};
}

const qemuOnly = (context: Context) => (onQemu(context) ? undefined : 'Only QEMU guests can have one.');

export const netInterface: Kind = {
  id: 'interface',
  element: 'interface',
  label: 'Network card',
  group: 'network',
  title: values => `Network card ${textOf(values, 'mac') ?? ''}`.trim(),
  summary: values =>
    line(
      textOf(values, 'network') ??
        textOf(values, 'bridge') ??
        textOf(values, 'dev') ??
        textOf(values, 'type'),
      textOf(values, 'model'),
      values['linkState'] === 'down' && 'cable out',
    ),
  sections: [
    {
      title: 'Network card',
      fields: [
        ...source,
        model,
        text(
          'mac',
          'MAC address',
          'Empty: libvirt makes one up. Changing it makes most guests see a new card.',
          {
            check: macAddress,
          },
        ),
        choose('linkState', 'Cable', 'Taken out, the guest sees a card without a link.', [
          unset('In'),
          ...words(['up', 'In'], ['down', 'Out']),
        ]),
        choose(
          'filter',
          'Filter',
          'A network filter of the host keeps the guest to its own addresses.',
          ({ choices }) => [unset('None'), ...names(choices.filters)],
          { free: true },
        ),
        bootOrder,
        number('mtu', 'MTU', 'Largest packet. Every device on the way must take it; the usual one is 1500.', {
          min: 68,
          max: 65535,
          unit: 'bytes',
        }),
        ...rare(
          text(
            'target',
            'Name on the host',
            'Of the TAP device while the guest runs; names that begin with vnet are libvirt’s own.',
            {
              check: value =>
                typeof value === 'string' && value.length > 15
                  ? 'Linux takes at most 15 characters.'
                  : undefined,
            },
          ),
          onOff('isolated', 'Isolated', 'Cannot reach other isolated cards of the same bridge.'),
          onOff(
            'trustGuestRxFilters',
            'Guest sets filters',
            'The host follows what addresses the guest wants to receive. virtio on macvtap.',
          ),
          text(
            'virtualPort',
            'Virtual port',
            'openvswitch, midonet, 802.1Qbg or 802.1Qbh, where the bridge is none of Linux’s own.',
          ),
        ),
      ],
    },
    vlan,
    bandwidth,
    forwards,
    addresses,
    tuning,
    offloads,
    scripts,
  ],
  starts: [
    start('network', ['network']),
    start('bridge', ['bridge']),
    start('direct', ['dev'], context =>
      machineOf(context).type === 'test' ? 'The test driver has none.' : undefined,
    ),
    start('user', [], qemuOnly),
    start(
      'hostdev',
      ['sourceAddress.domain', 'sourceAddress.bus', 'sourceAddress.slot', 'sourceAddress.function'],
      undefined,
      {
        managed: true,
        'sourceAddress.type': 'pci',
      },
    ),
    start('vhostuser', ['sourcePath'], qemuOnly, { sourceType: 'unix', mode: 'client' }),
    start('vdpa', ['dev'], qemuOnly),
    start('ethernet', []),
  ],
  about: 'https://libvirt.org/formatdomain.html#network-interfaces',
};
