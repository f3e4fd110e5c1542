import script from '#resources/innkeeper-collect-managers?raw';
import { type HostShell, HostShellError } from '../shell/host-shell.ts';
import type { HostTree } from '../tree/host-tree.ts';
import { parseRecord } from '../tree/parse-record.ts';
import { recordedTree } from '../tree/recorded-tree.ts';

const TIMEOUT_MS = 60_000;

/** What the programs that set a host's interfaces up say of themselves: for `readManagers`. Rejects with HostShellError. */
export async function collectManagers(
  shell: HostShell,
  { root, signal }: { root?: string; signal?: AbortSignal } = {},
): Promise<HostTree> {
  const { status, stdout, stderr } = await shell.run(
    ['sh', '-s', '--', ...(root === undefined ? [] : [root])],
    {
      stdin: script,
      timeoutMs: TIMEOUT_MS,
      ...(signal && { signal }),
    },
  );
  if (status !== 0) throw new HostShellError('missing', stderr.trim() || `sh ended with status ${status}.`);
  const parsed = parseRecord(stdout);
  if (parsed.ok && parsed.record.complete) return recordedTree(parsed.record);
  throw new HostShellError('killed', 'What the host told of its network managers was cut off.');
}
