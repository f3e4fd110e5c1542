import script from '#resources/innkeeper-collect?raw';
import { type HostShell, HostShellError } from '../shell/host-shell.ts';
import type { HostTree } from './host-tree.ts';
import { parseRecord } from './parse-record.ts';
import { recordedTree } from './recorded-tree.ts';

/** A slow host with thousands of functions takes some seconds. */
const TIMEOUT_MS = 60_000;

export interface CollectOptions {
  /** A copied tree there, instead of the host itself. */
  readonly root?: string;
  readonly signal?: AbortSignal | undefined;
}

/** What a host tells of its devices, as text, in one round trip. Rejects with HostShellError. */
export async function collectRecord(
  shell: HostShell,
  { root, signal }: CollectOptions = {},
): Promise<string> {
  const copy = root === undefined ? [] : ['--root', root];
  const { status, stdout, stderr } = await shell.run(['sh', '-s', '--', ...copy], {
    stdin: script,
    timeoutMs: TIMEOUT_MS,
    ...(signal && { signal }),
  });
  if (status === 0) return stdout;
  throw new HostShellError('missing', stderr.trim() || `sh ended with status ${status}.`);
}

/**
 * The files of a host as they are now; of this computer too. A file of the kernel is not answered while the driver
 * behind it hangs: here that holds up another process, which is given up, and not a thread of this one.
 * Rejects with HostShellError.
 */
export async function collectTree(shell: HostShell, options: CollectOptions = {}): Promise<HostTree> {
  const parsed = parseRecord(await collectRecord(shell, options));
  // The end may be missing where the connection broke: half of the devices is worse than none.
  if (parsed.ok && parsed.record.complete) return recordedTree(parsed.record);
  throw new HostShellError('killed', 'What the host told of its devices was cut off.');
}
