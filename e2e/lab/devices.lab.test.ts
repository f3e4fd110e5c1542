import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBackend, type TestBackend } from '#electron/backend/testing/start-backend.ts';
import { pciAddressSchema } from '#shared/contract/create/host-device.ts';
import type { DeviceMap, PciDevice } from '#shared/contract/devices.ts';
import { describeLab } from './describe-lab.ts';
import { type LabMachine, startLab } from './machine.ts';

/** The same beginning of every address of the machine. */
const at = (text: string) => pciAddressSchema.parse(`0000:${text}`);

function deviceAt({ pci }: DeviceMap, text: string): PciDevice {
  const found = pci.find(({ address }) => address === at(text));
  if (!found) throw new Error(`No device at ${text}.`);
  return found;
}

const guestXml = `<domain type='qemu'>
  <name>holder</name><memory unit='MiB'>64</memory><vcpu>1</vcpu>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <devices><hostdev mode='subsystem' type='pci' managed='yes'><source>
    <address domain='0x0000' bus='0x02' slot='0x00' function='0x0'/></source></hostdev></devices></domain>`;

describeLab('the devices of a host over ssh', () => {
  let lab: LabMachine;
  let backend: TestBackend;
  const map = () => backend.client.devices.map({ connection: backend.connection });
  /** Looks again at every change that is told of, until one is as wanted. */
  async function mapOnce(
    change: () => Promise<unknown>,
    wanted: (map: DeviceMap) => boolean,
  ): Promise<DeviceMap> {
    const stop = new AbortController();
    const { connection } = backend;
    const changes = await backend.client.devices.watch({ connection }, { signal: stop.signal });
    try {
      // That it listens.
      await changes.next();
      let next = changes.next();
      await change();
      for (;;) {
        const found = await map();
        if (wanted(found)) return found;
        if ((await next).done === true) throw new Error('Nothing is told any more.');
        next = changes.next();
      }
    } finally {
      stop.abort();
    }
  }

  beforeAll(async () => {
    lab = await startLab();
    backend = await startBackend(lab.uri);
  });
  afterAll(async () => {
    await backend?.close();
    await lab?.stop();
  });

  it('are read by its own files, and what it lives on is refused', async () => {
    const found = await map();
    expect(found).toMatchObject({ source: 'live', iommu: { on: true }, missing: [] });
    expect(found.iommu.groups).toBeGreaterThan(10);
    const refused = {
      '00:05.0': 'boot display',
      '00:03.0': 'lives on it',
      '00:02.0': 'only way into the network',
    };
    for (const [text, why] of Object.entries(refused)) {
      const { verdict } = deviceAt(found, text);
      expect(verdict.level).toBe('never');
      expect(verdict.reasons[0]?.text).toContain(why);
    }
    expect(deviceAt(found, '00:1f.2').verdict.level).toBe('never');
    expect(deviceAt(found, '00:1f.0').verdict.level).toBe('stays');
  });

  it('go together by slot and by group', async () => {
    const found = await map();
    const card = [at('01:00.0'), at('01:00.1')];
    expect(deviceAt(found, '01:00.0')).toMatchObject({
      together: card,
      verdict: { level: 'ready', label: 'Ready' },
    });
    expect(deviceAt(found, '01:00.1')).toMatchObject({ together: card, verdict: { label: 'Goes with it' } });
    for (const text of ['06:01.0', '06:02.0'])
      expect(deviceAt(found, text)).toMatchObject({
        together: [at('06:01.0'), at('06:02.0')],
        leftBehind: [at('05:00.0')],
        verdict: { level: 'risky', label: 'Shares a group' },
      });
    expect(deviceAt(found, '05:00.0').verdict.level).toBe('stays');
    for (const text of ['03:00.0', '04:00.0', '07:00.0', '08:00.0'])
      expect(deviceAt(found, text)).toMatchObject({ together: [at(text)], verdict: { level: 'ready' } });
  });

  it('tell of functions that are made, and of those removed', async () => {
    const count = (number: number) =>
      lab.ssh(`echo ${number} > /sys/bus/pci/devices/0000:03:00.0/sriov_numvfs`);
    const made = await mapOnce(
      () => count(2),
      ({ pci }) => pci.filter(({ functionOf }) => functionOf === at('03:00.0')).length === 2,
    );
    expect(deviceAt(made, '03:00.0')).toMatchObject({
      functions: { now: 2, atMost: 7 },
      verdict: { level: 'step', label: 'SR-IOV' },
    });
    const [first] = deviceAt(made, '03:00.0').functions?.addresses ?? [];
    expect(made.pci.find(({ address }) => address === first)).toMatchObject({
      together: [first],
      verdict: { level: 'ready' },
    });
    const gone = await mapOnce(
      () => count(0),
      found => deviceAt(found, '03:00.0').functions?.now === 0,
    );
    expect(deviceAt(gone, '03:00.0').verdict.level).toBe('ready');
  });

  it('tell which guest has one, from the moment it is defined and while it runs', async () => {
    const has = (running: boolean) => (found: DeviceMap) =>
      deviceAt(found, '02:00.0').usedBy.some(use => use.by === 'guest' && use.running === running);
    const defined = await mapOnce(
      () => lab.ssh(`cat > /tmp/holder.xml <<'X'\n${guestXml}\nX\nvirsh define /tmp/holder.xml`),
      has(false),
    );
    expect(deviceAt(defined, '02:00.0').verdict.level).toBe('ready');
    const running = await mapOnce(() => lab.ssh('virsh start holder --paused'), has(true));
    expect(deviceAt(running, '02:00.0')).toMatchObject({ verdict: { level: 'in-use', label: 'In use' } });
    await mapOnce(() => lab.ssh('virsh destroy holder'), has(false));
    await lab.ssh('virsh undefine holder');
  });

  it('are examined by the doctor, who asks the IOMMU and not the processor whose it is', async () => {
    const { checks } = await backend.client.devices.doctor({ connection: backend.connection });
    const check = (id: string) => checks.find(each => each.id === id);
    expect(await lab.ssh('grep -m1 vendor_id /proc/cpuinfo')).toContain('AuthenticAMD');
    expect(check('iommu-firmware')).toMatchObject({ verdict: 'ok', found: expect.stringContaining('VT-d') });
    expect(check('iommu-kernel')?.verdict).toBe('ok');
    expect(check('boot-loader')).toMatchObject({ verdict: 'ok', found: expect.stringContaining('GRUB') });
    expect(check('initramfs')?.found).toContain('initramfs-tools');
    expect(check('vfio-modules')?.verdict).toBe('ok');
    expect(check('another-display')?.verdict).toBe('ok');
  });

  it('are recorded without MAC addresses', async () => {
    const { name, text } = await backend.client.devices.record({ connection: backend.connection });
    expect(name).toMatch(/\.record$/);
    expect(text).toContain('0000:01:00.0');
    const macs = (await lab.ssh('cat /sys/class/net/*/address'))
      .split('\n')
      .filter(mac => /[1-9a-f]/.test(mac));
    expect(macs.length).toBeGreaterThan(0);
    for (const mac of macs) expect(text).not.toContain(mac);
  });
});

