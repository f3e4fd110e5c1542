import type { RemovalPlan } from '../../contract/guests.ts';

type PlannedFile = RemovalPlan['files'][number];

/** A file that a snapshot of the guest left behind, or that is its own besides its disks. */
export interface FileFacts {
  readonly kind: PlannedFile['kind'];
  readonly label: string;
  readonly path: string;
  readonly size?: number;
  /** Missing when nothing of libvirt's can delete it. */
  readonly reachable: boolean;
  /** Names of other guests that have it, now or at their next start. */
  readonly usedBy: readonly string[];
  /** Paths of images that stand on it. */
  readonly overlays: readonly string[];
}

/** Which disk or file of this guest lies at a path: by its target or id. */
export type Own = ReadonlyMap<string, string>;

/** What may go, and together with what; never anything that another guest stands on. */
export function planFileRemoval(file: FileFacts, own: Own): PlannedFile {
  const foreign = file.overlays.filter(path => !own.has(path));
  const note = reasonToKeep(file, foreign);
  return {
    id: file.path,
    kind: file.kind,
    label: file.label,
    path: file.path,
    ...(file.size !== undefined && { size: file.size }),
    deletable: note === undefined,
    suggested: note === undefined,
    ...(note !== undefined && { note }),
    under: file.overlays.flatMap(path => own.get(path) ?? []),
  };
}

function reasonToKeep({ usedBy, reachable }: FileFacts, foreign: readonly string[]): string | undefined {
  if (usedBy.length > 0) return `Used by ${usedBy.join(', ')} too.`;
  if (foreign.length > 0) return `${foreign.join(', ')} stands on it.`;
  if (!reachable) return 'In no active storage pool, so libvirt cannot delete it.';
  return undefined;
}

/**
 * Why these cannot go, the rest staying: the first file that something which stays stands on. Ids and targets.
 */
export function strandedBy(
  files: readonly PlannedFile[],
  chosen: ReadonlySet<string>,
): { readonly file: PlannedFile; readonly by: string } | undefined {
  for (const file of files) {
    const by = chosen.has(file.id) ? file.under.find(other => !chosen.has(other)) : undefined;
    if (by !== undefined) return { file, by };
  }
  return undefined;
}
