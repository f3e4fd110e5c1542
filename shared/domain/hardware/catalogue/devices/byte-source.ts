import type { ItemValues } from '../../../../contract/hardware.ts';
import { scalarText } from '../../scalar-text.ts';
import { absolutePath, needed } from '../checks.ts';
import { offered, unset, words, type Words } from '../choices.ts';
import { all, choose, number, onOff, rare, rows, text, when } from '../fields.ts';
import type { Context, Field } from '../kind.ts';
import { told } from '../told.ts';
import { is, textOf } from '../words.ts';

const types: Words = [
  ['pty', 'Terminal', 'A pseudo-terminal on the host: this app and virsh console show it.'],
  ['unix', 'UNIX socket', 'A program on the host talks to it.'],
  ['tcp', 'TCP', 'Over the network, without protection unless TLS is on.'],
  ['udp', 'UDP', 'Over the network, and bytes may be lost.'],
  ['file', 'File', 'What the guest writes is kept in a file.'],
  ['pipe', 'Named pipe', 'A pipe on the host, or a pair of them.'],
  ['dev', 'Device of the host', 'A real port.'],
  ['spicevmc', 'SPICE', 'The SPICE viewer is at the other end.'],
  ['spiceport', 'SPICE port', 'A channel of SPICE by name.'],
  ['qemu-vdagent', 'QEMU clipboard', 'QEMU plays the SPICE agent, so that VNC has a clipboard.'],
  ['dbus', 'D-Bus', 'A channel of the D-Bus screen.'],
  ['nmdm', 'Null modem', 'Of bhyve.'],
  ['stdio', 'Standard streams', 'Of the emulator.'],
  ['vc', 'Console in the window', 'Of the emulator’s own window.'],
  ['null', 'Nothing', 'What is written is lost.'],
];

/** What a device can be at the host's end; `among` where only some make sense. */
/** What only channels and the like can be. */
const CHANNELS = ['spicevmc', 'qemu-vdagent'];

export function typeChoices(context: Context, among?: readonly string[]) {
  const listed = told(context, ({ devices }) => devices.channel, 'type');
  const console = told(context, ({ devices }) => devices.console, 'type');
  const choices = among === undefined && console.length > 0 ? offered(console, types) : words(...types);
  const right = choices.filter(({ value }) =>
    among === undefined ? !CHANNELS.includes(String(value)) : among.includes(String(value)),
  );
  return right.map(choice =>
    choice.value === 'nmdm' && context.domain.type !== 'bhyve'
      ? { ...choice, not: 'Only bhyve has it.' }
      : choice.value === 'qemu-vdagent' && listed.length > 0 && !listed.includes('qemu-vdagent')
        ? { ...choice, not: 'This host’s QEMU has none.' }
        : choice,
  );
}

const network = is('type', 'tcp', 'udp');
const path = (label: string, help: string) =>
  text('path', label, help, { check: all(needed('the path'), absolutePath) });

/** The host's end of anything that carries bytes. */
export const byteSource: readonly Field[] = [
  ...when(
    is('type', 'unix'),
    text('path', 'Socket', 'Empty for a virtio channel: libvirt chooses one in its own folder.', {
      check: all(
        (value, context, values) =>
          values['targetName'] ? undefined : needed('the path')(value, context, values),
        absolutePath,
      ),
    }),
  ),
  ...when(
    is('type', 'file'),
    path('File', 'Written by the guest.'),
    onOff('append', 'Append', 'Keeps what was written before.'),
  ),
  ...when(
    is('type', 'pipe'),
    path('Pipe', 'Made with mkfifo; PATH.in and PATH.out count when both are there.'),
  ),
  ...when(is('type', 'dev'), path('Device', 'Such as /dev/ttyS0.')),
  ...when(
    (_, values) => values['type'] === 'tcp' || (values['type'] === 'unix' && Boolean(values['path'])),
    choose('sourceMode', 'Who listens', 'The other end connects.', [
      unset(),
      ...words(['bind', 'The guest'], ['connect', 'The other end']),
    ]),
  ),
  ...when(
    network,
    text('host', 'Address', 'To connect to, or to listen on; 127.0.0.1 keeps it on the host.', {
      check: (value, context, values) =>
        values['type'] === 'udp' ? undefined : needed('the address')(value, context, values),
    }),
    text('service', 'Port', 'Of that address.', { check: needed('the port') }),
  ),
  ...when(
    is('type', 'tcp'),
    choose('protocol', 'Protocol', 'Telnet lets a telnet program connect.', [
      unset('Raw'),
      ...words(['raw', 'Raw'], ['telnet', 'Telnet'], ['telnets', 'Telnet with TLS'], ['tls', 'TLS']),
    ]),
    onOff('tls', 'TLS', 'With the certificates of the host’s QEMU.', { rare: true }),
  ),
  ...when(
    is('type', 'spiceport'),
    text('spicePort', 'Name', 'Such as org.spice-space.webdav.0.', { check: needed('the name') }),
  ),
  ...when(
    is('type', 'dbus'),
    text('spicePort', 'Name', 'Such as org.qemu.console.serial.0.', { check: needed('the name') }),
  ),
  ...when(
    is('type', 'qemu-vdagent'),
    onOff('clipboard', 'Clipboard', 'Shared with the viewer.'),
    choose('mouse', 'Mouse', 'Who draws the pointer.', [
      unset(),
      ...words(['client', 'The viewer'], ['server', 'The guest']),
    ]),
  ),
  ...when(
    is('type', 'nmdm'),
    text('master', 'One end', 'Such as /dev/nmdm0A.'),
    text('slave', 'Other end', 'Such as /dev/nmdm0B.'),
  ),
  ...rare(
    ...when(
      (_, values) =>
        ['unix', 'tcp'].includes(scalarText(values['type'])) && values['sourceMode'] === 'connect',
      onOff('reconnect', 'Reconnect', 'When the other end goes away.'),
      number('reconnectSeconds', 'Try again after', 'While the other end is away.', {
        shown: is('reconnect', 'true'),
        min: 1,
        unit: 's',
      }),
    ),
    text('logFile', 'Log', 'A file on the host that also gets what the guest writes.', {
      check: absolutePath,
      governs: true,
    }),
    onOff('logAppend', 'Log goes on', 'Keeps what was in it when the guest starts.', {
      shown: (_, values) => Boolean(values['logFile']),
    }),
    rows('sourceLabels', 'Security labels', 'Of the file or socket, apart from the guest’s.', 'Add label', [
      text('model', 'Model', 'selinux or dac.'),
      text('label', 'Label', 'As that model writes it.'),
      onOff('relabel', 'Set by libvirt', 'Off leaves the file as it is.'),
    ]),
  ),
];

/** Where the bytes go, in a few words. */
export function otherEnd(values: ItemValues): string | undefined {
  const type = textOf(values, 'type');
  const path_ = textOf(values, 'path');
  const service = textOf(values, 'service');
  if (service !== undefined) return `${type} ${textOf(values, 'host') ?? ''}:${service}`;
  return path_ ?? types.find(([word]) => word === type)?.[1] ?? type;
}
