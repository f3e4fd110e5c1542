import { type Connection, LibvirtError } from 'node-libvirt';
import type { Uuid } from '#shared/contract/values.ts';
import { secret as secretView } from '#shared/libvirt-xml/documents/secret.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';

/** A secret's description, never its value. */
export interface SecretFacts {
  readonly uuid: Uuid;
  /** What a person knows it by. */
  readonly label: string;
  /** The path of the volume it is for. */
  readonly volume?: string;
}

/** Secrets that volumes can be opened by. */
export async function volumeSecrets(rpc: Connection): Promise<SecretFacts[]> {
  try {
    const { secrets } = await rpc.call('connectListAllSecrets', { needResults: 1, flags: 0 });
    const read = await Promise.all(
      secrets.map(async secret => (await rpc.call('secretGetXmlDesc', { secret, flags: 0 })).xml),
    );
    return read.flatMap(asVolumeSecret);
  } catch (error) {
    // No driver of secrets, or one that went while it was read: then there is none to choose.
    if (error instanceof LibvirtError) return [];
    throw error;
  }
}

function asVolumeSecret(xml: string): SecretFacts[] {
  const { uuid, usageType, usageVolume, description } = secretView.of(parseDocument(xml).root);
  if (uuid === undefined || usageType !== 'volume') return [];
  return [
    {
      uuid: uuid as string as Uuid,
      label: description ?? usageVolume ?? uuid,
      ...(usageVolume !== undefined && { volume: usageVolume }),
    },
  ];
}
