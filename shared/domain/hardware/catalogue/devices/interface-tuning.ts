import type { ItemValues } from '../../../../contract/hardware.ts';
import { scalarText } from '../../scalar-text.ts';
import { absolutePath, needed } from '../checks.ts';
import { unset, words } from '../choices.ts';
import { choose, number, onOff, rare, rows, text, when } from '../fields.ts';
import type { Section } from '../kind.ts';
import { onContainer, onQemu } from '../machine.ts';
import { is } from '../words.ts';

const family = choose('family', 'Family', 'Of the address.', words(['ipv4', 'IPv4'], ['ipv6', 'IPv6']));

export const vlan: Section = {
  title: 'VLAN',
  fields: rare(
    rows(
      'vlan.tags',
      'Tags',
      'On Open vSwitch, on virtual functions, and since libvirt 11 on bridges.',
      'Add tag',
      [
        number('id', 'Tag', 'Of the VLAN.', { min: 0, max: 4095 }),
        choose('nativeMode', 'Native', 'Of untagged traffic on a trunk.', [
          unset('No'),
          ...words(['tagged', 'Tagged'], ['untagged', 'Untagged']),
        ]),
      ],
    ),
    onOff('vlan.trunk', 'Trunk', 'Several VLANs reach the guest with their tags.', {
      check: (value, _, values) =>
        value !== null &&
        value !== undefined &&
        !(Array.isArray(values['vlan.tags']) && values['vlan.tags'].length > 0)
          ? 'Add a tag first.'
          : undefined,
    }),
  ),
};

const rate = { min: 1, unit: 'KiB/s' };

/** libvirt has a peak and a burst only beside an average. */
const beside = (average: string, unit: string) => ({
  min: 1,
  unit,
  check: (value: unknown, _: unknown, values: ItemValues) =>
    value && !values[average] && !values['bandwidth.inboundFloor'] ? 'Give the average, too.' : undefined,
});

export const bandwidth: Section = {
  title: 'Limits',
  fields: rare(
    number('bandwidth.inboundAverage', 'To the guest', 'On the average.', rate),
    number(
      'bandwidth.inboundPeak',
      'To the guest, peak',
      'Above the average for a short time.',
      beside('bandwidth.inboundAverage', 'KiB/s'),
    ),
    number(
      'bandwidth.inboundBurst',
      'To the guest, burst',
      'How much may come at peak speed.',
      beside('bandwidth.inboundAverage', 'KiB'),
    ),
    number(
      'bandwidth.inboundFloor',
      'To the guest, at least',
      'Guaranteed on a virtual network that is limited itself.',
      rate,
    ),
    number('bandwidth.outboundAverage', 'From the guest', 'On the average.', rate),
    number(
      'bandwidth.outboundPeak',
      'From the guest, peak',
      'Above the average for a short time.',
      beside('bandwidth.outboundAverage', 'KiB/s'),
    ),
    number(
      'bandwidth.outboundBurst',
      'From the guest, burst',
      'How much may go at peak speed.',
      beside('bandwidth.outboundAverage', 'KiB'),
    ),
  ),
};

export const forwards: Section = {
  title: 'Ports of the host',
  fields: when(
    (_, values) => values['type'] === 'user' && values['backend'] === 'passt',
    rows(
      'portForwards',
      'Forwarded',
      'Connections to these ports of the host reach the guest.',
      'Forward a port',
      [
        choose('proto', 'Protocol', 'Which one.', words(['tcp', 'TCP'], ['udp', 'UDP'])),
        text('address', 'Host address', 'Empty: every one.'),
        number('start', 'Port', 'On the host.', { min: 1, max: 65535 }),
        number('end', 'To port', 'Of a range; empty for one.', { min: 1, max: 65535 }),
        number('to', 'Guest’s port', 'Empty: the same.', { min: 1, max: 65535 }),
      ],
    ),
    text('backendLog', 'Log of passt', 'A file on the host.', { rare: true, check: absolutePath }),
  ),
};

export const addresses: Section = {
  title: 'Addresses',
  fields: when(
    (context, values) => onContainer(context) || ['user', 'ethernet'].includes(scalarText(values['type'])),
    rows(
      'addresses',
      'Guest’s addresses',
      'Given to a container’s card, or handed out in user mode.',
      'Add address',
      [
        text('address', 'Address', 'Of the guest.'),
        family,
        number('prefix', 'Prefix', 'Length of the network’s part.', { min: 1, max: 128 }),
        text('peer', 'Peer', 'The other end, when it is point to point.'),
      ],
    ),
    rows('routes', 'Routes', 'Set up in a container.', 'Add route', [
      text('address', 'Network', 'That the route leads to.'),
      family,
      number('prefix', 'Prefix', 'Length of the network’s part.', { min: 0, max: 128 }),
      text('gateway', 'Gateway', 'By which it is reached.'),
      number('metric', 'Metric', 'The lower one is taken.', { min: 1 }),
    ]),
    text('guestDev', 'Name in the guest', 'Of a container’s card, such as eth0.', { shown: onContainer }),
  ),
};

const powerOfTwo = (value: unknown) =>
  typeof value === 'number' && !Number.isInteger(Math.log2(value)) ? 'Give a power of two.' : undefined;

