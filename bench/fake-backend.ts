import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { createBackend } from '#electron/backend/create-backend.ts';
import type { Logger, SessionId } from '#electron/backend/ports.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { fakeHost } from '../e2e/host/fake-host.mjs';

const quiet: Logger = { debug() {}, info() {}, warn() {}, error() {} };

/** The address of a host of libvirt's test driver with that many guests. */
export async function fakeHostUri(guests: number, running = 0): Promise<string> {
  const { uri } = await fakeHost(guests, { running });
  return uri;
}

/** A backend on that host, and a client of it. */
export async function startFakeBackend(uri: string) {
  const stateDir = await mkdtemp(join(tmpdir(), 'innkeeper-bench-'));
  const backend = await createBackend({ stateDir, log: quiet, env: process.env, extraConnections: [uri] });
  const client = createRouterClient(backend.router, { context: { session: 'bench' as SessionId } });
  return {
    client,
    close: async () => {
      await backend.close();
      await rm(stateDir, { recursive: true });
    },
  };
}

export type Client = Awaited<ReturnType<typeof startFakeBackend>>['client'];

/** Reads the list until it is complete; `onRows` is told how many rows there are after each message. */
export async function readList(client: Client, onRows: (rows: number) => void = () => undefined) {
  const guests = new Map<string, Guest>();
  for await (const event of await client.guests.watch({})) {
    if (event.kind === 'remove') continue;
    for (const guest of event.guests) guests.set(guest.uuid, guest);
    onRows(guests.size);
    if (event.complete === true) break;
  }
  return [...guests.values()];
}
