import { lstat, readdir, statfs } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join } from 'node:path';
import type { ActionPlan } from '#shared/contract/action-plan.ts';
import type { CarryAction } from '#shared/contract/carry.ts';
import type { Failure } from '#shared/contract/failure.ts';
import { MANIFEST } from '#shared/domain/carry/folder-manifest.ts';
import { formatBytes } from '#shared/domain/units.ts';

type Export = Extract<CarryAction, { do: 'export' }>;

export interface ExportPlace {
  /** What is there already and would be replaced. */
  readonly replaces: boolean;
  readonly problems: ActionPlan['problems'];
  readonly space: ActionPlan['space'];
}

const problem = (failure: Failure) => ({ field: 'to', failure });

/** Looks at where an export is to go, on this computer. @param needed bytes at the most */
export async function lookAtPlace({ as, to, replace }: Export, needed: number): Promise<ExportPlace> {
  const wrong = (reason: string): ExportPlace => ({
    replaces: false,
    problems: [problem({ code: 'INPUT_INVALID', params: { field: 'to', reason } })],
    space: [],
  });
  if (!isAbsolute(to) || to.includes('\0')) return wrong('Give the full path, from / on.');
  if (basename(to) === '' || to.endsWith('/')) return wrong('The name of the file or folder is missing.');
  if (as === 'ova' && !to.toLowerCase().endsWith('.ova')) return wrong('The file’s name has to end in .ova.');
  const parent = dirname(to);
  const room = await statfs(parent).catch((error: NodeJS.ErrnoException) => error);
  if (room instanceof Error) {
    const code = room.code === 'EACCES' ? 'FILE_UNREADABLE' : 'FILE_NOT_FOUND';
    return { replaces: false, problems: [problem({ code, params: { path: parent } })], space: [] };
  }
  const free = room.bavail * room.bsize;
  const space = [{ place: parent, needed, free }];
  const full =
    needed > free
      ? [
          problem({
            code: 'NO_SPACE',
            params: { path: parent, needed: formatBytes(needed), free: formatBytes(free) },
          }),
        ]
      : [];
  const found = await lstat(to).catch(() => undefined);
  if (!found) return { replaces: false, problems: full, space };
  if (!replace)
    return { replaces: false, problems: [problem({ code: 'NAME_TAKEN', params: { name: to } })], space };
  const isOurs = as === 'ova' ? found.isFile() : found.isDirectory() && (await isExport(to));
  if (!isOurs)
    return wrong(
      as === 'ova'
        ? 'There is something of that name that is no file.'
        : 'There is something of that name that is no exported guest. It is not replaced; choose another name.',
    );
  return { replaces: true, problems: full, space };
}

/** A folder of which nothing is lost that an export did not write: only such a one is ever replaced. */
async function isExport(folder: string): Promise<boolean> {
  const names = await readdir(folder);
  return names.length === 0 || names.includes(MANIFEST);
}

/** Beside it, hidden, until it is whole. */
export function partialOf(to: string): string {
  return join(dirname(to), `.${basename(to)}.partial-${process.pid}`);
}
