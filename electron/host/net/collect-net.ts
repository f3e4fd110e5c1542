import script from '#resources/innkeeper-collect-net?raw';
import { type HostShell, HostShellError } from '../shell/host-shell.ts';
import type { HostTree } from '../tree/host-tree.ts';
import { parseRecord } from '../tree/parse-record.ts';
import { recordedTree } from '../tree/recorded-tree.ts';

/** A host with a thousand interfaces takes less than one. */
const TIMEOUT_MS = 20_000;

/**
 * The files of a host's network as they are now, MAC addresses and what ip(8) says included: for
 * `readHostNet`. Rejects with HostShellError.
 */
export async function collectNetTree(shell: HostShell, signal?: AbortSignal): Promise<HostTree> {
  const { status, stdout, stderr } = await shell.run(['sh', '-s'], {
    stdin: script,
    timeoutMs: TIMEOUT_MS,
    ...(signal && { signal }),
  });
  if (status !== 0) throw new HostShellError('missing', stderr.trim() || `sh ended with status ${status}.`);
  const parsed = parseRecord(stdout);
  if (parsed.ok && parsed.record.complete) return recordedTree(parsed.record);
  throw new HostShellError('killed', 'What the host told of its network was cut off.');
}
