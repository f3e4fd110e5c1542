import type { SnapshotAction } from '../../contract/snapshots.ts';
import type { TreeFacts } from './facts.ts';
import { slug } from './names.ts';
import { type Planned, sized } from './planned.ts';
import { missingBelow, missingFile, notThere, type Problem, refusal } from './refusals.ts';

export interface ExportWork {
  readonly name: string;
  readonly snapshot: string;
  readonly pool: string;
  readonly disks: readonly {
    readonly target: string;
    readonly from: string;
    /** Inside `from`, under the snapshot's name; left out: `from` as it is. */
    readonly inside: boolean;
    readonly capacity: number;
    readonly format: 'qcow2' | 'raw';
    /** Of the volume that is made. */
    readonly volume: string;
    readonly path: string;
  }[];
}

export interface ExportPlace {
  readonly pool: string;
  readonly folder: string;
  readonly free?: number;
  readonly names: ReadonlySet<string>;
}

/** Full copies of a snapshot's disks, as a guest of its own that was never started. The snapshot is only read. */
export function planExport(
  facts: TreeFacts,
  action: Extract<SnapshotAction, { do: 'export' }>,
  place: ExportPlace | undefined,
  taken: boolean,
): Planned<ExportWork | undefined> {
  const snapshot = facts.snapshots.find(({ name }) => name === action.snapshot);
  const problems: Problem[] = snapshot ? [] : [notThere(action.snapshot)];
  if (taken) problems.push({ field: 'name', failure: { code: 'NAME_TAKEN', params: { name: action.name } } });
  if (!place)
    problems.push({ field: 'pool', failure: { code: 'POOL_ABSENT', params: { pool: action.pool ?? '' } } });
  const parts = (snapshot?.disks ?? []).filter(({ kind, path }) => kind !== 'none' && path !== undefined);
  const disks = parts.flatMap(({ target, kind, path }) => {
    if (path === undefined) return [];
    const layer = facts.layers.get(path);
    const gone = missingBelow(facts, path);
    if (gone !== undefined) problems.push(missingFile(target, gone));
    else if (kind === 'internal' && layer?.reachable !== true)
      problems.push(
        refusal(
          `The state is inside ${path}, which Innkeeper cannot read by itself.`,
          'Run Innkeeper on that computer, as a user who may read the file.',
        ),
      );
    const format = layer?.format === 'raw' ? ('raw' as const) : ('qcow2' as const);
    const volume = freeName(
      `${slug(action.name)}-${target}`,
      format === 'raw' ? '.img' : '.qcow2',
      place?.names,
    );
    return [
      {
        target,
        from: path,
        inside: kind === 'internal',
        capacity: layer?.capacity ?? 0,
        format,
        volume,
        path: `${place?.folder ?? ''}/${volume}`,
      },
    ];
  });
  if (snapshot && disks.length === 0)
    problems.push(refusal('No disk is part of it.', 'Clone the guest instead.'));
  const needed = disks.reduce((sum, { from }) => sum + chainSize(facts, from), 0);
  return {
    work:
      snapshot && place ? { name: action.name, snapshot: snapshot.name, pool: place.pool, disks } : undefined,
    plan: {
      title: `Make the guest “${action.name}” from the snapshot “${action.snapshot}”`,
      steps: [
        ...disks.map(({ target }) => `Copy ${target} as it was then`),
        'Define the guest, with ids and addresses of its own; it is not started',
      ],
      files: disks.flatMap(({ from, path, target }) => [
        {
          path: from,
          becomes: 'kept' as const,
          ...sized(facts.layers.get(from)?.allocation),
          note: `${target}: is only read`,
        },
        { path, becomes: 'made' as const, note: `${target}: a full copy` },
      ]),
      lost: [],
      warnings:
        snapshot?.memory !== 'none' && snapshot !== undefined
          ? [
              {
                text: 'Its memory is not taken along',
                why: 'The new guest starts from its disks, as after a power failure: its hardware is another’s.',
              },
            ]
          : [],
      problems,
      space: place
        ? [{ place: place.folder, needed, ...(place.free !== undefined && { free: place.free }) }]
        : [],
      takesEffect: 'now',
    },
  };
}

function chainSize({ layers }: TreeFacts, path: string): number {
  let sum = 0;
  const seen = new Set<string>();
  for (
    let at = layers.get(path);
    at && !seen.has(at.path);
    at = at.backing === undefined ? undefined : layers.get(at.backing)
  ) {
    seen.add(at.path);
    sum += at.allocation ?? 0;
  }
  return Math.min(sum, layers.get(path)?.capacity ?? sum);
}

function freeName(stem: string, suffix: string, taken: ReadonlySet<string> | undefined): string {
  for (let number = 1; ; number++) {
    const name = `${stem}${number === 1 ? '' : `-${number}`}${suffix}`;
    if (taken?.has(name) !== true) return name;
  }
}
