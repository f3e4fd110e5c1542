import { DomainXMLFlags } from 'node-libvirt';
import { type NewDisk, replaceDisk } from '#shared/domain/carry/clone-document.ts';
import { domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import type { UndoableStep } from '#electron/jobs/undo.ts';
import { domainRef } from '../guests/guest-key.ts';
import { redefine } from '../guests/redefine.ts';
import type { AreaDeps } from '../ports.ts';
import { VolumeInTheMaking } from '../storage/volume-in-the-making.ts';
import type { DiskWork } from './clone-work.ts';
import type { Place } from './places.ts';
import type { Carried } from './read-carried.ts';

/**
 * Two thin layers on each disk that is to be shared: one that the copy starts from, and one that the original goes
 * on in, so that nobody writes to what both stand on. The original is pointed at its layers all at once.
 * @param disks is told what the copy's disks are made of
 */
export function layerSteps(
  deps: AreaDeps,
  { guest, live }: Carried,
  work: readonly DiskWork[],
  disks: Map<string, NewDisk>,
): UndoableStep[] {
  const layered = work.flatMap(each => (each.kind === 'layer' ? [each] : []));
  if (layered.length === 0) return [];
  const own = new Map<string, NewDisk>();
  const before = { xml: '', defined: '' };

  const layer = (
    at: Place,
    { disk }: { disk: DiskWork['disk'] },
    into: Map<string, NewDisk>,
  ): UndoableStep => {
    const volume = new VolumeInTheMaking({ connections: deps.connections, connection: live.id, ...at });
    const backing = { path: disk.path ?? '', format: disk.format };
    return {
      title: `Make ${at.path}`,
      undoesHalf: true,
      do: async () => {
        await volume.create({ format: 'qcow2', capacity: disk.capacity, backing });
        into.set(disk.target, { path: await volume.path(), block: false, format: 'qcow2' });
      },
      undo: () => volume.discard(),
    };
  };

  const point = (xml: string, at: ReadonlyMap<string, NewDisk>): string => {
    const document = parseDocument(xml);
    for (const disk of domain.of(document.root).devices.disks) replaceDisk(disk, at.get(disk.target ?? ''));
    return document.toString();
  };
  const read = async () => {
    const flags = DomainXMLFlags.INACTIVE | DomainXMLFlags.SECURE;
    const rpc = await live.work();
    return (await rpc.call('domainGetXmlDesc', { dom: domainRef(guest), flags })).xml;
  };

  return [
    ...layered.flatMap(each => [layer(each.at, each, disks), layer(each.own, each, own)]),
    {
      title: `Have ${guest.name} go on in layers of its own`,
      undoesHalf: true,
      do: async () => {
        await redefine(deps, guest, xml => {
          before.xml = xml;
          return point(xml, own);
        });
        before.defined = await read();
      },
      undo: () =>
        redefine(deps, guest, now => {
          if (before.xml === '' || now === before.xml) return now;
          // What somebody else changed in the meantime stays.
          if (now === before.defined) return before.xml;
          const back = layered.map(({ disk }): [string, NewDisk] => [
            disk.target,
            { path: disk.path ?? '', block: disk.block, format: disk.format },
          ]);
          return point(now, new Map(back));
        }),
    },
  ];
}
