import type { AccessFacts, AccessWish, PartFacts } from './facts.ts';
import { judge } from './judge.ts';
import { keepsLists } from './mounts.ts';
import { READ, SEARCH, WRITE } from './permits.ts';

/** One entry for one account in the access list of one folder or file: nobody else gets any right by it. */
export interface Grant {
  readonly path: string;
  readonly uid: number;
  readonly rights: number;
  /** The list’s mask as it has to be afterwards, where it has one already. */
  readonly mask?: number;
  /** What setfacl gives back what was there before. */
  readonly undo: readonly string[];
  /** Others whose entries get rights back that the mask takes away now. */
  readonly widens: readonly string[];
  /** Whose the folder or file is: only they, and root, can do it. */
  readonly owner: number;
}

/** What lets QEMU’s account through to a file and no further; undefined where access lists are not what is in the way. */
export function grantsFor(facts: AccessFacts, wish: AccessWish): Grant[] | undefined {
  const { obstacles, way } = judge(facts, wish);
  const byRights = obstacles.every(({ by }) => by === 'folder' || by === 'file' || by === 'access-list');
  if (obstacles.length === 0 || !byRights || facts.hidden !== undefined || !keepsLists(facts))
    return undefined;
  const blocked = new Set(way.filter(part => part.allowed === false).map(({ path }) => path));
  const file = facts.real ?? facts.path;
  return facts.parts
    .filter(({ path }) => blocked.has(path))
    .map(part => grant(part, facts, part.path === file ? (wish.write ? READ | WRITE : READ) : SEARCH));
}

function grant(part: PartFacts, { account }: AccessFacts, rights: number): Grant {
  const before = part.acl.find(({ kind, who }) => kind === 'user' && who === account.uid);
  const mask = part.acl.find(({ kind }) => kind === 'mask')?.rights;
  const next = rights | (before?.rights ?? 0);
  const added = mask === undefined ? 0 : next & ~mask;
  const others = part.acl.filter(
    entry => entry.kind !== 'mask' && entry !== before && (entry.rights & added) !== 0,
  );
  return {
    path: part.path,
    uid: account.uid,
    rights: next,
    ...(mask !== undefined && { mask: mask | next }),
    undo: undoOf(account.uid, before?.rights, mask),
    widens: others.map(({ kind, who }) => (who === undefined ? `the group ${part.group}` : `${kind} ${who}`)),
    owner: part.uid,
  };
}

/** Words of setfacl(1). Without a mask there was no list at all. */
function undoOf(uid: number, before: number | undefined, mask: number | undefined): string[] {
  if (mask === undefined) return ['-b'];
  const old = `m::${letters(mask)}`;
  return before === undefined
    ? ['-n', '-x', `u:${uid}`, '-m', old]
    : ['-n', '-m', `u:${uid}:${letters(before)},${old}`];
}

/** Words of setfacl(1). The mask is written out: counted anew, it would be as wide as the widest entry. */
export function grantWords({ uid, rights, mask }: Grant): string[] {
  const entry = `u:${uid}:${letters(rights)}`;
  return mask === undefined ? ['-m', entry] : ['-m', `${entry},m::${letters(mask)}`];
}

export const letters = (rights: number): string =>
  ['r', 'w', 'x'].map((letter, at) => ((rights & (4 >> at)) === 0 ? '-' : letter)).join('');

/** We can do it by ourselves, without root. */
export const ours = (grants: readonly Grant[], { me }: AccessFacts): boolean =>
  me.uid === 0 || grants.every(({ owner }) => owner === me.uid);
