import { afterAll, afterEach, beforeAll } from 'vitest';
import type { HardwareEdit } from '#shared/contract/hardware.ts';
import { domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { startBackend, type TestBackend } from '../../testing/start-backend.ts';
import { startTestPool } from '../../testing/test-pool.ts';
import { virshOn } from '../../testing/virsh.ts';
import { watchedGuests } from '../../testing/watched-guests.ts';

const URI = 'qemu:///system';

/** For a file of tests: one guest of that name on the real daemon, taken away after each test, and what is asked of it. */
export function hardwareBench(name: string) {
  const virsh = virshOn(URI);
  let backend: TestBackend;
  let list: Awaited<ReturnType<typeof watchedGuests>>;
  let pool: Awaited<ReturnType<typeof startTestPool>>;

  beforeAll(async () => {
    backend = await startBackend(URI);
    list = await watchedGuests(backend.client);
    await list.complete();
    pool = await startTestPool(virsh, name);
    for (const file of ['a.img', 'b.img']) await virsh('vol-create-as', name, file, '1M', '--format', 'raw');
  });
  afterAll(async () => {
    await pool?.remove();
    await list?.stop();
    await backend?.close();
  });
  afterEach(async () => {
    await virsh('destroy', name).catch(() => undefined);
    await virsh('undefine', name, '--nvram', '--tpm').catch(() => undefined);
  });

  const refOf = async (state?: string) => {
    const { connection, uuid } = await list.when(name, guest => state === undefined || guest.state === state);
    return { connection, uuid };
  };
  return {
    virsh,
    refOf,
    hardware: () => backend.client.hardware,
    client: () => backend.client,
    job: (id: string) => backend.job(id),
    poolPath: () => pool.path,
    /** Stopped before it runs its first instruction: it answers to nothing. */
    startPaused: async () => {
      await virsh('start', name, '--paused');
      return refOf('paused');
    },
    documents: async () => {
      const { live, next } = await backend.client.hardware.documents({ guest: await refOf() });
      const of = (xml = '<domain/>') => domain.of(parseDocument(xml).root);
      return { live: live ?? '', next: next ?? '', liveGuest: of(live), nextGuest: of(next) };
    },
    disk: (file: string, more: object = {}): HardwareEdit => ({
      op: 'add',
      element: 'disk',
      values: { type: 'file', device: 'disk', format: 'raw', 'source.file': `${pool.path}/${file}`, ...more },
    }),
  };
}

/** The failure that a call ends with; undefined when it does not fail. */
export function failure(call: Promise<unknown>) {
  return call.then(
    () => undefined,
    (thrown: { data?: { code: string; params: Record<string, string>; detail?: string } }) => thrown.data,
  );
}

export const set = (
  item: string,
  values: Extract<HardwareEdit, { op: 'set' }>['values'],
  seen?: typeof values,
): HardwareEdit => ({ op: 'set', item, values, ...(seen && { seen }) });
