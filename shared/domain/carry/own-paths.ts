import type { XmlElement } from '../../libvirt-xml/xml/element.ts';

/** An attribute that names a file of this guest alone. */
export interface OwnPath {
  readonly element: XmlElement;
  readonly attribute: string;
  readonly path: string;
}

const CHARACTER_DEVICES = new Set([
  'serial',
  'parallel',
  'console',
  'channel',
  'redirdev',
  'rng',
  'smartcard',
]);
/** Kinds of their host's end that are a file which the guest writes or makes. */
const WRITTEN = new Set(['file', 'pipe']);

/** What a guest writes besides its disks: logs, the files and sockets behind its serial ports and its screen. */
export function ownPaths(root: XmlElement): OwnPath[] {
  const found: OwnPath[] = [];
  const add = (element: XmlElement | undefined, attribute: string) => {
    const path = element?.attr(attribute);
    if (element && path !== undefined && path !== '') found.push({ element, attribute, path });
  };
  for (const device of root.child('devices')?.elements() ?? []) {
    if (CHARACTER_DEVICES.has(device.localName)) {
      add(device.child('log'), 'file');
      for (const source of device.elements('source')) {
        const mode = source.attr('mode');
        const made = device.attr('type') === 'unix' && mode !== 'connect';
        if (made || WRITTEN.has(device.attr('type') ?? '')) add(source, 'path');
      }
    }
    if (device.localName === 'graphics') {
      // libvirt writes the first socket twice, and refuses a document in which they differ.
      add(device, 'socket');
      for (const listen of device.elements('listen')) add(listen, 'socket');
    }
    if (device.localName === 'interface') add(device.child('backend'), 'logFile');
  }
  return found;
}
