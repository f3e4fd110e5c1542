import type { PoolChoices, PoolType } from '../../contract/pools.ts';
import { absolutePath, devicePath, host, qualifiedName, targetFolder } from './checks.ts';
import type { Choice, PoolField } from './kind.ts';

type More = Pick<PoolField, 'needed' | 'rare' | 'shown' | 'check'>;

export function text(
  property: string,
  label: string,
  help: string,
  { placeholder, ...more }: More & { placeholder?: string } = {},
): PoolField {
  const input = { kind: 'text', ...(placeholder !== undefined && { placeholder }) } as const;
  return { property, label, help, input, ...more };
}

export function choose(
  property: string,
  label: string,
  help: string,
  choices: readonly Choice[] | ((choices: PoolChoices) => readonly Choice[]),
  { free = false, ...more }: More & { free?: boolean } = {},
): PoolField {
  const offered = typeof choices === 'function' ? choices : () => choices;
  return { property, label, help, input: { kind: 'choice', free, choices: offered }, ...more };
}

export function rows(
  property: string,
  label: string,
  help: string,
  addLabel: string,
  row: readonly PoolField[],
  more: More = {},
): PoolField {
  return { property, label, help, input: { kind: 'rows', row, addLabel }, ...more };
}

export const target = (label: string, help: string, placeholder: string): PoolField => ({
  property: 'path',
  label,
  help,
  input: { kind: 'folder', placeholder },
  needed: true,
  check: targetFolder,
});

/** Where the host’s own device nodes of a pool are: a folder below /dev. */
export const deviceFolder = (path = '/dev/disk/by-path'): PoolField =>
  text(
    'path',
    'Device folder',
    `Where guests find its volumes. ${path} has names that stay the same when others come and go.`,
    { placeholder: path, needed: true, check: absolutePath, rare: true },
  );

export const server = (help: string): PoolField =>
  text('source.hosts.name', 'Server', help, {
    placeholder: 'nas.example.org',
    needed: true,
    check: host,
  });

export const port = (usual: number): PoolField => ({
  property: 'source.hosts.port',
  label: 'Port',
  help: `Only where it is not ${usual}.`,
  input: { kind: 'number', min: 1, max: 65_535 },
  rare: true,
});

export const device = (property: string, label: string, help: string): PoolField =>
  text(property, label, help, { placeholder: '/dev/sdb', needed: true, check: devicePath });

export const initiator = (more: More): PoolField =>
  text(
    'source.initiator',
    'Name of this host',
    'The initiator’s IQN that the target lets in. Without one, the host’s own, of /etc/iscsi/initiatorname.iscsi.',
    { placeholder: 'iqn.2004-10.com.example:host', check: qualifiedName, ...more },
  );

/** What this libvirt says it can read or make, each with a name for people where it has one. */
export function formats(type: PoolType, label: string, help: string, names: Record<string, string> = {}) {
  return choose('source.format', label, help, ({ types }) => {
    const { sourceFormats, defaultSourceFormat } = types.find(each => each.type === type) ?? {
      sourceFormats: [],
      defaultSourceFormat: undefined,
    };
    const usual = (format: string) => (format === defaultSourceFormat ? null : format);
    return sourceFormats.map(format => ({ value: usual(format), label: names[format] ?? format }));
  });
}

const asksLogin = (values: Readonly<Record<string, unknown>>) =>
  typeof values['source.authType'] === 'string';

/** A login by one of libvirt’s secrets: it is in no document and on no command line. */
export const login = (usageType: 'iscsi' | 'ceph', user: string, help: string): PoolField[] => [
  choose('source.authType', 'Login', help, [
    { value: null, label: 'None' },
    usageType === 'iscsi' ? { value: 'chap', label: 'CHAP' } : { value: 'ceph', label: 'cephx' },
  ]),
  text('source.authUser', 'User', user, { needed: true, shown: asksLogin }),
  {
    property: 'source.authSecret',
    label: usageType === 'iscsi' ? 'Password' : 'Key',
    help: 'One of libvirt’s secrets. It is kept on the host, and never shown again.',
    input: { kind: 'secret', usageType },
    needed: true,
    shown: asksLogin,
  },
];

export const mountOptions: PoolField = rows(
  'mountOptions',
  'Mount options',
  'Handed to mount as they are. libvirt warns that it checks none of them.',
  'Add an option',
  [text('name', 'Option', 'Such as noatime, or nconnect=4.', { placeholder: 'noatime', needed: true })],
  { rare: true },
);
