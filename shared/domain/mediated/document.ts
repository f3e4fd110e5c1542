import type { Uuid } from '../../contract/values.ts';
import { nodeDevice } from '../../libvirt-xml/documents/node-device.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';

/** https://libvirt.org/formatnode.html#mdev-capability */
export function newMediatedDocument(parent: string, type: string, uuid: Uuid): string {
  const document = parseDocument('<device/>\n');
  const view = nodeDevice.of(document.root);
  view.parent = parent;
  view.capabilities.add({ type: 'mdev', mdevType: type, uuid });
  return document.toString();
}
