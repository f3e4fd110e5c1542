import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseUri } from 'node-libvirt';
import { sshShell } from '#electron/host/shell/ssh-shell.ts';
import { carryingScript } from '#electron/privileged/helper-script.ts';
import { findWay } from '#electron/privileged/find-way.ts';
import { RootHelper } from '#electron/privileged/root-helper.ts';
import { type HostStep, hostStepSchema } from '#shared/contract/host-step.ts';
import { planText } from '#shared/domain/host-changes/plan-text.ts';
import { describeLab } from './describe-lab.ts';
import { type LabMachine, startLab } from './machine.ts';

/** Every file, link and folder a step could touch; the helper's own records and systemd's are not of them. */
const FILES = `find /etc /boot /usr /var/lib -xdev \\( -path /var/lib/innkeeper -o -path /var/lib/systemd \\) -prune \
-o -type d -printf '%p %m %U:%G\\n' -o -type l -printf '%p -> %l\\n' -o -type f -printf '%p %m %U:%G %T@ %s\\n' | sort
find /etc /boot /var/lib -xdev \\( -path /var/lib/innkeeper -o -path /var/lib/systemd \\) -prune -o -type f \
-exec sha256sum {} + | sort`;

/** What steps change in the running kernel. */
const KERNEL = `cd /sys/bus/pci/devices
for d in 01:00.0 01:00.1 06:01.0 07:00.0; do
  echo $d $(readlink 0000:$d/driver) $(cat 0000:$d/driver_override)
done
cat 0000:03:00.0/sriov_numvfs 0000:04:00.0/reset_method /proc/sys/vm/nr_hugepages
cat /sys/module/kvm/parameters/ignore_msrs
ip link show enp3s0 | grep ' vf ' || true
systemctl show -p AllowedCPUs system.slice user.slice init.scope
ls /sys/bus/mdev/devices /dev/shm /var/lib/libvirt/vbios 2>/dev/null || true`;

const VIRTUAL = 'c1d2e3f4-0000-4000-8000-000000000001';
const steps = (all: readonly object[]): HostStep[] => all.map(step => hostStepSchema.parse(step));
const planOf = (title: string, all: readonly object[]) => planText(title, steps(all));

const function1 = { do: 'virtual-function', address: '0000:03:00.0', index: 1 };

const atOnce = [
  { do: 'module-options', module: 'kvm', options: [{ name: 'ignore_msrs', value: '1' }], when: 'both' },
  { do: 'huge-pages', size: '2M', count: 16, when: 'now' },
  { do: 'reserve-cpus', cpus: '1', when: 'both' },
  { do: 'virtual-functions', address: '0000:03:00.0', count: 3, when: 'now' },
  {
    ...function1,
    mac: '52:54:00:12:34:56',
    vlan: 5,
    priority: 3,
    spoofCheck: false,
    trust: true,
    when: 'now',
  },
  { do: 'mediated-device', parent: 'mdpy', type: 'mdpy-vga', uuid: VIRTUAL, make: true },
  { do: 'reset-method', address: '0000:04:00.0', method: 'bus', when: 'now' },
  { do: 'bind-now', address: '0000:06:01.0', to: 'vfio-pci' },
  { do: 'bind-now', address: '0000:07:00.0', to: 'vfio-pci' },
  { do: 'screen-hooks', guest: 'gamer', devices: ['0000:01:00.0'], modules: ['radeon'] },
  { do: 'shared-frame', user: 'root' },
  { do: 'load-modules', modules: ['vfio_pci'], early: false, initramfs: 'none' },
];

const forTheNextStart = [
  {
    do: 'kernel-arguments',
    loader: 'grub',
    add: ['vfio_iommu_type1.allow_unsafe_interrupts=0', 'iommu=pt'],
    remove: [],
  },
  {
    do: 'bind-at-boot',
    devices: [
      { address: '0000:01:00.0', ids: '1002:5159' },
      { address: '0000:01:00.1', ids: '8086:2668' },
      // Another card is there by now.
      { address: '0000:02:00.0', ids: 'dead:beef' },
    ],
    before: ['radeon', 'snd_hda_intel', 'bochs'],
    initramfs: 'initramfs-tools',
  },
  { do: 'virtual-functions', address: '0000:03:00.0', count: 2, when: 'boot' },
  { ...function1, mac: '52:54:00:12:34:57', vlan: 7, when: 'boot' },
  { do: 'huge-pages', size: '2M', count: 24, when: 'boot', loader: 'grub' },
  { do: 'reserve-cpus', cpus: '1', when: 'boot' },
  { do: 'reset-method', address: '0000:04:00.0', method: 'bus', when: 'boot' },
];

const escape = [{ do: 'kernel-arguments', loader: 'grub', add: ['innkeeper=off'], remove: [] }];

