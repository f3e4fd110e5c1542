import { runSteps, type UndoableStep } from '#electron/jobs/undo.ts';
import type { JobContext } from '#electron/jobs/job.ts';
import type { ReadabilityAction } from '#shared/contract/readability.ts';
import { grantWords } from '#shared/domain/readability/grants.ts';
import type { HostShell } from '#electron/host/shell/host-shell.ts';
import { isThisComputer } from '../create/this-computer.ts';
import { hostOf } from '../devices/host-of.ts';
import { fail } from '../failures/fail.ts';
import { applyHardware } from '../hardware/apply.ts';
import type { HardwareDeps } from '../hardware/hardware-deps.ts';
import { requireShown } from '../plans/stamp.ts';
import { poolToUse } from '../storage/pools.ts';
import { Reach } from '../storage/reach.ts';
import { refreshPatiently } from '../storage/refresh-patiently.ts';
import { VolumeInTheMaking } from '../storage/volume-in-the-making.ts';
import type { AccessCache } from './access-cache.ts';
import { editsToward } from './guest-files.ts';
import { lengthOf, planRemedy, type RemedyWork } from './plan.ts';
import type { FileQuestion } from './read.ts';

export interface RemedyDeps extends HardwareDeps {
  readonly access: AccessCache;
}

/** Carries out a remedy as a job; the file is deleted last, when everything else has worked. */
export async function runRemedy(
  deps: RemedyDeps,
  question: FileQuestion,
  action: ReadabilityAction,
  stamp: string,
): Promise<{ job: string; becomes: string }> {
  const { plan, becomes, work } = await planRemedy(deps, question, action);
  requireShown(plan, stamp, question.path);
  const { live } = work.reading;
  const spec = {
    title: plan.title,
    connection: live.id,
    cancellable: true,
    ...(question.guest && { guest: question.guest }),
  };
  const { id } = deps.jobs.start(spec, async job => {
    const reach = new Reach(deps.connections, live.id);
    try {
      await runSteps(stepsOf(deps, work, becomes, job, reach), job);
    } finally {
      await reach.end();
      deps.access.forget();
    }
  });
  return { job: id, becomes };
}

function stepsOf(
  deps: HardwareDeps,
  work: RemedyWork,
  becomes: string,
  job: JobContext,
  reach: Reach,
): UndoableStep[] {
  const shell = shellOf(deps, work);
  return [
    ...work.grants.map(
      (grant): UndoableStep => ({
        title: `Change the access list of ${grant.path}`,
        do: () => setList(shell, grantWords(grant), grant.path),
        undo: () => setList(shell, grant.undo, grant.path),
      }),
    ),
    ...(work.bring ? bringSteps(deps, work, work.bring, job, reach) : []),
    ...work.guests.map(
      ({ guest, document }): UndoableStep => ({
        title: `Have ${guest.name} use ${becomes}`,
        do: async () => {
          const edits = editsToward(document, namesOf(work), becomes);
          if (edits.length > 0) await applyHardware(deps, guest, edits, true);
        },
        undo: async () => {
          // Where each place of the document led to before: not all of them by the same name.
          for (const name of namesOf(work)) {
            const edits = editsToward(document, new Set([name]), name);
            if (edits.length > 0) await applyHardware(deps, guest, edits, true);
          }
        },
      }),
    ),
    ...(work.bring?.gone === true
      ? [
          {
            title: `Delete ${work.from}`,
            do: () => must(shell, ['rm', '--', work.from], work.from),
            // The last step: nothing comes after it that could fail.
            undo: async () => undefined,
          },
        ]
      : []),
  ];
}

const namesOf = ({ reading, from }: RemedyWork): ReadonlySet<string> => new Set([reading.shown.path, from]);

function bringSteps(
  deps: HardwareDeps,
  { reading, from }: RemedyWork,
  { pool, name, size }: NonNullable<RemedyWork['bring']>,
  job: JobContext,
  reach: Reach,
): UndoableStep[] {
  const { live } = reading;
  const { connections } = deps;
  const volume = new VolumeInTheMaking({ connections, connection: live.id, pool, name });
  return [
    {
      title: `Copy ${from} to ${name} in ${pool}`,
      undoesHalf: true,
      do: async () => {
        if (isThisComputer(live)) {
          await volume.create({ format: 'raw', capacity: size });
          await volume.fill({ path: from }, job);
        } else {
          // The host copies it by itself: its daemon may read what its guests may not.
          await reach.poolOf(from);
          await volume.clone(from, { format: 'raw', capacity: size }, share => job.progress(share));
        }
        const rpc = await connections.require(live.id).work();
        await refreshPatiently(rpc, (await poolToUse(rpc, pool)).ref, job.signal);
        const length = await lengthOf(reading, pool, name);
        if (length < size)
          throw fail('FILE_DAMAGED', { path: name, reason: 'The copy is shorter than the file.' });
      },
      undo: () => volume.discard(),
    },
  ];
}

function shellOf(deps: HardwareDeps, { reading }: RemedyWork): HostShell {
  const { shell } = hostOf(reading.live, deps.env);
  if (!shell) throw fail('UNSUPPORTED', {}, 'There is no way to the host’s files but libvirt itself.');
  return shell;
}

const setList = (shell: HostShell, words: readonly string[], path: string) =>
  must(shell, ['setfacl', ...words, '--', path], path);

async function must(shell: HostShell, argv: readonly [string, ...string[]], path: string): Promise<void> {
  const { status, stderr } = await shell.run(argv);
  if (status !== 0) throw fail('FILE_UNREADABLE', { path }, stderr.trim());
}
