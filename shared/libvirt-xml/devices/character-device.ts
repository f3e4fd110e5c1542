import { int, oneOf, onOff, text, yesNo } from '../view/converters.ts';
import { list, value } from '../view/schema.ts';
import { deviceLabel } from './device-label.ts';
import { place } from './place.ts';

/** The host's end of anything that carries bytes: https://libvirt.org/formatdomain.html#host-interface. */
export const byteSource = {
  sourceMode: value('source/@mode', oneOf('connect', 'bind')),
  path: value('source/@path', text),
  append: value('source/@append', onOff),
  host: value('source/@host', text),
  service: value('source/@service', text),
  tls: value('source/@tls', yesNo),
  /** Of a SPICE port: what it is for, such as org.spice-space.webdav.0. */
  spicePort: value('source/@channel', text),
  /** The two ends of a null modem of bhyve. */
  master: value('source/@master', text),
  slave: value('source/@slave', text),
  reconnect: value('source/reconnect/@enabled', yesNo),
  reconnectSeconds: value('source/reconnect/@timeout', int),
  /** Of a qemu-vdagent channel: the guest's clipboard through VNC. */
  clipboard: value('source/clipboard/@copypaste', yesNo),
  mouse: value('source/mouse/@mode', oneOf('client', 'server')),
  sourceLabels: list('source/seclabel', deviceLabel),
} as const;

export const byteLog = {
  logFile: value('log/@file', text),
  logAppend: value('log/@append', onOff),
} as const;

export const byteProtocol = value('protocol/@type', oneOf('raw', 'telnet', 'telnets', 'tls'));

/** What serial, parallel, console, channel and redirected devices share. */
export const characterDevice = {
  type: value(
    '@type',
    oneOf(
      'pty',
      'unix',
      'tcp',
      'udp',
      'file',
      'pipe',
      'dev',
      'stdio',
      'null',
      'vc',
      'spicevmc',
      'spiceport',
      'nmdm',
      'qemu-vdagent',
      'dbus',
    ),
  ),
  ...byteSource,
  protocol: byteProtocol,
  ...byteLog,
} as const;

/** What follows the target of such a device. */
export const characterDeviceTail = place;
