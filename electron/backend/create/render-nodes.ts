import { ConnectListAllNodeDeviceFlags } from 'node-libvirt';
import { fileTree } from '#electron/host/tree/file-tree.ts';
import { nodeDevice } from '#shared/libvirt-xml/documents/node-device.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import type { LiveConnection } from '../ports.ts';
import { isThisComputer } from './this-computer.ts';
import { unlessRefused } from './unless-refused.ts';

/** How GPUs of the host draw without a screen; undefined when it cannot be told. */
export async function readRenderNodes(live: LiveConnection, root = '/'): Promise<string[] | undefined> {
  if (isThisComputer(live)) {
    const names = (await fileTree(root).names('dev/dri')).filter(name => /^renderD\d+$/.test(name));
    return names.toSorted().map(name => `/dev/dri/${name}`);
  }
  const flags = ConnectListAllNodeDeviceFlags.CAP_DRM;
  const listed = await unlessRefused(live.rpc.call('connectListAllNodeDevices', { needResults: 1, flags }));
  if (!listed) return undefined;
  const documents = await Promise.all(
    listed.devices.map(({ name }) =>
      unlessRefused(live.rpc.call('nodeDeviceGetXmlDesc', { name, flags: 0 })),
    ),
  );
  return documents.flatMap(document => {
    if (!document) return [];
    const view = nodeDevice.of(parseDocument(document.xml).root);
    const renders = view.capabilities.items.some(({ type, kind }) => type === 'drm' && kind === 'render');
    return renders
      ? view.devNodes.items.flatMap(({ type, path }) => (type === 'dev' && path ? [path] : []))
      : [];
  });
}
