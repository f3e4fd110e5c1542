import { type CopyProblem, judgeHost, openCopiedHost } from '#electron/backend/devices/copied-host.ts';
import { CliError } from '../verb.ts';

/** Of a host that somebody sent. Throws CliError with what is wrong with it. */
export async function judgeCopiedHost(path: string) {
  const copied = await openCopiedHost(path);
  if (!copied.ok) throw new CliError(`${path}: ${words(copied.problem)}`);
  return await judgeHost(copied.tree, path === '/' ? 'live' : 'tree');
}

function words(problem: CopyProblem): string {
  switch (problem.code) {
    case 'absent':
      return 'there is nothing of that name. Name a folder with a copied /sys and /proc, or a record.';
    case 'unreadable':
      return 'may not be read. Give yourself the right to read it.';
    case 'too-large':
      return 'is too large for a record. Name what “innkeeper devices --record” printed, or a folder.';
    case 'cut-off':
      return 'is a record that was cut off: its last line is missing. Ask for all of it again.';
    case 'no-devices':
      return 'has no sys/bus/pci/devices. Name the folder that sys and proc were copied into.';
    case 'not-a-record':
      return 'is no record of a host. Name what “innkeeper devices --record” printed, or a folder.';
    case 'newer':
      return 'was recorded by a newer Innkeeper. Use that one here too.';
    case 'bad-line':
      return `is damaged in line ${problem.line}: “${problem.text.slice(0, 60)}”. Ask for it again.`;
  }
}
