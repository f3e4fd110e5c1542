import type { SecretRef } from 'node-libvirt';
import { type Uuid, uuidSchema } from '#shared/contract/values.ts';
import { secret as secretView } from '#shared/libvirt-xml/documents/secret.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { unlessRefused } from '../create/unless-refused.ts';
import { eachLimited } from '../guests/each-limited.ts';
import { isUnsupported } from '../guests/read-guests.ts';
import type { LiveConnection } from '../ports.ts';

export interface SecretDocument {
  readonly ref: SecretRef;
  readonly uuid: Uuid;
  readonly usageType: string;
  readonly usage: string;
  readonly description?: string;
  readonly private: boolean;
  readonly ephemeral: boolean;
}

const AT_ONCE = 4;

/** What libvirt's secrets are for, without their values; undefined where the driver keeps none. */
export async function readSecretDocuments(live: LiveConnection): Promise<SecretDocument[] | undefined> {
  const { rpc } = live;
  const listing = rpc.call('connectListAllSecrets', { needResults: 1, flags: 0 });
  const listed = await listing.catch((error: unknown) => {
    if (isUnsupported(error)) return undefined;
    throw error;
  });
  if (!listed) return undefined;
  const found: SecretDocument[] = [];
  await eachLimited(listed.secrets, AT_ONCE, async ref => {
    // Refused for one that was taken away meanwhile.
    const answer = await unlessRefused(rpc.call('secretGetXmlDesc', { secret: ref, flags: 0 }));
    if (answer) found.push(described(ref, answer.xml));
  });
  return found.toSorted((a, b) => (`${a.usageType} ${a.usage}` < `${b.usageType} ${b.usage}` ? -1 : 1));
}

function described(ref: SecretRef, xml: string): SecretDocument {
  const view = secretView.of(parseDocument(xml).root);
  const { description } = view;
  return {
    ref,
    uuid: uuidSchema.parse(ref.uuid),
    usageType: view.usageType ?? 'none',
    usage: view.usageVolume ?? view.usageTarget ?? view.usageName ?? '',
    ...(description !== undefined && { description }),
    private: view.private === true,
    ephemeral: view.ephemeral === true,
  };
}
