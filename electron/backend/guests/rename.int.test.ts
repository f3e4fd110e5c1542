import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type CarryTests, startCarryTests } from '../carry/testing/carry-tests.ts';

let tests: CarryTests;
beforeAll(async () => {
  tests = await startCarryTests();
});
afterAll(() => tests?.stop());
afterEach(() => tests.clean());

const nvramOf = async (name: string) =>
  /<nvram[^>]*>(.*)<\/nvram>/.exec(await tests.virsh('dumpxml', name, '--inactive'))?.[1] ?? '';

it('takes UEFI variables along, or the next guest of the old name would get them', async () => {
  const guest = await tests.uefiGuest();
  const old = await nvramOf(tests.name);
  const before = await readFile(old);
  await tests.client.guests.rename({ guest, name: `${tests.name}-new` });
  const now = await nvramOf(`${tests.name}-new`);
  expect(now).toContain(`${tests.name}-new_VARS`);
  expect(await readFile(now)).toEqual(before);
  await expect(readFile(old)).rejects.toMatchObject({ code: 'ENOENT' });
  await tests.virsh('start', `${tests.name}-new`);
});

it('says why not, and what to do, while the guest runs or its memory is saved', async () => {
  const guest = await tests.guestWithDisk(tests.name, 'qcow2');
  await tests.start(guest);
  const rename = () => tests.client.guests.rename({ guest, name: `${tests.name}-new` });
  await expect(rename()).rejects.toMatchObject({
    data: { code: 'STATE_INVALID', params: { remedy: expect.stringContaining('Shut it down') } },
  });
});

it('keeps snapshots', async () => {
  const guest = await tests.guestWithDisk(tests.name, 'qcow2');
  await tests.virsh('snapshot-create-as', tests.name, 's1');
  await tests.client.guests.rename({ guest, name: `${tests.name}-new` });
  expect(await tests.virsh('snapshot-list', `${tests.name}-new`, '--name')).toBe('s1');
  await tests.virsh('snapshot-revert', `${tests.name}-new`, 's1');
});
