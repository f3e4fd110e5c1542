import { expect, it } from 'vitest';
import type { LinkCounters } from '#shared/domain/wiring/host-net-facts.ts';
import { HostShellError } from '../shell/host-shell.ts';
import { localShell } from '../shell/local-shell.ts';
import { followLocalCounters, followRemoteCounters } from './follow-counters.ts';

it('tells the counters of this computer until it is stopped', async () => {
  const stop = new AbortController();
  const told: LinkCounters[][] = [];
  await followLocalCounters({
    intervalMs: 1,
    signal: stop.signal,
    tell: counters => {
      told.push(counters);
      if (told.length === 2) stop.abort();
    },
  });
  expect(told[1]?.map(({ name }) => name)).toContain('lo');
});

it('tells what one shell of another host prints, again and again', async () => {
  const stop = new AbortController();
  const told: LinkCounters[][] = [];
  const following = followRemoteCounters(localShell(process.env), {
    intervalMs: 1000,
    signal: stop.signal,
    tell: counters => {
      told.push(counters);
      if (told.length === 2) stop.abort();
    },
  });
  await expect(following).rejects.toMatchObject({ code: 'aborted' } satisfies Partial<HostShellError>);
  expect(told.map(counters => counters.some(({ name }) => name === 'lo'))).toEqual([true, true]);
});

it('puts together what comes in pieces', async () => {
  const told: LinkCounters[][] = [];
  await followRemoteCounters(
    {
      run: async (_argv, { onOutput } = {}) => {
        for (const piece of ['  eth0: 1 0 0 0 0 0 0 0 2 0 0', ' 0 0 0 0 0\n', '.', '\n  eth', '0: 3 0 0'])
          onOutput?.(piece);
        return { status: 0, stdout: '', stderr: '' };
      },
    },
    { intervalMs: 1000, signal: new AbortController().signal, tell: counters => told.push(counters) },
  );
  expect(told).toEqual([[{ name: 'eth0', rxBytes: 1, txBytes: 2, rxPackets: 0, txPackets: 0, troubles: 0 }]]);
});
