import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type DiskTests, fileDisk, startDiskTests } from './testing/disk-tests.ts';
import { guestShell } from './testing/guest-shell.ts';

// Guests boot in it, translated, beside others that do.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let tests: DiskTests;
beforeAll(async () => {
  tests = await startDiskTests('bus');
});
afterAll(async () => await tests?.stop());
afterEach(async () => await tests.clean());

const disks = async (name: string) => {
  const xml = await tests.xml(name, '--inactive');
  return [...xml.matchAll(/<target dev='(\w+)' bus='(\w+)'/g)].map(([, dev, bus]) => `${dev} ${bus}`);
};

it('a disk changes its bus and back, and the guest reads what was on it', async () => {
  const path = await tests.image('system.qcow2', '16M');
  const { name, guest } = await tests.define(fileDisk(path, 'vda'));
  await tests.virsh('start', name);
  const write = await guestShell('qemu:///system', guest, name);
  await write.run('echo kept > /dev/vda; sync');
  await write.close();

  const plan = await tests.plan(guest, { do: 'change-bus', disk: 'vda', bus: 'scsi' });
  expect(plan).toMatchObject({ takesEffect: 'next-start', problems: [], lost: [] });
  await tests.carryOut(guest, { do: 'change-bus', disk: 'vda', bus: 'scsi' });
  expect(await disks(name)).toEqual(['sda scsi']);
  expect(await tests.xml(name, '--inactive')).toContain(
    `<controller type='scsi' index='0' model='virtio-scsi'`,
  );

  await tests.virsh('destroy', name);
  await tests.virsh('start', name);
  const read = await guestShell('qemu:///system', guest, name);
  expect(await read.run('head -n 1 /dev/sda')).toBe('kept');
  await read.close();
  // And the way back.
  await tests.carryOut(guest, { do: 'change-bus', disk: 'sda', bus: 'virtio' });
  expect(await disks(name)).toEqual(['vda virtio']);
});

it('what the guest starts from is the same disk, though it is no longer the first', async () => {
  const [one, two] = [await tests.image('one.qcow2', '16M'), await tests.image('two.qcow2', '16M')];
  const { name, guest } = await tests.define(
    fileDisk(one, 'sda', { bus: 'sata' }) + fileDisk(two, 'sdb', { bus: 'sata' }),
    { os: `<boot dev='hd'/>` },
  );
  await tests.carryOut(guest, { do: 'change-bus', disk: 'sda', bus: 'virtio' });
  expect((await disks(name)).toSorted()).toEqual(['sdb sata', 'vda virtio']);
  const xml = await tests.xml(name, '--inactive');
  const starting = xml.split('<disk').find(part => part.includes(`<boot order='1'/>`));
  expect(starting).toContain(one);
  expect(xml).not.toContain(`<boot dev=`);
});

it('a tiny disk comes first, so that the guest takes the driver, and goes with the change', async () => {
  const path = await tests.image('prepared.qcow2', '16M');
  const { name, guest } = await tests.define(fileDisk(path, 'sda', { bus: 'sata' }));
  await tests.virsh('start', name);
  const shell = await guestShell('qemu:///system', guest, name);
  const prepare = { do: 'change-bus', disk: 'sda', bus: 'virtio', prepare: true } as const;
  expect(await tests.carryOut(guest, prepare)).toMatchObject({ state: 'done' });
  // The guest takes it in its own time.
  await expect.poll(() => shell.run('cat /sys/block/vda/size')).toBe(String((16 * 1024 * 1024) / 512));
  await shell.close();
  expect((await tests.plan(guest, prepare)).problems).toHaveLength(1);

  const change = { do: 'change-bus', disk: 'sda', bus: 'virtio' } as const;
  expect((await tests.plan(guest, change)).warnings.some(({ text }) => text.includes('driver'))).toBe(false);
  await tests.carryOut(guest, change);
  expect(await disks(name)).toEqual(['vda virtio']);
  await tests.virsh('destroy', name);
  await tests.virsh('start', name);
});

describe('it is refused', () => {
  it('for a bus that the machine does not have', async () => {
    const path = await tests.image('ide.qcow2', '16M');
    const { guest } = await tests.define(fileDisk(path, 'vda'));
    const { problems } = await tests.plan(guest, { do: 'change-bus', disk: 'vda', bus: 'ide' });
    expect(problems).toMatchObject([{ field: 'bus', failure: { code: 'INPUT_INVALID' } }]);
  });
});
