import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBackend, type TestBackend } from '#electron/backend/testing/start-backend.ts';
import type { Uuid } from '#shared/contract/values.ts';
import type { UsbRule } from '#shared/contract/usb.ts';
import { ruleAlias } from '#shared/domain/usb/rules.ts';
import { describeLab } from './describe-lab.ts';
import { type LabMachine, startLab } from './machine.ts';

/** A limit for what hangs: the lab is slow. */
const soon = { timeout: 240_000, interval: 1_000 };
/** What QEMU's own devices say they are. */
const wacom = { by: 'device', vendor: '056a', product: '0000' } as const;
const tablet = { by: 'device', vendor: '0627', product: '0001' } as const;

describeLab(
  'USB devices that come and go',
  () => {
    let lab: LabMachine;
    let backend: TestBackend;
    let guest: { connection: TestBackend['connection']; uuid: Uuid };

    const plug = (model: string, id: string) => lab.monitor(`device_add ${model},id=${id},bus=usb.0`);
    const pull = (id: string) => lab.monitor(`device_del ${id}`);
    const live = () => lab.ssh('virsh dumpxml usb-lab');
    const list = () => backend.client.usb.list({ connection: backend.connection });

    async function open(): Promise<void> {
      backend = await startBackend(lab.uri);
      guest = { ...guest, connection: backend.connection };
    }

    /** That the guest runs with a device of the rule, or without; libvirt itself is asked. */
    const has = (rule: UsbRule, yes = true) =>
      expect.poll(async () => (await live()).includes(`'${ruleAlias(rule)}'`), soon).toBe(yes);
    /** That the lab's kernel sees as many of the make. */
    const plugged = (vendor: string, count: number) =>
      expect
        .poll(async () => {
          return (await lab.ssh(`cat /sys/bus/usb/devices/*/idVendor | grep -c ${vendor} || true`)).trim();
        }, soon)
        .toBe(String(count));
    const ruleState = async () => (await list()).rules.map(({ state }) => state);

    beforeAll(async () => {
      lab = await startLab();
      await lab.ssh(`cat > /tmp/usb-lab.xml <<'X'
<domain type='qemu'><name>usb-lab</name><memory unit='MiB'>64</memory><os><type machine='q35'>hvm</type></os>
<devices><controller type='usb' model='qemu-xhci'/><serial type='pty'/><video><model type='none'/></video></devices></domain>
X
virsh define /tmp/usb-lab.xml && virsh start usb-lab`);
      guest = {
        uuid: (await lab.ssh('virsh domuuid usb-lab')).trim() as Uuid,
        connection: 'x' as TestBackend['connection'],
      };
      await open();
    }, 300_000);
    afterAll(async () => {
      await backend?.close();
      await lab?.stop();
    });

    it('gives one by its make, live and lasting, and attaches it again whenever it is plugged in', async () => {
      await plug('usb-wacom-tablet', 'w1');
      await plugged('056a', 1);
      expect(await backend.client.usb.give({ guest, rule: wacom })).toEqual({ state: 'attached' });
      expect(await live()).toContain("<vendor id='0x056a'/>");
      expect(await lab.ssh('virsh dumpxml --inactive usb-lab')).toContain("startupPolicy='optional'");

      await pull('w1');
      await has(wacom, false);
      expect(await ruleState()).toEqual(['absent']);
      await plug('usb-wacom-tablet', 'w2');
      await has(wacom);
      expect(await lab.ssh('virsh qemu-monitor-command usb-lab --hmp info usb')).toContain('PenPartner');
    });

    it('remembers the rule over a restart of the app, and makes up for what it has missed', async () => {
      await backend.close();
      await pull('w2');
      await plugged('056a', 0);
      await plug('usb-wacom-tablet', 'w3');
      await plugged('056a', 1);
      // Still the one that was pulled out: without the app nobody looks.
      const before = await live();
      await open();
      await expect.poll(live, soon).not.toBe(before);
      await has(wacom);
    });

    it('takes it back, and forgets it', async () => {
      await backend.client.usb.take({ guest, rule: wacom });
      await has(wacom, false);
      expect(await ruleState()).toEqual([]);
      expect(await lab.ssh('virsh dumpxml --inactive usb-lab')).not.toContain('hostdev');
      expect(await live()).not.toContain('urn:innkeeper:usb');
    });

    it('tells twins apart by their ports only, and attaches at the start of the guest what is plugged in there', async () => {
      await plug('usb-tablet', 't1');
      await plugged('0627', 2);
      await expect(backend.client.usb.give({ guest, rule: tablet })).rejects.toMatchObject({
        data: { code: 'INPUT_INVALID' },
      });
      const [one] = (await list()).devices.filter(({ ids }) => ids === '0627:0001');
      const rule: UsbRule = { by: 'port', port: one?.port ?? '' };
      expect(await backend.client.usb.give({ guest, rule })).toEqual({ state: 'attached' });
      expect(await lab.ssh('virsh dumpxml --inactive usb-lab')).not.toContain('hostdev');

      await lab.ssh('virsh destroy usb-lab');
      expect(await ruleState()).toEqual(['off']);
      await lab.ssh('virsh start usb-lab');
      await has(rule);
      await backend.client.usb.take({ guest, rule });
      await has(rule, false);
    });

    it('keeps a disk that the host has mounted', async () => {
      const image = join(await mkdtemp(join(tmpdir(), 'innkeeper-usb-')), 'stick.raw');
      await writeFile(image, Buffer.alloc(16 << 20));
      await lab.monitor(`drive_add 0 if=none,id=stick,format=raw,file=${image}`);
      await plug('usb-storage,drive=stick', 's1');
      const stick = async () => (await list()).devices.find(({ ids }) => ids === '46f4:0001');
      await expect.poll(async () => (await stick())?.what, soon).toBe('disk');
      await lab.ssh(
        'd=$(for b in /sys/block/sd*; do readlink -f $b | grep -q /usb && basename $b; done | head -1); mkfs.ext2 -q /dev/$d && mkdir -p /mnt/stick && mount /dev/$d /mnt/stick',
      );
      const rule: UsbRule = { by: 'device', vendor: '46f4', product: '0001' };
      await expect(backend.client.usb.give({ guest, rule })).rejects.toMatchObject({
        data: { code: 'DEVICE_NEEDED', params: { reason: expect.stringContaining('/mnt/stick') } },
      });
      await lab.ssh('umount /mnt/stick');
      await expect.poll(async () => (await stick())?.verdict.level, soon).toBe('ready');
      expect(await backend.client.usb.give({ guest, rule })).toEqual({ state: 'attached' });
      await backend.client.usb.take({ guest, rule });
      await rm(join(image, '..'), { recursive: true });
    });
  },
  600_000,
);
