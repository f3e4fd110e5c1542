import { extname, join, posix } from 'node:path';
import type { ActionPlan } from '#shared/contract/action-plan.ts';
import type { ReadabilityAction } from '#shared/contract/readability.ts';
import { freeVolumeName } from '#shared/domain/create/disks/volume-names.ts';
import { Draft } from '#shared/domain/disks/plan/draft.ts';
import { type Grant, grantsFor, letters, ours } from '#shared/domain/readability/grants.ts';
import type { HardwareDeps } from '../hardware/hardware-deps.ts';
import { stamped } from '../plans/stamp.ts';
import { answered } from '../storage/answered.ts';
import { listVolumes, readVolume } from '../storage/volumes.ts';
import { poolToUse } from '../storage/pools.ts';
import { type FileQuestion, type FileReading, readFileAccess } from './read.ts';
import type { FileUse } from './uses.ts';

export interface RemedyWork {
  readonly reading: FileReading;
  /** The file itself, where links lead. */
  readonly from: string;
  readonly bring?: {
    readonly pool: string;
    readonly name: string;
    readonly size: number;
    readonly gone: boolean;
  };
  readonly grants: readonly Grant[];
  /** Guests that are given the new file. */
  readonly guests: readonly FileUse[];
}

export interface RemedyPlan {
  readonly plan: ActionPlan;
  readonly becomes: string;
  readonly work: RemedyWork;
}

/** What a remedy comes to now. */
export async function planRemedy(
  deps: HardwareDeps,
  question: FileQuestion,
  action: ReadabilityAction,
): Promise<RemedyPlan> {
  const reading = await readFileAccess(deps, question);
  const offered = reading.shown.remedies.find(remedy => remedy.do === action.do);
  const refusal =
    reading.shown.verdict === 'blocked' ? offered?.why : 'QEMU may read it, as far as can be told.';
  const made = action.do === 'allow' ? planList(reading) : await planBring(reading, question, action);
  if (offered?.possible !== true && !made.draft.refused)
    made.draft.refuse('STATE_INVALID', { name: question.path }, undefined, refusal);
  const { work, becomes } = made;
  return {
    plan: stamped(made.draft.done(), [action, reading.look.facts?.parts, work.bring?.name]),
    becomes,
    work,
  };
}

interface Made {
  readonly draft: Draft;
  readonly becomes: string;
  readonly work: RemedyWork;
}

function planList(reading: FileReading): Made {
  const { facts, wish } = reading.look;
  const { path } = reading.shown;
  const name = facts?.account.name ?? 'QEMU';
  const draft = new Draft(`Let ${name} through to ${posix.basename(path)}`);
  const found = facts && grantsFor(facts, wish);
  const grants = found && ours(found, facts) ? found : [];
  for (const { path: at, rights, widens } of grants) {
    const file = at === (facts?.real ?? path);
    draft.step(
      file
        ? `Let ${name} ${wish.write ? 'read and write' : 'read'} ${at} (${letters(rights)})`
        : `Let ${name} pass through ${at}, without listing it (${letters(rights)})`,
    );
    draft.file({ path: at, becomes: 'changed', note: 'Its access list' });
    if (widens.length > 0)
      draft.warn(
        `The access list of ${at} gives ${widens.join(' and ')} rights back`,
        'The list’s mask takes them away now, and it has to be wider for QEMU’s own entry to count.',
        'Take their entries out first if they are not meant to have them.',
      );
  }
  return { draft, becomes: path, work: { reading, from: facts?.real ?? path, grants, guests: [] } };
}

async function planBring(
  reading: FileReading,
  { path, guest }: FileQuestion,
  action: Extract<ReadabilityAction, { pool: string }>,
): Promise<Made> {
  const { live, shown, uses } = reading;
  const from = shown.real ?? path;
  const moves = action.do === 'move';
  const file = posix.basename(from);
  const draft = new Draft(`${moves ? 'Move' : 'Copy'} ${file} into ${action.pool}`);
  const { pool, name } = await answered(live, async rpc => {
    const found = await poolToUse(rpc, action.pool);
    const volumes = (await listVolumes(rpc, found.ref)).map(ref => ref.name);
    const suffix = extname(file);
    const free = freeVolumeName(posix.basename(file, suffix), suffix, { volumes });
    if (action.name !== undefined && volumes.includes(action.name))
      draft.refuse('NAME_TAKEN', { name: action.name, pool: action.pool }, 'name');
    return { pool: found, name: action.name ?? free };
  });
  const size = shown.size ?? 0;
  const becomes = join(pool.path ?? '/', name);
  const guests = uses.filter(use => moves || (guest !== undefined && use.guest.uuid === guest.uuid));
  draft.room(pool.name, size, pool.free, 'pool');
  draft.step(`Copy it into ${pool.name} as ${name}, byte for byte`);
  draft.file({ path: becomes, becomes: 'made', size });
  for (const { guest: user, running } of guests)
    draft.step(`Have ${user.name} use the new file${running ? ' from its next start on' : ''}`);
  if (moves) draft.step(`Delete ${from}, once the copy is found to be as long as it is`);
  draft.file({ path: from, becomes: moves ? 'moved' : 'kept', size });
  const bring = { pool: pool.name, name, size, gone: moves };
  return { draft, becomes, work: { reading, from, bring, grants: [], guests } };
}

/** How long a volume's file is, in bytes. */
export async function lengthOf(reading: FileReading, pool: string, name: string): Promise<number> {
  return answered(reading.live, async rpc => {
    const { ref } = await poolToUse(rpc, pool);
    const { vol } = await rpc.call('storageVolLookupByName', { pool: ref, name });
    return (await readVolume(rpc, vol)).physical;
  });
}
