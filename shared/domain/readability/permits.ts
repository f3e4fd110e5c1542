import type { Account, PartFacts } from './facts.ts';

const MODE_TYPE = 0o170000;
const types: Readonly<Record<number, PartKind>> = {
  0o040000: 'folder',
  0o100000: 'file',
  0o120000: 'link',
  0o060000: 'device',
};
export type PartKind = 'folder' | 'file' | 'link' | 'device' | 'other';

export const READ = 4;
export const WRITE = 2;
export const SEARCH = 1;

export const kindOf = ({ mode }: Pick<PartFacts, 'mode'>): PartKind => types[mode & MODE_TYPE] ?? 'other';

/**
 * Whether an account has all of these rights, by the first entry that is about it: acl(5), “access check algorithm”.
 * QEMU has none of root's privileges even where it runs as root: libvirt takes them away.
 */
export function permits(part: PartFacts, account: Account, wanted: number): boolean {
  const has = (rights: number) => (rights & wanted) === wanted;
  if (part.uid === account.uid) return has(part.mode >> 6);
  const mask = part.acl.find(({ kind }) => kind === 'mask')?.rights ?? 7;
  const named = part.acl.find(({ kind, who }) => kind === 'user' && who === account.uid);
  if (named) return has(named.rights & mask);
  const groups = part.acl.flatMap(({ kind, who, rights }) =>
    kind === 'group' && who !== undefined && account.gids.includes(who) ? [rights & mask] : [],
  );
  if (account.gids.includes(part.gid)) groups.push(ownGroup(part, mask));
  return groups.length > 0 ? groups.some(has) : has(part.mode);
}

/** With a mask, the group's bits of the mode are the mask; the group's own entry stands in the list. */
function ownGroup({ acl, mode }: PartFacts, mask: number): number {
  const own = acl.find(({ kind, who }) => kind === 'group' && who === undefined);
  return own ? own.rights & mask : mode >> 3;
}
