import type { XmlElement } from '../../../libvirt-xml/xml/element.ts';
import { attributeOf, childrenOf } from './any-namespace.ts';
import { bytesOf } from './units.ts';

export interface OvfDisk {
  readonly id: string;
  /** Undefined for one that is empty. */
  readonly file?: string;
  readonly capacity?: number;
  readonly packed?: string;
  /** oVirt says on the disk itself what controller it is on. */
  readonly interface?: string;
  /** The disk below, whose content this one only changes. */
  readonly parent?: string;
}

/** The disks that an envelope declares, by their id. Machines refer to them. */
export function readDisks(envelope: XmlElement, sections: readonly XmlElement[]): Map<string, OvfDisk> {
  const files = new Map(
    childrenOf(envelope, 'References')
      .flatMap(references => childrenOf(references, 'File'))
      .map(file => [attributeOf(file, 'id') ?? '', file]),
  );
  const disks = sections.flatMap(section => childrenOf(section, 'Disk')).map(disk => readDisk(disk, files));
  return new Map(disks.map(disk => [disk.id, disk]));
}

function readDisk(disk: XmlElement, files: ReadonlyMap<string, XmlElement>): OvfDisk {
  const file = files.get(attributeOf(disk, 'fileRef') ?? '');
  const href = attributeOf(file, 'href');
  const compression = attributeOf(file, 'compression')?.toLowerCase();
  const chunked = attributeOf(file, 'chunkSize') !== undefined;
  const packed = chunked ? 'chunked' : compression === 'identity' ? undefined : compression;
  const capacity =
    bytesOf(attributeOf(disk, 'capacity'), attributeOf(disk, 'capacityAllocationUnits'), 1) ??
    // oVirt's, in GiB.
    bytesOf(attributeOf(disk, 'size'), undefined, 2 ** 30);
  const on = attributeOf(disk, 'disk-interface');
  const parent = attributeOf(disk, 'parentRef');
  return {
    id: attributeOf(disk, 'diskId') ?? '',
    ...(href !== undefined && { file: href }),
    ...(capacity !== undefined && { capacity }),
    ...(packed !== undefined && packed !== '' && { packed }),
    ...(on !== undefined && { interface: on }),
    ...(parent !== undefined && parent !== '' && { parent }),
  };
}
