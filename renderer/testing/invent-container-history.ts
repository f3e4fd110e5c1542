import type { Happening, HistoryEntry } from '#shared/contract/history.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ended = (text: string): Happening => ({ kind: 'ended', text });
const state = (text: string): Happening => ({ kind: 'state', text });

/** A day and a half of one that has seen something: oldest first. */
export function inventContainerHistory(now = Date.now()): HistoryEntry[] {
  const told: readonly (readonly [before: number, happening: Happening])[] = [
    [31 * HOUR, { kind: 'document', text: 'It was made of the image nginx:1.27.' }],
    [31 * HOUR, state('It started.')],
    [30.9 * HOUR, state('Its health check says that it is well.')],
    [29 * HOUR, { kind: 'network', text: 'It was connected to the network metrics_default.' }],
    [28 * HOUR, { kind: 'job', text: 'Done: Make the image “shop/web:kept” of “shop-web-1”', job: 'job-1' }],
    [26 * HOUR, { kind: 'unhealthy', text: 'Its health check says that it is not well.' }],
    [25.9 * HOUR, { kind: 'memory', text: 'Memory ran out: its host’s kernel ended what took most of it.' }],
    [
      25.9 * HOUR - 400,
      {
        kind: 'memory',
        text: 'It was killed (exit code 137): it took more memory than there was for it.',
        detail: 'Give it more memory, or find out what in it needs so much.',
      },
    ],
    [25.8 * HOUR, { kind: 'document', text: 'Its limits, or when it is started again, were changed.' }],
    [25.8 * HOUR, state('It started.')],
    [9 * HOUR, ended('It was ended by SIGTERM (exit code 143).')],
    [
      3 * HOUR,
      {
        kind: 'gap',
        text: 'What happened to it meanwhile may not all be written down.',
        detail:
          'Innkeeper did not run, or was not connected. An engine remembers only its last 256 events, and none of before it was started itself.',
        from: now - 11 * HOUR,
      },
    ],
    [2.9 * HOUR, state('It started.')],
    [2 * HOUR, { kind: 'failed', text: 'It failed: its program ended with exit code 3.' }],
    [1.9 * HOUR, state('It started.')],
    [20 * MINUTE, { kind: 'asked', text: 'It was sent SIGTERM.' }],
    [20 * MINUTE - 800, ended('It was ended by SIGTERM, which it was sent (exit code 143).')],
    [20 * MINUTE - 900, ended('It was stopped.')],
    [
      12 * MINUTE,
      {
        kind: 'state',
        text: 'Innkeeper could not do this to it: start.',
        failure: { code: 'PORT_TAKEN', params: { port: '8080', holder: 'registry', name: 'shop-web-1' } },
      },
    ],
    [4 * MINUTE, state('It started.')],
  ];
  return told.map(([before, happening], at) => ({ ...happening, id: `told-${at}`, at: now - before }));
}
