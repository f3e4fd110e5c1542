import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBackend, type TestBackend } from '#electron/backend/testing/start-backend.ts';
import { pciAddressSchema } from '#shared/contract/create/host-device.ts';
import { guestRefSchema } from '#shared/contract/guests.ts';
import type { PhysicalFunction, PoolAction, SriovChange, SriovState } from '#shared/contract/sriov.ts';
import { giveEdits, giveProblems, type Giving } from '#shared/domain/sriov/give.ts';
import { applyHostPlan } from './apply-host-plan.ts';
import { describeLab } from './describe-lab.ts';
import { type LabMachine, startLab } from './machine.ts';

const first = pciAddressSchema.parse('0000:03:00.0');
const second = pciAddressSchema.parse('0000:04:00.0');
const drive = pciAddressSchema.parse('0000:07:00.0');
const mac = '52:54:00:aa:bb:01';

const guestXml = `<domain type='qemu'><name>functions</name><memory unit='MiB'>64</memory><vcpu>1</vcpu>
<os><type arch='x86_64' machine='q35'>hvm</type></os>
<devices><serial type='pty'/><video><model type='none'/></video></devices></domain>`;

describeLab('virtual functions', () => {
  let lab: LabMachine;
  let backend: TestBackend;

  const list = () => backend.client.sriov.list({ connection: backend.connection });
  const plan = (change: SriovChange) => backend.client.sriov.plan({ connection: backend.connection, change });
  const change = async (wanted: SriovChange) => applyHostPlan(backend, await plan(wanted));
  const deviceIn = ({ physical }: SriovState, address: string): PhysicalFunction => {
    const found = physical.find(each => each.address === address);
    if (!found) throw new Error(`No ${address}.`);
    return found;
  };

  /** The first state that is as wanted; looks again at every change that is told of. */
  async function until(wanted: (state: SriovState) => boolean): Promise<SriovState> {
    const stop = new AbortController();
    const { connection } = backend;
    const changes = await backend.client.sriov.watch({ connection }, { signal: stop.signal });
    try {
      for await (const _ of changes) {
        const state = await list();
        if (wanted(state)) return state;
      }
      throw new Error('Nothing is told any more.');
    } finally {
      stop.abort();
    }
  }

  async function pool(action: PoolAction): Promise<void> {
    const { client, connection } = backend;
    const { stamp } = await client.sriov.planPool({ connection, action });
    const { job } = await client.sriov.runPool({ connection, action, stamp });
    expect(await backend.job(job)).toMatchObject({ state: 'done' });
  }

  const guest = async () => {
    const uuid = (await lab.ssh('virsh domuuid functions')).trim();
    return guestRefSchema.parse({ connection: backend.connection, uuid });
  };

  async function give(giving: Giving): Promise<void> {
    const to = await guest();
    expect(giveProblems(giving, to.uuid, await list())).toEqual([]);
    await backend.client.hardware.apply({ guest: to, edits: giveEdits(giving), later: true });
  }

  beforeAll(async () => {
    lab = await startLab();
    await lab.ssh(`cat > /tmp/functions.xml <<'X'\n${guestXml}\nX\nvirsh define /tmp/functions.xml`);
    backend = await startBackend(lab.uri);
  });
  afterAll(async () => {
    await backend?.close();
    await lab?.stop();
  });

  it('are told of every device that may have some, drives too', async () => {
    const state = await list();
    expect(state.missing).toEqual([]);
    expect(state.iommu).toBe(true);
    expect(
      state.physical.map(({ address, atMost, functions }) => [address, atMost, functions.length]),
    ).toEqual([
      [first, 7, 0],
      [second, 7, 0],
      [drive, 4, 0],
    ]);
    expect(deviceIn(state, first).nets).toMatchObject([{ name: 'enp3s0', up: false }]);
    expect(deviceIn(state, drive).nets).toEqual([]);
  });

  it('are made and kept, set up and kept, and all of it is undone', async () => {
    const before = await lab.ssh('find /etc -newer /tmp/functions.xml -type f');
    const made = await change({ do: 'count', device: first, count: 3, keep: true });
    let state = await until(({ physical }) => physical[0]?.functions.length === 3);
    expect(deviceIn(state, first)).toMatchObject({ kept: { count: 3 } });

    const settings = { mac, vlan: 100, priority: 3, spoofCheck: false, trust: true };
    const set = await change({ do: 'settings', device: first, index: 1, settings, keep: true });
    state = await list();
    const { functions, kept } = deviceIn(state, first);
    expect(functions[1]?.settings).toMatchObject(settings);
    expect(functions.map(({ address }) => address)).toEqual(['0000:03:10.0', '0000:03:10.2', '0000:03:10.4']);
    expect(kept?.functions).toEqual([{ index: 1, ...settings }]);
    expect(await lab.ssh('ip link show enp3s0')).toMatch(
      /vf 1 .*52:54:00:aa:bb:01 .*vlan 100, qos 3, spoof checking off.*trust on/,
    );

    for (const run of [set, made]) await run.undo();
    state = await until(({ physical }) => physical[0]?.functions.length === 0);
    expect(deviceIn(state, first).kept).toBeUndefined();
    expect(await lab.ssh('find /etc -newer /tmp/functions.xml -type f')).toBe(before);
  });

  it('say what makes them elsewhere', async () => {
    await lab.ssh(
      `echo 'ACTION=="add", KERNELS=="0000:04:00.0", ATTR{device/sriov_numvfs}="2"' > /etc/udev/rules.d/70-x.rules`,
    );
    const { others } = deviceIn(await list(), second);
    expect(others).toMatchObject([{ by: 'udev', file: '/etc/udev/rules.d/70-x.rules', line: 1, count: 2 }]);
    await lab.ssh('rm /etc/udev/rules.d/70-x.rules');
  });

  it('go to a guest from a pool, with a MAC address and a VLAN that libvirt sets', async () => {
    await lab.ssh('ip link set enp3s0 up');
    await change({ do: 'count', device: first, count: 2, keep: false });
    await until(({ physical }) => physical[0]?.functions.length === 2);
    await pool({ do: 'define', device: first, name: 'functions', autostart: true });
    expect(await lab.ssh('virsh net-dumpxml functions')).toContain("<pf dev='enp3s0'/>");
    await give({ how: 'pool', network: 'functions', mac, vlan: 42 });
    await lab.ssh('virsh start functions');

    const state = await until(({ physical }) =>
      (physical[0]?.functions ?? []).some(({ usedBy }) => usedBy.some(user => user.by === 'guest')),
    );
    const { functions } = deviceIn(state, first);
    const used = functions.find(({ usedBy }) => usedBy.length > 0);
    expect(used?.settings).toMatchObject({ mac, vlan: 42 });
    expect(state.pools).toMatchObject([
      {
        name: 'functions',
        active: true,
        autostart: true,
        device: first,
        usedBy: [{ name: 'functions', running: true }],
      },
    ]);
  });

  it('stay as many while a guest runs with one, and so does its pool', async () => {
    const refused = await plan({ do: 'count', device: first, count: 5, keep: false });
    expect(refused.steps).toEqual([]);
    expect(refused.problems).toMatchObject([
      {
        failure: {
          code: 'RESOURCE_BUSY',
          params: { reason: expect.stringContaining('“functions” runs with it') },
        },
      },
    ]);
    const { connection } = backend;
    const action = { do: 'delete', name: 'functions' } as const;
    const { problems } = await backend.client.sriov.planPool({ connection, action });
    expect(problems).toMatchObject([{ failure: { code: 'RESOURCE_BUSY' } }]);

    await lab.ssh('virsh destroy functions');
    await until(({ pools }) => pools[0]?.usedBy[0]?.running === false);
    await pool(action);
    expect(await lab.ssh('virsh net-list --all --name')).not.toContain('functions');
  });

  it('go to a guest as a device', async () => {
    const to = await guest();
    await backend.client.hardware.apply({ guest: to, edits: [{ op: 'remove', item: `interface:${mac}` }] });
    const address = deviceIn(await list(), first).functions[0]?.address ?? first;
    await give({ how: 'device', function: address });
    await lab.ssh('virsh start functions');
    expect(await lab.ssh(`readlink /sys/bus/pci/devices/${address}/driver`)).toContain('vfio-pci');
    await lab.ssh('virsh destroy functions');
  });

  it('of a device that vanished are refused', async () => {
    await lab.ssh(`echo 1 > /sys/bus/pci/devices/${second}/remove`);
    await until(({ physical }) => physical.every(({ address }) => address !== second));
    const { problems } = await plan({ do: 'count', device: second, count: 1, keep: false });
    expect(problems).toMatchObject([{ failure: { code: 'DEVICE_ABSENT', params: { device: second } } }]);
  });
});
