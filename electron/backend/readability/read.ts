import type { Readability } from '#shared/contract/readability.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { holdsFiles } from '#shared/domain/create/disks/pools.ts';
import { remediesFor, type Surroundings } from '#shared/domain/readability/remedies.ts';
import { isThisComputer } from '../create/this-computer.ts';
import { isSession } from '../connections/session.ts';
import type { HardwareDeps } from '../hardware/hardware-deps.ts';
import type { LiveConnection } from '../ports.ts';
import { answered } from '../storage/answered.ts';
import { listPools } from '../storage/pools.ts';
import { type AccessLook, lookAtAccess } from './look.ts';
import { type FileUse, usesOf } from './uses.ts';

export interface FileQuestion {
  readonly connection: ConnectionId;
  readonly path: string;
  readonly write?: boolean | undefined;
  readonly guest?: GuestRef | undefined;
}

/** All that is known of a file that QEMU is to open. */
export interface FileReading {
  readonly live: LiveConnection;
  readonly look: AccessLook;
  readonly around: Surroundings;
  readonly uses: readonly FileUse[];
  readonly shown: Readability;
}

export async function readFileAccess(
  deps: HardwareDeps,
  { connection, path, write = false, guest }: FileQuestion,
): Promise<FileReading> {
  const live = deps.connections.require(connection);
  const [look] = await lookAtAccess(live, deps.env, [{ path, write }]);
  if (!look) throw new Error('One file was asked about.');
  const { facts, judgement, wish } = look;
  const file = facts?.parts.find(part => part.path === (facts.real ?? path));
  const size = file?.size;
  // Who has it, and where it could go, matters only where something has to be done.
  const blocked = judgement.verdict === 'blocked';
  const names = [...new Set([path, ...(facts?.real === undefined ? [] : [facts.real])])];
  const [uses, pools] = blocked
    ? await Promise.all([usesOf(deps, live, names, guest), placesFor(live, size)])
    : [[], []];
  const around: Surroundings = {
    pools,
    size,
    copyable: file !== undefined && (isSession(live) || isThisComputer(live) ? file.weRead : true),
    running: uses.filter(({ running }) => running).map(({ guest: { name } }) => name),
    carries: uses.some(({ below }) => below),
    disk: write,
  };
  return {
    live,
    look,
    around,
    uses,
    shown: {
      path,
      ...(facts?.real !== undefined && { real: facts.real }),
      ...(facts && {
        account: { name: facts.account.name, uid: facts.account.uid, gid: facts.account.gid },
      }),
      verdict: judgement.verdict,
      ...(judgement.why !== undefined && { why: judgement.why }),
      obstacles: judgement.obstacles,
      way: judgement.way,
      remedies: remediesFor(facts, judgement, wish, around),
      ...(size !== undefined && { size }),
      pools: around.pools,
    },
  };
}

/** Pools that hold files, the one that guests usually have theirs in first, then by room. */
async function placesFor(live: LiveConnection, size = 0): Promise<Readability['pools']> {
  const pools = (await answered(live, listPools)) ?? [];
  const roomy = ({ free }: { free: number }) => (free >= size ? 1 : 0);
  return pools
    .filter(pool => pool.active && holdsFiles(pool))
    .toSorted(
      (a, b) =>
        roomy(b) - roomy(a) || Number(b.name === 'default') - Number(a.name === 'default') || b.free - a.free,
    )
    .map(({ name, free, path }) => ({ name, free, ...(path !== undefined && { path }) }));
}
