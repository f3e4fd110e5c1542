import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBackend, type TestBackend } from '#electron/backend/testing/start-backend.ts';
import { pciAddressSchema } from '#shared/contract/create/host-device.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { changedFiles, hostFiles } from './host-files.ts';
import { describeLab } from './describe-lab.ts';
import { type LabMachine, startLab } from './machine.ts';
import { defineSmallGuest, serialOf } from './small-guest.ts';
import { startTranscript } from './transcript.ts';

const card = pciAddressSchema.parse('0000:01:00.0');
const sound = pciAddressSchema.parse('0000:01:00.1');

describeLab('a graphics card, from a host without an IOMMU to a guest and back', () => {
  const tell = startTranscript('Passthrough from beginning to end, over ssh');
  let lab: LabMachine;
  let stateDir: string;
  let backend: TestBackend;
  let start: ReadonlyMap<string, string>;

  const reopen = async () => {
    await backend?.close();
    backend = await startBackend(lab.uri, { stateDir, starting: true });
  };
  const driverOf = async (address: string) => {
    const { pci } = await backend.client.devices.map({ connection: backend.connection });
    return pci.find(device => device.address === address)?.driver;
  };
  const reboot = async (why: string) => {
    await lab.reboot();
    await reopen();
    tell(`The host restarts: ${why}`, `kernel: ${(await lab.ssh('cat /proc/cmdline')).trim()}`);
  };
  /** Resolves with the guest once it is so. */
  async function guestOnce(is: (guest: Guest) => boolean): Promise<Guest> {
    for await (const event of await backend.client.guests.watch({})) {
      const guests = event.kind === 'remove' ? [] : event.guests;
      const found = guests.find(guest => guest.name === 'games' && is(guest));
      if (found) return found;
    }
    throw new Error('Nothing is told of guests any more.');
  }
  const ended = async ({ job }: { job: string }) => {
    const done = await backend.job(job);
    tell(
      `Job “${done.title}”: ${done.state}`,
      done.log.map(({ text }) => text),
    );
    expect(done).toMatchObject({ state: 'done' });
  };
  /** Of what a host starts by: programs are compared at the end. */
  const changedSoFar = async () => {
    const folders = ['/etc', '/boot'];
    const before = [...start].filter(([path]) => folders.some(folder => path.startsWith(folder)));
    return changedFiles(new Map(before), await hostFiles(lab, folders));
  };
  const setupNow = async () => {
    const { setups } = await backend.client.passthrough.list({ connection: backend.connection });
    const [setup] = setups;
    if (!setup) throw new Error('No set-up is recorded.');
    return setup;
  };

  beforeAll(async () => {
    stateDir = await mkdtemp(join(tmpdir(), 'innkeeper-state-'));
    lab = await startLab();
    // Debian's kernel has it on by itself.
    await lab.ssh(
      "sed -i 's/intel_iommu=on iommu=pt/intel_iommu=off/' /etc/default/grub && update-grub 2>&1",
    );
    await defineSmallGuest(lab, 'games');
    await reboot('with its IOMMU off');
    start = await hostFiles(lab);
    tell(`Noted all ${start.size} files of /etc, /boot, /usr and what libvirt keeps, with checksums.`);
  });
  afterAll(async () => {
    await backend?.close();
    await lab?.stop();
    if (stateDir !== undefined) await rm(stateDir, { recursive: true });
  });

  it('finds that the IOMMU is off, and says what to do', async () => {
    const { checks } = await backend.client.devices.doctor({ connection: backend.connection });
    const kernel = checks.find(({ id }) => id === 'iommu-kernel');
    tell(
      'The doctor looks',
      checks.map(({ title, verdict, found }) => `${verdict.padEnd(8)} ${title}: ${found}`),
    );
    expect(kernel).toMatchObject({ verdict: 'problem', remedy: { kind: 'steps', reboot: true } });
    expect(await driverOf(card)).toBe('radeon');
  });

  it('plans everything at once, and changes nothing by that', async () => {
    const guest = await guestOnce(({ state }) => state === 'off');
    const plan = await backend.client.passthrough.plan({ guest, devices: [card] });
    expect(plan.problems).toEqual([]);
    expect(plan.way).toBe('boot');
    expect(plan.reboot).toBe(true);
    expect(plan.steps.map(({ step }) => step.do)).toEqual([
      'kernel-arguments',
      'load-modules',
      'bind-at-boot',
    ]);
    tell(`The plan: ${plan.title}`, [
      ...plan.steps.map(({ title }) => title),
      ...(plan.dryRun?.files ?? []).map(({ becomes, path }) => `${becomes} ${path}`),
      ...(plan.dryRun?.commands ?? []).map(words => `run ${words.join(' ')}`),
      ...plan.guest.changes.map(({ text }) => text),
    ]);
    expect(await changedSoFar()).toEqual([]);
  });

  it('applies the plan, waits for the restart, and finds all of it in force', async () => {
    const guest = await guestOnce(({ state }) => state === 'off');
    const { stamp } = await backend.client.passthrough.plan({ guest, devices: [card] });
    await ended(await backend.client.passthrough.apply({ guest, devices: [card], stamp }));
    expect(await setupNow()).toMatchObject({ state: 'waiting-for-reboot', rebootPending: true });
    tell(
      'Changed on the host',
      (await changedSoFar()).map(line => line.split(':')[0] ?? ''),
    );

    await reboot('for the plan');
    const { id, state } = await setupNow();
    const { checks } = await backend.client.passthrough.verify({
      connection: backend.connection,
      setup: id,
    });
    tell(
      'After the restart',
      checks.map(({ verdict, title, found }) => `${verdict.padEnd(8)} ${title}: ${found}`),
    );
    expect(checks.filter(({ verdict }) => verdict !== 'ok')).toEqual([]);
    expect(state).toBe('after');
    expect([await driverOf(card), await driverOf(sound)]).toEqual(['vfio-pci', 'vfio-pci']);
  });

  it('starts a guest that sees the card with its sound, as one card', async () => {
    const guest = await guestOnce(({ state }) => state === 'off');
    const [answer] = await backend.client.guests.act({ guests: [guest], action: 'start' });
    expect(answer?.failure).toBeUndefined();
    await guestOnce(({ state }) => state === 'running');
    await guestOnce(({ state }) => state === 'off');
    const seen = (await serialOf(lab)).split(/\r?\n/).filter(line => line.startsWith('sees'));
    tell('The guest ran, and printed', seen);
    const place = /^sees (\S+)\.0 0x1002 0x5159$/m.exec(seen.join('\n'))?.[1];
    expect(place).toBeDefined();
    expect(seen).toContain(`sees ${place ?? ''}.1 0x8086 0x2668`);
  });

  it('takes everything back: after another restart not one file differs from the start', async () => {
    const { id: setup, back } = await setupNow();
    tell(
      'Ways back that are offered',
      back.map(({ title }) => title),
    );
    const { connection } = backend;
    const plan = await backend.client.passthrough.planUndo({ connection, setup });
    expect(plan.problems).toEqual([]);
    expect(plan.guest?.kept).toEqual([]);
    await ended(await backend.client.passthrough.undo({ connection, setup, stamp: plan.stamp }));
    expect(await setupNow()).toMatchObject({ state: 'undone', rebootPending: true });

    await reboot('for the way back');
    expect(await setupNow()).toMatchObject({ state: 'undone', rebootPending: false });
    expect([await driverOf(card), await driverOf(sound)]).toEqual(['radeon', 'snd_hda_intel']);
    const different = changedFiles(start, await hostFiles(lab));
    tell(`Compared all ${start.size} files: ${different.length} differ`, different);
    expect(different).toEqual([]);
  });
});
