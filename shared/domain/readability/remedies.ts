import type { Readability, ReadabilityRemedy } from '../../contract/readability.ts';
import { formatBytes } from '../units.ts';
import type { AccessFacts, AccessWish } from './facts.ts';
import { grantsFor, grantWords, ours } from './grants.ts';
import type { Judgement } from './judge.ts';

/** What else there is to know before a file is moved away. */
export interface Surroundings {
  readonly pools: Readability['pools'];
  readonly size: number | undefined;
  /** libvirt, or we ourselves, can read it. */
  readonly copyable: boolean;
  /** Guests that have it open now. */
  readonly running: readonly string[];
  /** Images that stand on it name it by its path. */
  readonly carries: boolean;
  /** A guest’s disk, which it goes on writing to. */
  readonly disk: boolean;
}

const LARGE = 16 * 1024 ** 3;

/** Each way out, the best first. None of them lets anybody but QEMU’s account into a folder. */
export function remediesFor(
  facts: AccessFacts | undefined,
  judgement: Judgement,
  wish: AccessWish,
  around: Surroundings,
): ReadabilityRemedy[] {
  if (judgement.verdict !== 'blocked') return [];
  if (judgement.obstacles.some(({ by }) => by === 'missing' || by === 'type')) return [];
  const copy = byCopy(facts, around);
  const move = byMove(facts, around, copy);
  const allow = byList(facts, wish);
  const order = around.disk
    ? (around.size ?? 0) > LARGE
      ? [allow, move, copy]
      : [move, allow, copy]
    : [copy, move, allow];
  const best = order.find(({ possible }) => possible);
  return order.map(remedy => ({ ...remedy, best: remedy === best }));
}

type Way = Omit<ReadabilityRemedy, 'best'>;

function byCopy(facts: AccessFacts | undefined, { pools, size, copyable, carries, disk }: Surroundings): Way {
  const no = (why: string): Way => ({ do: 'copy', possible: false, why });
  if (disk && carries) return no('Other images stand on it and name it by its path.');
  if (!copyable)
    return no(
      facts?.hidden === undefined
        ? 'Neither libvirt nor the account that we work as can read it.'
        : `The account that we work as may not look into ${facts.hidden}.`,
    );
  if (pools.length === 0) return no('There is no active pool whose volumes are files.');
  if (size !== undefined && !pools.some(({ free }) => free >= size))
    return no(`No pool has ${formatBytes(size)} free.`);
  return {
    do: 'copy',
    possible: true,
    why: 'The file stays where it is; the copy is in a pool, for QEMU to read.',
  };
}

function byMove(facts: AccessFacts | undefined, { running, carries }: Surroundings, copy: Way): Way {
  const no = (why: string): Way => ({ do: 'move', possible: false, why });
  if (carries) return no('Other images stand on it and name it by its path.');
  if (!copy.possible) return no(copy.why);
  if (running.length > 0) return no(`${running.join(', ')} runs from it.`);
  const folder = facts?.parts.find(({ path }) => path === folderOf(facts.real ?? facts.path));
  if (folder && !folder.weWrite && facts?.me.uid !== 0)
    return no(`The account that we work as may not take it out of ${folder.path}.`);
  return {
    do: 'move',
    possible: true,
    why: 'It is copied, and deleted once the copy is as long as it is; guests that have it get the new path.',
  };
}

const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/')) || '/';

function byList(facts: AccessFacts | undefined, wish: AccessWish): Way {
  const no = (why: string, command?: string): Way => ({
    do: 'allow',
    possible: false,
    why,
    ...(command !== undefined && { command }),
  });
  if (!facts) return no('The host’s files cannot be looked at from here.');
  if (facts.hidden !== undefined)
    return no(
      `The account that we work as may not look into ${facts.hidden}, so what is missing is not known.`,
    );
  const grants = grantsFor(facts, wish);
  if (!grants) return no('It is not for want of a right in an access list.');
  if (!facts.aclTools) return no('The host has no setfacl; it is in the package acl.');
  if (!ours(grants, facts)) {
    const command = grants
      .map(each => `setfacl ${grantWords(each).join(' ')} ${shown(each.path)}`)
      .join(' && ');
    return no('Only who owns the folder, or root, can let QEMU through.', command);
  }
  return {
    do: 'allow',
    possible: true,
    why: `Only ${facts.account.name} is let ${wish.write ? 'through to it, to read and write' : 'through to it, to read'}; it can list no folder on the way.`,
  };
}

const shown = (path: string) => (/^[\w./+-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`);