describeLab('the devices of a host without an IOMMU', () => {
  let lab: LabMachine;
  let backend: TestBackend;
  beforeAll(async () => {
    lab = await startLab({ iommu: 'none' });
    backend = await startBackend(lab.uri);
  });
  afterAll(async () => {
    await backend?.close();
    await lab?.stop();
  });

  it('need it first, and what the host lives on is refused all the same', async () => {
    const found = await backend.client.devices.map({ connection: backend.connection });
    expect(found.iommu).toMatchObject({ on: false, groups: 0 });
    expect(deviceAt(found, '01:00.0')).toMatchObject({
      together: [at('01:00.0'), at('01:00.1')],
      verdict: { level: 'step', label: 'IOMMU off' },
    });
    expect(deviceAt(found, '00:05.0').verdict.level).toBe('never');
  });

  it('have a doctor who tells a guest that its own host has to give it one', async () => {
    const { checks } = await backend.client.devices.doctor({ connection: backend.connection });
    const check = (id: string) => checks.find(each => each.id === id);
    expect(check('iommu-firmware')).toMatchObject({ verdict: 'advice', remedy: { kind: 'hand' } });
    expect(check('iommu-kernel')).toMatchObject({ verdict: 'unknown' });
    expect(check('groups')).toMatchObject({ verdict: 'unknown' });
  });
});
