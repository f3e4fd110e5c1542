import type { Connection, StorageVolRef } from 'node-libvirt';
import type { VolumeFacts } from '#shared/contract/volumes.ts';
import { scanFacts } from '#shared/domain/volumes/scan/scan-facts.ts';
import { unlessVolumeGone, type Volume, volumeIn } from './volumes.ts';

export function factsOf(volume: Volume): VolumeFacts {
  const { type, format, capacity, allocation, backingPath, backingFormat, encrypted } = volume;
  return {
    type,
    format,
    capacity,
    allocation,
    ...(backingPath !== undefined && {
      backing: { path: backingPath, ...(backingFormat !== undefined && { format: backingFormat }) },
    }),
    encrypted,
  };
}

/** Undefined for one that is gone, or that libvirt cannot read. */
export async function readFacts(rpc: Connection, vol: StorageVolRef): Promise<VolumeFacts | undefined> {
  const answer = await unlessVolumeGone(rpc.call('storageVolGetXmlDesc', { vol, flags: 0 }));
  return answer && (scanFacts(answer.xml) ?? factsOf(volumeIn(answer.xml, vol)));
}
