import type { Obstacle, PathPart, Readability } from '../../contract/readability.ts';
import { byAppArmor } from './apparmor.ts';
import type { AccessFacts, AccessWish, PartFacts } from './facts.ts';
import { byMount, keepsOwners } from './mounts.ts';
import { kindOf, permits, READ, SEARCH, WRITE } from './permits.ts';
import { bySelinux } from './selinux.ts';
import { folderObstacle, octal, unreadableFile } from './obstacles.ts';

export type Judgement = Pick<Readability, 'verdict' | 'why' | 'obstacles' | 'way'>;

/** Whether QEMU may read a file, and write to it where that is wanted; and if not, everything that is in its way. */
export function judge(facts: AccessFacts, wish: AccessWish): Judgement {
  const { account, parts, missing, hidden } = facts;
  const last = facts.real ?? facts.path;
  const way = parts.map(
    (part): PathPart => ({
      path: part.path,
      kind: kindOf(part),
      owner: part.owner,
      group: part.group,
      mode: octal(part),
      acl: part.acl.filter(({ who }) => who !== undefined).map(entry => entryText(entry, facts)),
      allowed: allowed(part, part.path === last, facts, wish),
    }),
  );
  const blocked = parts.filter(part => !allowed(part, part.path === last, facts, wish));
  const obstacles: Obstacle[] = [
    ...(missing === undefined ? [] : [absent(missing, facts)]),
    ...blocked.map(part =>
      part.path === last ? unreadableFile(part, facts, wish) : folderObstacle(part, account),
    ),
    ...byMount(facts),
    ...(wish.drivers.includes('apparmor') ? byAppArmor(facts) : []),
    ...(wish.drivers.includes('selinux') ? bySelinux(facts) : []),
  ];
  if (obstacles.length > 0) return { verdict: 'blocked', obstacles, way };
  if (hidden !== undefined)
    return {
      verdict: 'unknown',
      why: `${facts.me.name}, as whom we look, may not see ${hidden}.`,
      obstacles,
      way,
    };
  return { verdict: 'readable', obstacles, way };
}

const absent = (missing: string, { path }: AccessFacts): Obstacle => ({
  by: 'missing',
  at: missing,
  what: missing === path ? `There is no ${path}.` : `There is no folder ${missing}.`,
  why: 'It was deleted, renamed, or is on storage that is not mounted.',
});

function allowed(part: PartFacts, last: boolean, facts: AccessFacts, { write, system }: AccessWish): boolean {
  const kind = kindOf(part);
  if (kind === 'link') return true;
  if (!last || kind === 'folder') return permits(part, facts.account, SEARCH);
  const wanted = write ? READ | WRITE : READ;
  // Its guest has it as its own for as long as it runs, whoever's it is now.
  const given = system && facts.ownsFiles !== false && keepsOwners(facts);
  return given ? ((part.mode >> 6) & wanted) === wanted : permits(part, facts.account, wanted);
}

function entryText({ kind, who, rights }: PartFacts['acl'][number], { account, me }: AccessFacts): string {
  const known = kind === 'user' ? [account, me].find(({ uid }) => uid === who)?.name : undefined;
  const letters = ['r', 'w', 'x'].map((letter, at) => ((rights & (4 >> at)) === 0 ? '-' : letter));
  return `${kind}:${known ?? who}:${letters.join('')}`;
}