describeLab('changes of a host', () => {
  let lab: LabMachine;
  let helper: RootHelper;
  let files: string;
  beforeAll(async () => {
    lab = await startLab();
    const shell = sshShell(parseUri(lab.uri), process.env);
    const { way } = await findWay(shell, false);
    helper = new RootHelper(shell, way);
    await lab.ssh('modprobe kvm; modprobe mdpy');
    files = await lab.ssh(FILES);
  });
  afterAll(() => lab?.stop());

  async function apply(plan: string): Promise<string> {
    const dry = await helper.dryRun(plan);
    expect(dry.problems).toEqual([]);
    const { run } = await helper.apply(plan, dry.stamp);
    return run ?? '';
  }

  async function undo(run: string): Promise<void> {
    const shown = await helper.planUndo(run);
    expect(shown.problems).toEqual([]);
    await helper.undo(run, shown.stamp);
  }

  const driverOf = async (device: string) =>
    (await lab.ssh(`basename $(readlink /sys/bus/pci/devices/0000:${device}/driver)`)).trim();

  it('are refused when the host is no longer what the dry run saw', async () => {
    const plan = planOf('Stale', escape);
    const { stamp } = await helper.dryRun(plan);
    await lab.ssh('cp -p /etc/default/grub /tmp/grub && echo "# by hand" >>/etc/default/grub');
    await expect(helper.apply(plan, stamp)).rejects.toMatchObject({ failure: { code: 'CONFLICT' } });
    await lab.ssh('cp -p /tmp/grub /etc/default/grub');
  });

  it('take what the host cannot do without from nobody', async () => {
    const { problems } = await helper.dryRun(
      planOf('Foolish', [
        { do: 'bind-now', address: '0000:00:02.0', to: 'vfio-pci' },
        { do: 'bind-now', address: '0000:00:03.0', to: 'vfio-pci' },
        { do: 'virtual-functions', address: '0000:03:00.0', count: 9, when: 'now' },
        { do: 'bind-now', address: '0000:0f:00.0', to: 'vfio-pci' },
      ]),
    );
    expect(problems.map(({ step, failure }) => [step, failure.code])).toEqual([
      [0, 'DEVICE_HELD'],
      [1, 'DEVICE_HELD'],
      [2, 'INPUT_INVALID'],
      [3, 'DEVICE_ABSENT'],
    ]);
  });

  it('are done by a person with a script, who is asked on the terminal', async () => {
    const kernel = await lab.ssh(KERNEL);
    const script = carryingScript(
      planOf('By hand', [{ do: 'huge-pages', size: '2M', count: 8, when: 'both' }]),
    );
    await lab.write('/tmp/change.sh', script);
    const answering = (answer: string) =>
      lab.ssh(`echo ${answer} | script -qec 'bash /tmp/change.sh apply' /dev/null || true`);
    expect(await lab.ssh('bash /tmp/change.sh dry-run')).toContain('innkeeper');
    expect(await answering('no')).toContain('Nothing was changed.');
    expect(await lab.ssh(KERNEL)).toBe(kernel);
    await answering('yes');
    expect((await lab.ssh('cat /proc/sys/vm/nr_hugepages')).trim()).toBe('8');
    await lab.ssh('bash /tmp/change.sh undo; rm /tmp/change.sh');
    expect(await lab.ssh(KERNEL)).toBe(kernel);
  });

  it('are done at once and undone', async () => {
    const kernel = await lab.ssh(KERNEL);
    const run = await apply(planOf('At once', atOnce));
    const changed = await lab.ssh(KERNEL);
    expect(changed).toMatch(/06:01\.0 \S+vfio-pci vfio-pci\n07:00\.0 \S+vfio-pci vfio-pci\n3\nbus\n16\nY\n/);
    expect(changed).toMatch(/vf 1 .*52:54:00:12:34:56 .*vlan 5, qos 3, spoof checking off.*trust on/);
    expect(changed).toMatch(/AllowedCPUs=0\n/);
    expect(changed).toContain(VIRTUAL);
    expect(changed).toContain('looking-glass');

    await undo(run);
    expect(await lab.ssh(KERNEL)).toBe(kernel);
    expect(await lab.ssh(FILES)).toBe(files);
  });

  it('take hold with the next start, not with innkeeper=off, and are undone to the byte', async () => {
    const run = await apply(planOf('For the next start', forTheNextStart));
    expect((await helper.runs()).at(-1)).toMatchObject({ id: run, state: 'after', rebootPending: true });
    await lab.reboot();
    expect((await helper.runs()).at(-1)).toMatchObject({ id: run, rebootPending: false });
    expect(await driverOf('01:00.0')).toBe('vfio-pci');
    expect(await driverOf('01:00.1')).toBe('vfio-pci');
    expect(await driverOf('02:00.0')).toBe('bochs-drm');
    // Waits for the start that is under way.
    await lab.ssh('systemctl start innkeeper-host');
    const started = await lab.ssh(`cat /proc/cmdline; modprobe kvm; ${KERNEL}`);
    expect(started).toMatch(/ vfio_iommu_type1\.allow_unsafe_interrupts=0 /);
    expect(started.match(/ iommu=pt/g)).toHaveLength(1);
    expect(started).toMatch(/\n2\nbus\n24\n/);
    expect(started).toMatch(/vf 1 .*52:54:00:12:34:57 .*vlan 7/);
    expect(started).toMatch(/AllowedCPUs=0\n/);

    const escaped = await apply(planOf('One start without', escape));
    await lab.reboot();
    expect(await driverOf('01:00.0')).toBe('radeon');
    expect(await driverOf('01:00.1')).toBe('snd_hda_intel');
    expect(await lab.ssh('cat /sys/bus/pci/devices/0000:03:00.0/sriov_numvfs')).toBe('0\n');

    await undo(escaped);
    await undo(run);
    expect(await lab.ssh(FILES)).toBe(files);
    // One by hand, one at once, two for the next start.
    expect((await helper.runs()).map(({ state }) => state)).toEqual(Array(4).fill('before'));
  });
});
