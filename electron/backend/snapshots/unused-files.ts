import { type Connection, type DomainRef, DomainXMLFlags } from 'node-libvirt';
import { domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { diskPath } from './disk-path.ts';
import { readRecords } from './read-records.ts';

/** Of some files those that neither the guest, now or at its next start, nor any of its snapshots names. */
export async function unusedFiles(
  rpc: Connection,
  dom: DomainRef,
  paths: readonly string[],
): Promise<string[]> {
  const named = new Set<string>();
  const add = (path: string | undefined) => path !== undefined && named.add(path);
  const { active } = await rpc.call('domainIsActive', { dom });
  for (const flags of active === 0 ? [DomainXMLFlags.INACTIVE] : [0, DomainXMLFlags.INACTIVE]) {
    const { xml } = await rpc.call('domainGetXmlDesc', { dom, flags });
    for (const disk of domain.of(parseDocument(xml).root).devices.disks) {
      add(await diskPath(rpc, disk));
      for (let layer = disk.element; layer; layer = layer.child('backingStore')) {
        add(layer.child('source')?.attr('file'));
        add(layer.child('mirror')?.child('source')?.attr('file'));
      }
    }
  }
  for (const { view } of await readRecords(rpc, dom)) {
    add(view.memoryFile);
    for (const disk of view.domain.devices.disks) add(await diskPath(rpc, disk));
  }
  return paths.filter(path => !named.has(path));
}
