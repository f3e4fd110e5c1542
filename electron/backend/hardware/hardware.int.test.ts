import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { GuestAction } from '#shared/contract/guests.ts';
import type { HardwareEdit } from '#shared/contract/hardware.ts';
import { waitingBetween } from '#shared/domain/hardware/waiting.ts';
import { itemsOf } from '#shared/domain/hardware/item-id.ts';
import { readValues } from '#shared/domain/hardware/values.ts';
import { domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { startBackend, type TestBackend } from '../testing/start-backend.ts';
import { startTestPool } from '../testing/test-pool.ts';
import { tinyDomain } from '../testing/tiny-domain.ts';
import { virshOn } from '../testing/virsh.ts';
import { watchedGuests } from '../testing/watched-guests.ts';
import { defineRich } from './testing/rich-domain.ts';

const URI = 'qemu:///system';
const virsh = virshOn(URI);
const NAME = `innkeeper-engine-${process.pid}`;

let backend: TestBackend;
let client: TestBackend['client'];
let list: Awaited<ReturnType<typeof watchedGuests>>;
let pool: Awaited<ReturnType<typeof startTestPool>>;

beforeAll(async () => {
  backend = await startBackend(URI);
  client = backend.client;
  list = await watchedGuests(client);
  await list.complete();
  pool = await startTestPool(virsh, NAME);
  for (const name of ['a.img', 'b.img']) await virsh('vol-create-as', NAME, name, '1M', '--format', 'raw');
});
afterAll(async () => {
  await pool?.remove();
  await list?.stop();
  await backend?.close();
});
afterEach(async () => {
  await virsh('destroy', NAME).catch(() => undefined);
  await virsh('undefine', NAME, '--nvram', '--tpm').catch(() => undefined);
});

const refOf = async (state?: string) => {
  const { connection, uuid } = await list.when(NAME, guest => state === undefined || guest.state === state);
  return { connection, uuid };
};

async function act(action: GuestAction, state: string) {
  await client.guests.act({ guests: [await refOf()], action });
  return refOf(state);
}

/** A guest that is stopped before it runs its first instruction: it answers to nothing. */
async function startPaused() {
  await virsh('start', NAME, '--paused');
  return refOf('paused');
}

async function failure(call: Promise<unknown>) {
  return call.then(
    () => undefined,
    (thrown: { data?: { code: string; params: Record<string, string>; detail?: string } }) => thrown.data,
  );
}

async function documents() {
  const { live, next } = await client.hardware.documents({ guest: await refOf() });
  const of = (xml?: string) => xml && domain.of(parseDocument(xml).root);
  return { live, next, liveGuest: of(live)!, nextGuest: of(next)! };
}

const set = (
  item: string,
  values: Extract<HardwareEdit, { op: 'set' }>['values'],
  seen?: typeof values,
): HardwareEdit => ({ op: 'set', item, values, ...(seen && { seen }) });

const disk = (file: string, more: object = {}): HardwareEdit => ({
  op: 'add',
  element: 'disk',
  values: { type: 'file', device: 'disk', format: 'raw', 'source.file': `${pool.path}/${file}`, ...more },
});

describe('a guest that is off', () => {
  it('is edited as a whole list of edits, and shows no password', async () => {
    await tinyDomain(virsh, NAME, { display: 'secret' });
    const guest = await refOf('off');
    const before = await virsh('dumpxml', NAME, '--inactive', '--security-info');
    const { changes } = await client.hardware.apply({
      guest,
      edits: [set('domain', { 'vcpu.maximum': 4, 'vcpu.current': 2, title: 'Shop' }), disk('a.img')],
    });
    const told = changes.map(({ item, property, to, effect }) => `${item} ${property} ${to} ${effect}`);
    expect(told.toSorted()).toEqual([
      'disk:vda undefined disk:vda now',
      'domain title Shop now',
      'domain vcpu.current 2 now',
      'domain vcpu.maximum 4 now',
    ]);
    const { next, nextGuest } = await documents();
    expect(next).not.toContain('hunter2');
    expect(nextGuest.title).toBe('Shop');
    const after = await virsh('dumpxml', NAME, '--inactive', '--security-info');
    expect(after).toContain(`passwd='hunter2'`);
    await client.hardware.apply({
      guest,
      edits: [
        set('domain', { 'vcpu.maximum': 1, 'vcpu.current': null, title: null }),
        { op: 'remove', item: 'disk:vda' },
      ],
    });
    expect(await virsh('dumpxml', NAME, '--inactive', '--security-info')).toBe(before);
  });

  it('merges with what someone else changed, and is a conflict only in the same place', async () => {
    await tinyDomain(virsh, NAME);
    const guest = await refOf('off');
    const seen = { title: null, description: null, 'vcpu.maximum': 1 };
    await virsh('desc', NAME, '--config', 'by virsh');
    await client.hardware.apply({ guest, edits: [set('domain', { 'vcpu.maximum': 2 }, seen)] });
    expect((await documents()).nextGuest).toMatchObject({ description: 'by virsh' });

    await virsh('desc', NAME, '--config', '--title', 'theirs');
    const edits = [set('domain', { title: 'mine', description: null }, { ...seen, description: 'by virsh' })];
    expect(await failure(client.hardware.apply({ guest, edits }))).toMatchObject({
      code: 'CONFLICT',
      params: { item: 'domain', property: 'title', base: '', theirs: 'theirs', mine: 'mine' },
    });
    expect((await documents()).nextGuest).toMatchObject({ title: 'theirs', description: 'by virsh' });
    const plan = await client.hardware.plan({ guest, edits });
    expect(plan.problems.map(({ failure: { code } }) => code)).toEqual(['CONFLICT']);
  });

  it('says what libvirt refuses, and which device the host does not have', async () => {
    await tinyDomain(virsh, NAME);
    const guest = await refOf('off');
    const before = await virsh('dumpxml', NAME);
    const rejected = await failure(
      client.hardware.apply({ guest, edits: [set('domain', { 'os.machine': 'pc-of-tomorrow' })] }),
    );
    expect(rejected?.code).toBe('DOCUMENT_REJECTED');
    expect(rejected?.detail).toContain('pc-of-tomorrow');
    const source = { 'source/address/@domain': '0x00ff', 'source/address/@bus': '0xff' };
    const place = { 'source/address/@slot': '0x1f', 'source/address/@function': '0x7' };
    const values = { mode: 'subsystem', type: 'pci', managed: true, ...source, ...place };
    const edits: HardwareEdit[] = [{ op: 'add', element: 'hostdev', values }];
    expect(await failure(client.hardware.apply({ guest, edits }))).toMatchObject({
      code: 'DEVICE_ABSENT',
      params: { device: '00ff:ff:1f.7' },
    });
    expect(await virsh('dumpxml', NAME)).toBe(before);
  });
});

describe('a guest that has just been started', () => {
  it('has nothing waiting, whatever it is made of', async () => {
    await defineRich(virsh, NAME, pool.path);
    await startPaused();
    const { live, next } = await documents();
    expect(waitingBetween(live!, next!)).toEqual([]);
  });
});

describe('a guest that runs', () => {
  it('takes what it can at once, and what it cannot waits', async () => {
    await defineRich(virsh, NAME, pool.path);
    const guest = await startPaused();
    const edits = [
      set('domain', {
        title: 'Live',
        currentMemory: 64 * 1024 ** 2,
        ioThreads: 2,
        'cputune.shares': 512,
        'cputune.vcpuPins': [{ vcpu: 0, cpuset: '0' }],
        'cputune.emulatorPin': '0',
        'vcpu.maximum': 3,
      }),
      set('disk:sda', { type: 'file', 'source.file': `${pool.path}/a.img` }),
      set('disk:vda', { 'ioTune.readBytesPerSecond': 1_000_000, cache: 'none' }),
      set('interface:52:54:00:12:34:56', { linkState: 'down', model: 'e1000e' }),
      set('memballoon', { statsPeriod: 7 }),
    ];
    const plan = await client.hardware.plan({ guest, edits });
    expect(plan.problems).toEqual([]);
    const { changes } = await client.hardware.apply({ guest, edits });
    expect(changes).toEqual(plan.changes);
    const of = (effect: string) =>
      changes.flatMap(({ property, effect: found }) => (found === effect ? [property] : [])).toSorted();
    expect(of('next-start')).toEqual(['cache', 'model', 'vcpu.maximum']);
    expect(changes.every(({ effect, why }) => effect === 'now' || why)).toBe(true);

    const { live, next, liveGuest } = await documents();
    expect(liveGuest).toMatchObject({ title: 'Live', ioThreads: 2 });
    expect(liveGuest.cputune.shares).toBe(512n);
    expect(readValues(liveGuest, 'domain', ['cputune.vcpuPins', 'cputune.emulatorPin'])).toEqual({
      'cputune.vcpuPins': [{ vcpu: 0, cpuset: '0' }],
      'cputune.emulatorPin': '0',
    });
    expect(readValues(liveGuest, 'disk:sda', ['source.file'])['source.file']).toBe(`${pool.path}/a.img`);
    expect(readValues(liveGuest, 'disk:vda', ['ioTune.readBytesPerSecond'])).toEqual({
      'ioTune.readBytesPerSecond': 1_000_000,
    });
    expect(readValues(liveGuest, 'interface:52:54:00:12:34:56', ['linkState'])).toEqual({
      linkState: 'down',
    });
    expect(readValues(liveGuest, 'memballoon', ['statsPeriod'])).toEqual({ statsPeriod: 7 });
    const waiting = waitingBetween(live!, next!).filter(({ property }) => property !== 'currentMemory');
    expect(waiting.map(({ item, property }) => `${item} ${property}`)).toEqual([
      'domain vcpu.maximum',
      'disk:vda cache',
      'interface:52:54:00:12:34:56 model',
    ]);

    await client.hardware.apply({
      guest,
      edits: waiting.map(({ item, property }) => ({ op: 'revert', item, properties: [property!] })),
    });
    const reverted = await documents();
    expect(waitingBetween(reverted.live!, reverted.next!).map(({ property }) => property)).not.toContain(
      'model',
    );
    expect(readValues(reverted.nextGuest, 'domain', ['vcpu.maximum'])).toEqual({ 'vcpu.maximum': 2 });

    await client.hardware.apply({ guest, edits: [set('disk:sda', { 'source.file': null })] });
    expect(readValues((await documents()).liveGuest, 'disk:sda', ['source.file'])).toEqual({
      'source.file': null,
    });
  });

  it('gets devices plugged in under the names and places they keep', async () => {
    await defineRich(virsh, NAME, pool.path);
    const guest = await startPaused();
    const edits: HardwareEdit[] = [
      disk('a.img', { bus: 'virtio' }),
      { op: 'add', element: 'interface', values: { type: 'user', model: 'virtio' } },
      { op: 'add', element: 'rng', values: { model: 'virtio', backend: 'builtin' } },
    ];
    const { changes } = await client.hardware.apply({ guest, edits });
    expect(changes.map(({ effect }) => effect)).toEqual(['now', 'now', 'now']);
    const { live, next, liveGuest, nextGuest } = await documents();
    expect(waitingBetween(live!, next!)).toEqual([]);
    const ids = (of: typeof liveGuest) =>
      itemsOf(of)
        .map(({ id }) => id)
        .toSorted();
    expect(ids(liveGuest)).toEqual(ids(nextGuest));
    expect(ids(liveGuest)).toContain('disk:vdb');
  });

  it('takes tuning and a password at once', async () => {
    await defineRich(virsh, NAME, pool.path);
    const guest = await startPaused();
    const values = {
      description: 'By Innkeeper',
      'metadata.os': 'http://debian.org/debian/12',
      memoryHardLimit: 1024 ** 3,
      'cputune.period': 50_000,
      'cputune.quota': 20_000,
      'cputune.emulatorQuota': 10_000,
      'cputune.ioThreadPins': [{ ioThread: 1, cpuset: '0' }],
    };
    const { changes } = await client.hardware.apply({
      guest,
      edits: [set('domain', { ...values, 'vcpu.current': 2 }), set('graphics:vnc', { password: 'sesame' })],
    });
    expect(changes.filter(({ effect }) => effect !== 'now')).toEqual([]);
    const { live, next, liveGuest } = await documents();
    expect(readValues(liveGuest, 'domain', Object.keys(values))).toEqual(values);
    expect(waitingBetween(live!, next!)).toEqual([]);
    // libvirt writes the number only while some of them are not plugged in.
    expect(liveGuest.vcpu).toMatchObject({ maximum: 2, current: undefined });
    const secure = await virsh('dumpxml', NAME, '--security-info');
    expect(secure).toContain(`passwd='sesame'`);

    const none = Object.fromEntries(Object.keys(values).map(name => [name, null]));
    await client.hardware.apply({ guest, edits: [set('domain', none)] });
    const after = await documents();
    expect(after.liveGuest.description).toBeUndefined();
    expect(readValues(after.nextGuest, 'domain', Object.keys(values))).toEqual({
      ...none,
      'cputune.ioThreadPins': [],
    });
    // A thread that was pinned runs on all CPUs of the host, by name.
    const waiting = waitingBetween(after.live!, after.next!).map(({ property }) => property);
    expect(waiting).toEqual(['cputune.ioThreadPins']);
  });

  it('undoes what was done when one step fails, and says which', async () => {
    await defineRich(virsh, NAME, pool.path);
    const guest = await startPaused();
    const before = await virsh('dumpxml', NAME, '--inactive', '--security-info');
    const failed = await failure(
      client.hardware.apply({
        guest,
        edits: [
          set('domain', { title: 'No', 'cputune.shares': 300 }),
          disk('not-there.img', { bus: 'virtio' }),
        ],
      }),
    );
    expect(failed?.params['step']).toBe('Plug disk:vdb into the running guest');
    expect(await virsh('dumpxml', NAME, '--inactive', '--security-info')).toBe(before);
    const { liveGuest } = await documents();
    expect(liveGuest.title).toBeUndefined();
    expect(liveGuest.cputune.shares).toBe(1024n);
  });

  it('keeps a device it does not let go of: a job waits, and can be called off', async () => {
    await defineRich(virsh, NAME, pool.path);
    const guest = await startPaused();
    const edits: HardwareEdit[] = [{ op: 'remove', item: 'disk:vda' }];
    const { changes, job } = await client.hardware.apply({ guest, edits });
    expect(changes).toMatchObject([{ item: 'disk:vda', effect: 'asked' }]);
    const has = async () => {
      const { liveGuest, nextGuest } = await documents();
      return [liveGuest, nextGuest].map(of => itemsOf(of).some(({ id }) => id === 'disk:vda'));
    };
    expect(await has()).toEqual([true, true]);
    await client.jobs.cancel({ id: job! });
    expect((await backend.job(job!)).state).toBe('cancelled');
    expect(await has()).toEqual([true, true]);
    const later = await client.hardware.apply({ guest, edits, later: true });
    expect(later.changes).toMatchObject([{ effect: 'next-start' }]);
    expect(await has()).toEqual([true, false]);
  });

  it('lets the job end when it is switched off', async () => {
    await defineRich(virsh, NAME, pool.path);
    const guest = await startPaused();
    const { job } = await client.hardware.apply({ guest, edits: [{ op: 'remove', item: 'disk:vda' }] });
    await act('force-off', 'off');
    expect((await backend.job(job!)).state).toBe('done');
    expect(itemsOf((await documents()).nextGuest).map(({ id }) => id)).not.toContain('disk:vda');
  });

  it('lets go of a device when it listens', async () => {
    await defineRich(virsh, NAME, pool.path);
    await virsh('start', NAME);
    const guest = await refOf('running');
    // A USB device leaves without the guest's consent.
    await client.hardware.apply({ guest, edits: [disk('a.img', { bus: 'usb' })] });
    const { changes, job } = await client.hardware.apply({
      guest,
      edits: [{ op: 'remove', item: 'disk:sdb' }],
    });
    expect(changes).toMatchObject([{ item: 'disk:sdb', effect: 'now' }]);
    expect(job).toBeUndefined();
    const { live, next } = await documents();
    expect(live).not.toContain('sdb');
    expect(next).not.toContain('sdb');
  });
});

describe('a guest that is gone when it stops', () => {
  it('takes what it can at once, and nothing else', async () => {
    await tinyDomain(virsh, NAME, { transient: true });
    const guest = await refOf('running');
    await client.hardware.apply({ guest, edits: [set('domain', { title: 'Passing' })] });
    expect((await documents()).liveGuest.title).toBe('Passing');
    const edits = [set('domain', { 'os.bootMenu': true })];
    expect((await failure(client.hardware.apply({ guest, edits })))?.code).toBe('STATE_INVALID');
    const base = (await documents()).live ?? '';
    expect((await failure(client.hardware.define({ guest, base, xml: base })))?.code).toBe('UNSUPPORTED');
  });
});

describe('a whole document', () => {
  it('is defined as it was written, with the password that was not shown', async () => {
    await tinyDomain(virsh, NAME, { display: 'secret' });
    const guest = await refOf('off');
    const base = (await documents()).next!;
    const xml = base.replace('</name>', '</name>\n  <title>By hand</title>');
    const { changes } = await client.hardware.define({ guest, base, xml });
    expect(changes).toEqual([{ item: 'domain', property: 'title', to: 'By hand', effect: 'now' }]);
    expect(await virsh('dumpxml', NAME, '--security-info')).toContain(`passwd='hunter2'`);
    expect(await failure(client.hardware.define({ guest, base, xml }))).toMatchObject({ code: 'CONFLICT' });
  });

  it('is refused with the line, or with what libvirt says', async () => {
    await tinyDomain(virsh, NAME);
    const guest = await refOf('off');
    const base = (await documents()).next!;
    const define = (xml: string) => failure(client.hardware.define({ guest, base, xml }));
    expect(await define(base.replace('</name>', '</nam>'))).toMatchObject({
      code: 'INPUT_INVALID',
      params: { line: '2' },
    });
    expect((await define(base.replace(/<uuid>../, '<uuid>00')))?.params['field']).toBe('uuid');
    expect((await define(base.replace(NAME, 'other')))?.params['field']).toBe('name');
    const rejected = await define(base.replace('<devices>', '<devices>\n<nonsense/>'));
    expect(rejected?.code).toBe('DOCUMENT_REJECTED');
    expect(rejected?.detail).toContain('devices');
    expect((await documents()).next).toBe(base);
  });
});

it('tells what the host has for the machine that the guest is', async () => {
  await tinyDomain(virsh, NAME);
  const choices = await client.hardware.choices({ guest: await refOf('off') });
  expect(choices).toMatchObject({ driver: 'QEMU', libvirtVersion: expect.any(Number) as number });
  expect(choices.domainCapabilities).toContain('<machine>pc-q35');
  expect(choices.machines).toContain('q35');
  expect(choices.machine?.maxVcpus).toBeGreaterThan(1);
  expect(choices.pools.map(({ name }) => name)).toContain(NAME);
});