const isVirtio = (context: Parameters<typeof onQemu>[0], values: ItemValues): boolean =>
  onQemu(context) && scalarText(values['model']).startsWith('virtio');

export const tuning: Section = {
  title: 'Driver',
  fields: when(
    isVirtio,
    ...rare(
      choose('driver', 'Served by', 'vhost is the host’s kernel, and faster.', [
        unset('vhost where it is there'),
        ...words(['vhost', 'vhost (kernel)'], ['qemu', 'QEMU']),
      ]),
      number('queues', 'Queues', 'One per virtual CPU lets a busy guest receive on all of them.', {
        min: 2,
        max: 256,
      }),
      number('receiveQueueSize', 'Receive queue', 'Packets: a power of two from 256 to 1024.', {
        min: 256,
        max: 1024,
        check: powerOfTwo,
      }),
      number('transmitQueueSize', 'Send queue', 'Packets; only vhost-user takes more than 256.', {
        min: 256,
        max: 1024,
        check: powerOfTwo,
      }),
      choose('transmitMode', 'Sends', 'By QEMU itself; changed only on advice.', [
        unset(),
        ...words(['iothread', 'At once'], ['timer', 'Gathered by a timer']),
      ]),
      onOff('ioEventFd', 'I/O in a thread of its own', 'Off only to look for faults.'),
      onOff('eventIndex', 'Fewer interrupts', 'Off only to look for faults.'),
      onOff('packed', 'Packed rings', 'A newer layout of the queues, where the guest knows it.'),
      onOff('pagePerQueue', 'A page for each queue', 'For vhost-user.'),
      onOff(
        'virtioIommu',
        'Through the IOMMU',
        'Keeps to addresses that the guest’s IOMMU allows; for encrypted guests.',
      ),
      onOff('ats', 'Address translation service', 'With a virtual IOMMU and vhost.'),
      onOff('rss', 'Receive scaling', 'The card spreads packets over its queues.'),
      onOff('rssHashReport', 'Tell the hash', 'The guest learns by what it was spread.'),
      text('backendTap', 'TAP device file', 'Other than /dev/net/tun.', { check: absolutePath }),
      text('backendVhost', 'vhost device file', 'Other than /dev/vhost-net.', { check: absolutePath }),
      number('sendBuffer', 'Send buffer', 'Of the TAP device; 0 is no limit.', { min: 0, unit: 'bytes' }),
      number('coalesceFrames', 'Gather packets', 'Received ones that are handed on together.', { min: 1 }),
    ),
  ),
};

export const offloads: Section = {
  title: 'Offloads',
  fields: when(
    isVirtio,
    ...rare(
      onOff(
        'hostOffloads.checksum',
        'Host: checksums',
        'Computed by the host. Off for guests whose packets arrive broken.',
      ),
      onOff('hostOffloads.gso', 'Host: segmentation', 'Large packets are cut late.'),
      onOff('hostOffloads.tso4', 'Host: TCP over IPv4', 'Segmentation of TCP.'),
      onOff('hostOffloads.tso6', 'Host: TCP over IPv6', 'Segmentation of TCP.'),
      onOff('hostOffloads.ecn', 'Host: ECN', 'Congestion marks survive segmentation.'),
      onOff('hostOffloads.ufo', 'Host: UDP', 'Fragmentation of UDP.'),
      onOff('hostOffloads.mergeableBuffers', 'Mergeable buffers', 'A packet may use several buffers.'),
      onOff('guestOffloads.checksum', 'Guest: checksums', 'The guest takes packets without one.'),
      onOff('guestOffloads.tso4', 'Guest: TCP over IPv4', 'The guest takes large packets.'),
      onOff('guestOffloads.tso6', 'Guest: TCP over IPv6', 'The guest takes large packets.'),
      onOff('guestOffloads.ecn', 'Guest: ECN', 'The guest takes congestion marks in them.'),
      onOff('guestOffloads.ufo', 'Guest: UDP', 'The guest takes large UDP packets.'),
    ),
  ),
};

export const scripts: Section = {
  title: 'Boot ROM, scripts and teaming',
  fields: rare(
    onOff('romEnabled', 'Boot ROM', 'Off: the firmware cannot boot from this card.'),
    text('romFile', 'ROM file', 'Another boot ROM for the card.', { check: absolutePath }),
    onOff('romBar', 'ROM visible', 'In the card’s memory; for cards handed over.'),
    text('script', 'Script', 'Run when the TAP device comes; for a TAP device and Xen.', {
      check: absolutePath,
    }),
    text('downScript', 'Script at the end', 'Run when it goes.', {
      check: absolutePath,
      shown: is('type', 'ethernet'),
    }),
    choose(
      'teaming',
      'Teaming',
      'A pair of cards: a virtio one that stays while a handed-over one is unplugged to migrate.',
      [unset('None'), ...words(['persistent', 'The one that stays'], ['transient', 'The one that goes'])],
      { governs: true },
    ),
    text('teamingPersistent', 'Its partner', 'Alias of the card that stays, such as ua-backup0.', {
      check: needed('the alias'),
      shown: is('teaming', 'transient'),
    }),
    text('backendDomain', 'Backend domain', 'The Xen domain that serves the card.'),
  ),
};
