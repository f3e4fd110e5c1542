import script from '#resources/innkeeper-access?raw';
import type { AccessFacts } from '#shared/domain/readability/facts.ts';
import { type HostShell, HostShellError } from '../shell/host-shell.ts';
import { parseAccess } from './parse-access.ts';

/** A network mount that hangs must not keep anybody waiting for long. */
const TIMEOUT_MS = 15_000;
/** Words of one command line. */
const PATHS_AT_ONCE = 200;

export interface AccessQuestion {
  /** Whose access is asked for, by libvirt's word; missing: the account that we work as. */
  readonly account?: { readonly uid: number; readonly gid: number };
  readonly paths: readonly string[];
  readonly signal?: AbortSignal | undefined;
}

/** Our lines are parted by them. */
export const isTellable = (path: string): boolean => path.startsWith('/') && !/[\t\n\r\0]/.test(path);

/**
 * Who may go through the folders above files of a host, and read them, in one round trip; those of strange names left
 * out. Rejects with HostShellError.
 */
export async function readAccess(
  shell: HostShell,
  { account, paths, signal }: AccessQuestion,
): Promise<Map<string, AccessFacts>> {
  const found = new Map<string, AccessFacts>();
  const asked = [...new Set(paths.filter(isTellable).map(tidy))];
  for (let at = 0; at < asked.length; at += PATHS_AT_ONCE) {
    const some = asked.slice(at, at + PATHS_AT_ONCE);
    const words = ['sh', '-s', '--', account ? String(account.uid) : '-', ...some] as const;
    const { stdout } = await shell.run(words, {
      stdin: script,
      timeoutMs: TIMEOUT_MS,
      ...(signal && { signal }),
    });
    const facts = parseAccess(stdout, some, account?.gid);
    if (!facts) throw new HostShellError('killed', 'What the host told of its files was cut off.');
    for (const [path, of] of facts) found.set(path, of);
  }
  for (const path of paths) {
    const facts = found.get(tidy(path));
    if (facts) found.set(path, facts);
  }
  return found;
}

/** As the script prints it. */
const tidy = (path: string) => path.replaceAll(/\/+/g, '/').replace(/(.)\/$/, '$1');
