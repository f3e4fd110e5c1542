import { describe, expect, it } from 'vitest';
import type { HardwareEdit } from '#shared/contract/hardware.ts';
import { itemsOf } from '#shared/domain/hardware/item-id.ts';
import { readValues } from '#shared/domain/hardware/values.ts';
import { waitingBetween } from '#shared/domain/hardware/waiting.ts';
import { tinyDomain } from '../testing/tiny-domain.ts';
import { failure, hardwareBench, set } from './testing/hardware-bench.ts';
import { defineRich } from './testing/rich-domain.ts';

const NAME = `innkeeper-engine-running-${process.pid}`;
const {
  client,
  disk,
  documents,
  hardware,
  job: jobOf,
  poolPath,
  refOf,
  startPaused,
  virsh,
} = hardwareBench(NAME);

describe('a guest that has just been started', () => {
  it('has nothing waiting, whatever it is made of', async () => {
    await defineRich(virsh, NAME, poolPath());
    await startPaused();
    const { live, next } = await documents();
    expect(waitingBetween(live, next)).toEqual([]);
  });
});

describe('a guest that runs', () => {
  it('takes what it can at once, and what it cannot waits', async () => {
    await defineRich(virsh, NAME, poolPath());
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
      set('disk:sda', { type: 'file', 'source.file': `${poolPath()}/a.img` }),
      set('disk:vda', { 'ioTune.readBytesPerSecond': 1_000_000, cache: 'none' }),
      set('interface:52:54:00:12:34:56', { linkState: 'down', model: 'e1000e' }),
      set('memballoon', { statsPeriod: 7 }),
    ];
    const plan = await hardware().plan({ guest, edits });
    expect(plan.problems).toEqual([]);
    const { changes } = await hardware().apply({ guest, edits });
    expect(changes).toEqual(plan.changes);
    const of = (effect: string) =>
      new Set(changes.flatMap(({ property, effect: found }) => (found === effect ? [property] : [])));
    expect(of('next-start')).toEqual(new Set(['cache', 'model', 'vcpu.maximum']));
    expect(changes.every(({ effect, why }) => effect === 'now' || why)).toBe(true);

    const { live, next, liveGuest } = await documents();
    expect(liveGuest).toMatchObject({ title: 'Live', ioThreads: 2 });
    expect(liveGuest.cputune.shares).toBe(512n);
    expect(readValues(liveGuest, 'domain', ['cputune.vcpuPins', 'cputune.emulatorPin'])).toEqual({
      'cputune.vcpuPins': [{ vcpu: 0, cpuset: '0' }],
      'cputune.emulatorPin': '0',
    });
    expect(readValues(liveGuest, 'disk:sda', ['source.file'])['source.file']).toBe(`${poolPath()}/a.img`);
    expect(readValues(liveGuest, 'disk:vda', ['ioTune.readBytesPerSecond'])).toEqual({
      'ioTune.readBytesPerSecond': 1_000_000,
    });
    expect(readValues(liveGuest, 'interface:52:54:00:12:34:56', ['linkState'])).toEqual({
      linkState: 'down',
    });
    expect(readValues(liveGuest, 'memballoon', ['statsPeriod'])).toEqual({ statsPeriod: 7 });
    const waiting = waitingBetween(live, next).filter(({ property }) => property !== 'currentMemory');
    expect(waiting.map(({ item, property }) => `${item} ${property}`)).toEqual([
      'domain vcpu.maximum',
      'disk:vda cache',
      'interface:52:54:00:12:34:56 model',
    ]);

    await hardware().apply({
      guest,
      edits: waiting.map(({ item, property }) => ({ op: 'revert', item, properties: [property!] })),
    });
    const reverted = await documents();
    expect(waitingBetween(reverted.live, reverted.next).map(({ property }) => property)).not.toContain(
      'model',
    );
    expect(readValues(reverted.nextGuest, 'domain', ['vcpu.maximum'])).toEqual({ 'vcpu.maximum': 2 });

    await hardware().apply({ guest, edits: [set('disk:sda', { 'source.file': null })] });
    expect(readValues((await documents()).liveGuest, 'disk:sda', ['source.file'])).toEqual({
      'source.file': null,
    });
  });

  it('gets devices plugged in under the names and places they keep', async () => {
    await defineRich(virsh, NAME, poolPath());
    const guest = await startPaused();
    const edits: HardwareEdit[] = [
      disk('a.img', { bus: 'virtio' }),
      { op: 'add', element: 'interface', values: { type: 'user', model: 'virtio' } },
      { op: 'add', element: 'rng', values: { model: 'virtio', backend: 'builtin' } },
    ];
    const { changes } = await hardware().apply({ guest, edits });
    expect(changes.map(({ effect }) => effect)).toEqual(['now', 'now', 'now']);
    const { live, next, liveGuest, nextGuest } = await documents();
    expect(waitingBetween(live, next)).toEqual([]);
    const ids = (of: typeof liveGuest) =>
      itemsOf(of)
        .map(({ id }) => id)
        .toSorted();
    expect(ids(liveGuest)).toEqual(ids(nextGuest));
    expect(ids(liveGuest)).toContain('disk:vdb');
  });

  it('takes tuning and a password at once', async () => {
    await defineRich(virsh, NAME, poolPath());
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
    const { changes } = await hardware().apply({
      guest,
      edits: [set('domain', { ...values, 'vcpu.current': 2 }), set('graphics:vnc', { password: 'sesame' })],
    });
    expect(changes.filter(({ effect }) => effect !== 'now')).toEqual([]);
    const { live, next, liveGuest } = await documents();
    expect(readValues(liveGuest, 'domain', Object.keys(values))).toEqual(values);
    expect(waitingBetween(live, next)).toEqual([]);
    // libvirt writes the number only while some of them are not plugged in.
    expect(liveGuest.vcpu).toMatchObject({ maximum: 2, current: undefined });
    const secure = await virsh('dumpxml', NAME, '--security-info');
    expect(secure).toContain(`passwd='sesame'`);

    const none = Object.fromEntries(Object.keys(values).map(name => [name, null]));
    await hardware().apply({ guest, edits: [set('domain', none)] });
    const after = await documents();
    expect(after.liveGuest.description).toBeUndefined();
    expect(readValues(after.nextGuest, 'domain', Object.keys(values))).toEqual({
      ...none,
      'cputune.ioThreadPins': [],
    });
    // A thread that was pinned runs on all CPUs of the host, by name.
    const waiting = waitingBetween(after.live, after.next).map(({ property }) => property);
    expect(waiting).toEqual(['cputune.ioThreadPins']);
  });

  it('undoes what was done when one step fails, and says which', async () => {
    await defineRich(virsh, NAME, poolPath());
    const guest = await startPaused();
    const before = await virsh('dumpxml', NAME, '--inactive', '--security-info');
    const failed = await failure(
      hardware().apply({
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
    await defineRich(virsh, NAME, poolPath());
    const guest = await startPaused();
    const edits: HardwareEdit[] = [{ op: 'remove', item: 'disk:vda' }];
    const { changes, job } = await hardware().apply({ guest, edits });
    expect(changes).toMatchObject([{ item: 'disk:vda', effect: 'asked' }]);
    const has = async () => {
      const { liveGuest, nextGuest } = await documents();
      return [liveGuest, nextGuest].map(of => itemsOf(of).some(({ id }) => id === 'disk:vda'));
    };
    expect(await has()).toEqual([true, true]);
    await client().jobs.cancel({ id: job ?? '' });
    expect((await jobOf(job ?? '')).state).toBe('cancelled');
    expect(await has()).toEqual([true, true]);
    const later = await hardware().apply({ guest, edits, later: true });
    expect(later.changes).toMatchObject([{ effect: 'next-start' }]);
    expect(await has()).toEqual([true, false]);
  });

  it('lets the job end when it is switched off', async () => {
    await defineRich(virsh, NAME, poolPath());
    const guest = await startPaused();
    const { job } = await hardware().apply({ guest, edits: [{ op: 'remove', item: 'disk:vda' }] });
    await virsh('destroy', NAME);
    expect((await jobOf(job ?? '')).state).toBe('done');
    expect(itemsOf((await documents()).nextGuest).map(({ id }) => id)).not.toContain('disk:vda');
  });

  it('lets go of a device when it listens', async () => {
    await defineRich(virsh, NAME, poolPath());
    await virsh('start', NAME);
    const guest = await refOf('running');
    // A USB device leaves without the guest's consent.
    await hardware().apply({ guest, edits: [disk('a.img', { bus: 'usb' })] });
    const { changes, job } = await hardware().apply({
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
    await hardware().apply({ guest, edits: [set('domain', { title: 'Passing' })] });
    expect((await documents()).liveGuest.title).toBe('Passing');
    const edits = [set('domain', { 'os.bootMenu': true })];
    expect((await failure(hardware().apply({ guest, edits })))?.code).toBe('STATE_INVALID');
    const base = (await documents()).live;
    expect((await failure(hardware().define({ guest, base, xml: base })))?.code).toBe('UNSUPPORTED');
  });
});
