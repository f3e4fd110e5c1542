import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LinkCounters } from '#shared/domain/wiring/host-net-facts.ts';
import type { HostShell } from '../shell/host-shell.ts';
import { parseCounters } from './counters.ts';

const FILE = '/proc/net/dev';
const END = '.';

export interface CountersOptions {
  readonly intervalMs: number;
  readonly signal: AbortSignal;
  /** At once, and then once an interval. */
  readonly tell: (counters: LinkCounters[]) => void;
}

/** Of this computer: the kernel answers from memory. Resolves once aborted; rejects where there is no such file. */
export async function followLocalCounters({ intervalMs, signal, tell }: CountersOptions): Promise<void> {
  while (!signal.aborted) {
    tell(parseCounters(await readFile(FILE, 'utf8')));
    await sleep(intervalMs, undefined, { signal }).catch(() => undefined);
  }
}

/**
 * Of another host: one shell there prints them as long as somebody reads, as logging in each time would cost more
 * than all the rest. It ends by itself once nobody does. Rejects with HostShellError.
 */
export async function followRemoteCounters(
  shell: HostShell,
  { intervalMs, signal, tell }: CountersOptions,
): Promise<void> {
  const seconds = Math.max(1, Math.round(intervalMs / 1000));
  let rest = '';
  await shell.run(['sh', '-s'], {
    stdin: `while cat ${FILE} && echo ${END}; do sleep ${seconds}; done\n`,
    timeoutMs: Number.POSITIVE_INFINITY,
    signal,
    onOutput: text => {
      const parts = (rest + text).split(`\n${END}\n`);
      rest = parts.pop() ?? '';
      // What came late, all at once, tells no more than the last of it.
      const last = parts.at(-1);
      if (last !== undefined) tell(parseCounters(last));
    },
  });
}
