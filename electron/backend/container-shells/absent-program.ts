import type { LiveEngine } from '../engines/ports.ts';
import { fail, type FailureError } from '../failures/fail.ts';
import { findShells, type Inspected } from './surroundings.ts';

/** Names what was asked for, and what is there instead. */
export async function absentProgram(
  live: LiveEngine,
  id: string,
  { name }: Inspected,
  program: string,
): Promise<FailureError> {
  const shells = await findShells(live, id);
  const remedy =
    shells.length === 0
      ? 'No known shell is inside either: images of a single program hold none. Copy a static busybox in, or run one beside it.'
      : `There is ${shells.join(', ')}: choose one of them.`;
  return fail('PROGRAM_ABSENT', { program, name, remedy });
}
