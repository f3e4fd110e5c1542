import { setTimeout as pause } from 'node:timers/promises';
import type { CreateRequest } from '#shared/contract/create/request.ts';
import { startBackend, type TestBackend } from '../electron/backend/testing/start-backend.ts';
import { startFakeHost } from './fake-host.ts';
import { type Figure, percentile, rounded } from './figure.ts';

const GUESTS = 1000;
const KEYSTROKES = 500;
/** Faster than anybody types, and never in step with what is read again behind their back. */
const REST_MS = 23;

/**
 * Somebody types a name while a host has 1,000 guests, and each letter asks the backend for a new plan: contract
 * checks included, the way to the window not.
 */
export default async function planLatency(): Promise<Figure[]> {
  const host = await startFakeHost(GUESTS);
  const backend = await startBackend(host.uri);
  await listed(backend.client);
  const { connection, client } = backend;
  const request = (name: string): CreateRequest => ({ connection, name, source: { kind: 'none' } });
  await client.create.plan(request('first'));
  const taken: number[] = [];
  for (let letter = 0; letter < KEYSTROKES; letter += 1) {
    const began = performance.now();
    await client.create.plan(request(`new-guest-${'x'.repeat(letter % 40)}`));
    taken.push(performance.now() - began);
    await pause(REST_MS);
  }
  await backend.close();
  await host.stop();
  const name = 'plan of a new guest while its name is typed, 1,000 guests';
  return [
    { name: `${name}: median`, figure: rounded(percentile(taken, 0.5), 1), unit: 'ms' },
    {
      name: `${name}: 99th percentile`,
      figure: rounded(percentile(taken, 0.99), 1),
      unit: 'ms',
      target: 'under 10 ms',
    },
  ];
}

/** Resolves once every guest is read. */
async function listed(client: TestBackend['client']): Promise<void> {
  for await (const event of await client.guests.watch({}))
    if (event.kind !== 'remove' && event.complete === true) return;
}
