import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBackend, type TestBackend } from '#electron/backend/testing/start-backend.ts';
import { guestRefSchema } from '#shared/contract/guests.ts';
import type { MediatedAction, MediatedChange } from '#shared/contract/mediated.ts';
import { uuidSchema } from '#shared/contract/values.ts';
import { giveMediatedEdits } from '#shared/domain/mediated/give.ts';
import { applyHostPlan } from './apply-host-plan.ts';
import { describeLab } from './describe-lab.ts';
import { type LabMachine, startLab } from './machine.ts';

const guestXml = `<domain type='qemu'><name>drawn</name><memory unit='MiB'>64</memory><vcpu>1</vcpu>
<os><type arch='x86_64' machine='q35'>hvm</type></os>
<devices><graphics type='vnc'/><video><model type='none'/></video></devices></domain>`;

describeLab(
  'mediated devices',
  () => {
    let lab: LabMachine;
    let backend: TestBackend;
    const uuid = uuidSchema.parse(randomUUID());
    const drawing = uuidSchema.parse(randomUUID());

    const list = () => backend.client.mediated.list({ connection: backend.connection });
    const one = async (wanted: string) => (await list()).devices.find(device => device.uuid === wanted);
    async function run(action: MediatedAction): Promise<void> {
      const { client, connection } = backend;
      const { stamp } = await client.mediated.plan({ connection, action });
      const { job } = await client.mediated.run({ connection, action, stamp });
      expect(await backend.job(job)).toMatchObject({ state: 'done' });
    }
    const plan = (change: MediatedChange) =>
      backend.client.mediated.planHost({ connection: backend.connection, change });

    beforeAll(async () => {
      lab = await startLab();
      await lab.ssh(`modprobe mtty; modprobe mdpy; udevadm settle
cat > /tmp/drawn.xml <<'X'\n${guestXml}\nX\nvirsh define /tmp/drawn.xml`);
      backend = await startBackend(lab.uri);
    });
    afterAll(async () => {
      await backend?.close();
      await lab?.stop();
    });

    it('are offered by type, by libvirt and, where it knows no such parent, by the kernel', async () => {
      await expect.poll(async () => (await list()).parents.map(({ id }) => id)).toEqual(['mdpy', 'mtty']);
      const { parents, canDefine, devices } = await list();
      expect([canDefine, devices]).toEqual([true, []]);
      const [mdpy, mtty] = parents;
      expect(mdpy?.nodeDevice).toBeUndefined();
      expect(mdpy?.types.map(({ id, left }) => [id, left])).toEqual([
        ['mdpy-hd', 4],
        ['mdpy-vga', 4],
        ['mdpy-xga', 4],
      ]);
      expect(mtty).toMatchObject({
        nodeDevice: 'mtty_mtty',
        types: [{ id: 'mtty-1', left: 24 }, { id: 'mtty-2' }],
      });
    });

    it('are defined, made, started with the host, stopped and removed by libvirt', async () => {
      await run({ do: 'create', parent: 'mtty', type: 'mtty-2', uuid, lasting: true, autostart: true });
      await expect
        .poll(() => one(uuid))
        .toMatchObject({
          parent: 'mtty',
          type: 'mtty-2',
          active: true,
          lasting: true,
          autostart: true,
        });
      expect(await lab.ssh('mdevctl list -d')).toContain(`${uuid} mtty mtty-2 auto (active)`);
      expect((await list()).parents[1]?.types[1]?.left).toBe(11);
      await run({ do: 'autostart', uuid, on: false });
      await run({ do: 'stop', uuid });
      await expect.poll(() => one(uuid)).toMatchObject({ active: false, lasting: true, autostart: false });
      await run({ do: 'start', uuid });
      await expect.poll(() => one(uuid)).toMatchObject({ active: true });
      await run({ do: 'remove', uuid });
      await expect.poll(() => one(uuid)).toBeUndefined();
      expect((await lab.ssh('mdevctl list -d')).trim()).toBe('');
    });

    it('that live until the host restarts can be made to last', async () => {
      await run({ do: 'create', parent: 'mtty', type: 'mtty-1', uuid, lasting: false, autostart: false });
      await expect.poll(() => one(uuid)).toMatchObject({ active: true, lasting: false });
      await run({ do: 'keep', uuid, autostart: true });
      await expect.poll(() => one(uuid)).toMatchObject({ active: true, lasting: true, autostart: true });
      await run({ do: 'remove', uuid });
    });

    it('are made by the root helper elsewhere, and shown on the screen of a guest', async () => {
      const made = { do: 'create', parent: 'mdpy', type: 'mdpy-hd', uuid: drawing } as const;
      await applyHostPlan(backend, await plan(made));
      await expect.poll(() => one(drawing)).toMatchObject({ active: true, parent: 'mdpy', type: 'mdpy-hd' });

      const known = (await lab.ssh('virsh domuuid drawn')).trim();
      const guest = guestRefSchema.parse({ connection: backend.connection, uuid: known });
      const edits = giveMediatedEdits({ uuid: drawing, api: 'vfio-pci', display: true, ramfb: true });
      await backend.client.hardware.apply({ guest, edits, later: true });
      expect(await lab.ssh('virsh dumpxml --inactive drawn')).toContain("display='on' ramfb='on'");
      await lab.ssh('virsh start drawn');
      await expect
        .poll(async () => (await one(drawing))?.usedBy)
        .toMatchObject([{ name: 'drawn', running: true }]);
      const { problems } = await plan({ do: 'remove', uuid: drawing });
      expect(problems).toMatchObject([{ failure: { code: 'RESOURCE_BUSY' } }]);

      await lab.ssh('virsh destroy drawn');
      await expect.poll(async () => (await one(drawing))?.usedBy).toMatchObject([{ running: false }]);
      await applyHostPlan(backend, await plan({ do: 'remove', uuid: drawing }));
      await expect.poll(() => one(drawing)).toBeUndefined();
    });
  },
  600_000,
);
