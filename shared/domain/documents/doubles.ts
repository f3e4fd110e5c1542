import type { SchemaIssue } from '../../libvirt-xml/grammar/validate.ts';
import type { XmlElement } from '../../libvirt-xml/xml/element.ts';

/** What no two devices of a guest may share, by element: how it is called, and where it stands. */
const rules: readonly { element: string; what: string; key: (device: XmlElement) => string | undefined }[] = [
  { element: 'disk', what: 'target', key: disk => disk.child('target')?.attr('dev') },
  {
    element: 'interface',
    what: 'Ethernet address',
    key: nic => nic.child('mac')?.attr('address')?.toLowerCase(),
  },
  {
    element: 'controller',
    what: 'index',
    key: controller => {
      const [type, index] = [controller.attr('type'), controller.attr('index')];
      // The functions of one USB 2 controller share an index, each with a place of its own.
      const shared =
        controller.child('master') !== undefined || controller.attr('model')?.startsWith('ich9-');
      return type === undefined || index === undefined || shared === true ? undefined : `${type} ${index}`;
    },
  },
  { element: 'filesystem', what: 'target', key: folder => folder.child('target')?.attr('dir') },
  { element: 'channel', what: 'name', key: channel => channel.child('target')?.attr('name') },
];

/** Devices that share what has to be theirs alone: libvirt refuses some of them, and others fail at the start. */
export function findDoubles(root: XmlElement): SchemaIssue[] {
  const devices = root.child('devices');
  if (!devices) return [];
  return rules.flatMap(({ element, what, key }) => {
    const seen = new Set<string>();
    return devices.elements(element).flatMap((device): SchemaIssue[] => {
      const text = key(device);
      if (text === undefined) return [];
      if (!seen.has(text)) {
        seen.add(text);
        return [];
      }
      return [{ at: device, message: `Another <${element}> has the ${what} “${text}” already.` }];
    });
  });
}
