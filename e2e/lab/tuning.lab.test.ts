import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBackend, type TestBackend } from '#electron/backend/testing/start-backend.ts';
import type { HostTuning } from '#shared/contract/host-tuning.ts';
import { planCores } from '#shared/domain/host-tuning/cores.ts';
import { kvmOptions, optionNow, planOption } from '#shared/domain/host-tuning/kvm-options.ts';
import { planPages, poolOf } from '#shared/domain/host-tuning/pages.ts';
import type { TuningPlan } from '#shared/domain/host-tuning/plan.ts';
import { describeLab } from './describe-lab.ts';
import { type LabMachine, startLab } from './machine.ts';

describeLab('memory and CPU of the host', () => {
  let lab: LabMachine;
  let backend: TestBackend;

  const read = (): Promise<HostTuning> => backend.client.hostTuning.read({ connection: backend.connection });
  /** Every file that a plan may touch, as one text. */
  const files = () =>
    lab.ssh('cd / && find etc/modprobe.d etc/systemd etc/default -type f | sort | xargs sha256sum');

  /** Does a plan as the dialog does, and gives the way back. */
  async function apply({ title, steps }: TuningPlan): Promise<() => Promise<void>> {
    const { connection, client } = backend;
    const dryRun = await client.hostChanges.dryRun({ connection, steps: [...steps] });
    expect(dryRun.problems).toEqual([]);
    const { job } = await client.hostChanges.apply({
      connection,
      title,
      steps: [...steps],
      stamp: dryRun.stamp,
    });
    expect(await backend.job(job)).toMatchObject({ state: 'done' });
    const { runs } = await client.hostChanges.runs({ connection });
    const run = runs.find(each => each.title === title && each.state === 'after');
    if (!run) throw new Error(`There is no run “${title}”.`);
    return async () => {
      const undo = await client.hostChanges.planUndo({ connection, run: run.id });
      const { job: undoing } = await client.hostChanges.undo({ connection, run: run.id, stamp: undo.stamp });
      expect(await backend.job(undoing)).toMatchObject({ state: 'done' });
    };
  }

  beforeAll(async () => {
    lab = await startLab();
    // Its processor has no virtualization: the common module alone can be loaded.
    await lab.ssh('modprobe kvm');
    backend = await startBackend(lab.uri);
  });
  afterAll(async () => {
    await backend?.close();
    await lab?.stop();
  });

  it('reserves huge pages that are there to be had, and gives them back', async () => {
    const before = await read();
    expect(before.memory?.total).toBeGreaterThan(2 ** 31);
    const pool = poolOf(before, '2M', undefined);
    expect(pool).toMatchObject({ total: 0 });
    expect(pool?.atHand).toBeGreaterThan(0);
    const undo = await apply(planPages(before, { size: '2M', count: 64, when: 'both' }));
    expect(poolOf(await read(), '2M', undefined)).toMatchObject({ total: 64, free: 64 });
    await undo();
    expect(poolOf(await read(), '2M', undefined)).toMatchObject({ total: 0 });
  });

  it('sets an option of KVM at once and for good, and takes it back without leaving anything', async () => {
    const [before, filesBefore] = [await read(), await files()];
    const option = kvmOptions.find(({ name }) => name === 'ignore_msrs');
    if (!option) throw new Error('There is no such option.');
    expect(optionNow(before, option)).toBe(false);
    const undo = await apply(planOption(before, option, true, 'both'));
    expect(optionNow(await read(), option)).toBe(true);
    expect(await lab.ssh('cat /etc/modprobe.d/innkeeper-*')).toContain('options kvm ignore_msrs=1');
    await undo();
    expect(optionNow(await read(), option)).toBe(false);
    expect(await files()).toBe(filesBefore);
  });

  it('keeps a CPU for guests, and gives it back to the host', async () => {
    const before = await read();
    expect(before.cpus).toEqual({ isolated: '', systemd: true });
    const undo = await apply(planCores(before, { cpus: [1], way: 'systemd', when: 'now' }));
    expect((await read()).cpus.host).toBe('0');
    await undo();
    expect((await read()).cpus.host).toBeUndefined();
  });
});
