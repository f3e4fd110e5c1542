import type { NewSecret, SecretUsage } from '../../contract/secrets.ts';
import { secret as secretView } from '../../libvirt-xml/documents/secret.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';

/** What a secret can be for: how it is named, and where documents ask for it by that name. */
export const usages: Readonly<
  Record<
    SecretUsage,
    { readonly label: string; readonly usage: string; readonly help: string; readonly value: string }
  >
> = {
  volume: {
    label: 'Encrypted disk',
    usage: 'Path of the disk',
    help: 'The volume that is opened by it, such as /srv/guests/web.qcow2.',
    value: 'Passphrase',
  },
  iscsi: {
    label: 'iSCSI login',
    usage: 'Name',
    help: 'By which pools and disks ask for it, such as nas-login.',
    value: 'CHAP password',
  },
  ceph: {
    label: 'Ceph key',
    usage: 'Name',
    help: 'By which pools and disks ask for it, such as client.libvirt secret.',
    value: 'Key, as ceph auth get-key prints it',
  },
  tls: {
    label: 'TLS key',
    usage: 'Name',
    help: 'By which QEMU’s configuration asks for it.',
    value: 'Password of the key file',
  },
  vtpm: {
    label: 'TPM state',
    usage: 'Name',
    help: 'By which a guest’s TPM asks for it.',
    value: 'Passphrase',
  },
  none: {
    label: 'Anything else',
    usage: 'Name',
    help: 'Documents ask for it by its UUID.',
    value: 'Value',
  },
};

/** Keys of Ceph are bytes, which people have as base64. */
export const isBase64Value = (usage: SecretUsage): boolean => usage === 'ceph';

/** What is wrong with a new secret, in a sentence. `field` is one of its own. */
export function secretProblem({
  usageType,
  usage,
}: NewSecret): { field: 'usage'; reason: string } | undefined {
  const text = usage.trim();
  if (usageType === 'none') return undefined;
  if (text === '') return { field: 'usage', reason: 'It cannot be left empty.' };
  if (usageType === 'volume' && !text.startsWith('/'))
    return { field: 'usage', reason: 'Give the whole path on the host, from / on.' };
  return undefined;
}

export function secretDocument({ usageType, usage, description, ...flags }: NewSecret): string {
  const document = parseDocument('<secret/>\n');
  const view = secretView.of(document.root);
  view.ephemeral = flags.ephemeral;
  view.private = flags.private;
  if (description.trim() !== '') view.description = description.trim();
  if (usageType === 'none') return document.toString();
  view.usageType = usageType;
  const text = usage.trim();
  if (usageType === 'volume') view.usageVolume = text;
  else if (usageType === 'iscsi') view.usageTarget = text;
  else view.usageName = text;
  return document.toString();
}
