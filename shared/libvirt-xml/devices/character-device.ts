import { int, oneOf, text, yesNo } from '../view/converters.ts';
import { value, view } from '../view/schema.ts';
import { address } from './address.ts';

/**
 * What serial, parallel, console and channel devices share: the host's end
 * (https://libvirt.org/formatdomain.html#host-interface).
 */
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
      'qemu-vdagent',
    ),
  ),
  sourceMode: value('source/@mode', oneOf('connect', 'bind')),
  path: value('source/@path', text),
  host: value('source/@host', text),
  service: value('source/@service', text),
  reconnect: value('source/reconnect/@enabled', yesNo),
  reconnectSeconds: value('source/reconnect/@timeout', int),
  protocol: value('protocol/@type', oneOf('raw', 'telnet', 'telnets', 'tls')),
  logFile: value('log/@file', text),
} as const;

/** What follows the target of such a device. */
export const characterDeviceTail = {
  alias: value('alias/@name', text),
  address: view('address', address),
} as const;
