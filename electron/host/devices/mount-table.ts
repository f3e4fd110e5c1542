/** A line of /proc/self/mountinfo (Documentation/filesystems/proc.rst, 3.5). */
export interface MountLine {
  /** major:minor; of Btrfs and ZFS one that no disk has. */
  readonly number: string;
  /** What of the file system is shown there: `/`, a folder that is bound, or a subvolume. */
  readonly root: string;
  readonly target: string;
  readonly type: string;
  readonly source: string;
}

export function parseMountInfo(text: string): MountLine[] {
  return text.split('\n').flatMap(line => {
    const [before = '', after = ''] = line.split(' - ');
    const [, , number, root, target] = before.split(' ');
    const [type, source] = after.split(' ');
    if (!number || !root || !target || !type || !source) return [];
    return [{ number, root: plain(root), target: plain(target), type, source: plain(source) }];
  });
}

/** Spaces and such are written in octal. */
function plain(word: string): string {
  return word.replace(/\\([0-7]{3})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  );
}
