import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readHost } from './host.ts';
import { readLibvirtInstall } from './libvirt-install.ts';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'innkeeper-root-'));
});
afterEach(() => rm(root, { recursive: true }));

async function tree(files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

const CPU = (number: number) => `processor\t: ${number}
vendor_id\t: GenuineIntel
model name\t: Some Xeon
flags\t\t: fpu vmx sse2 ept
vmx flags\t: vnmi ept vpid

`;

it('reads an Intel host with everything on', async () => {
  await tree({
    'proc/cpuinfo': CPU(0) + CPU(1),
    'proc/meminfo': 'MemTotal:       16309244 kB\nMemFree: 1 kB\nMemAvailable:   10000000 kB\n',
    'proc/cmdline': 'BOOT_IMAGE=/vmlinuz ro intel_iommu=on iommu=pt quiet',
    'proc/sys/kernel/unprivileged_userns_clone': '0\n',
    'proc/sys/user/max_user_namespaces': '15000\n',
    'dev/kvm': '',
    'sys/module/kvm_intel/parameters/ept': 'Y\n',
    'sys/module/kvm_intel/parameters/nested': '1\n',
    'sys/class/iommu/dmar0/x': '',
    'sys/class/iommu/dmar1/x': '',
    'sys/kernel/iommu_groups/0/x': '',
    'etc/os-release': 'ID=ubuntu\nID_LIKE="debian"\nPRETTY_NAME="Ubuntu 24.04 LTS"\n',
    'run/systemd/system/x': '',
  });
  const facts = await readHost(root);
  expect(facts).toMatchObject({
    cpu: {
      vendor: 'GenuineIntel',
      model: 'Some Xeon',
      count: 2,
      vmx: true,
      svm: false,
      ept: true,
      npt: false,
      hypervisor: false,
    },
    kvmDevice: { state: 'opens' },
    kvmModule: { name: 'kvm_intel', nestedPaging: true, nested: true },
    iommu: { units: ['dmar0', 'dmar1'], groups: 1, arguments: ['intel_iommu=on', 'iommu=pt'] },
    memory: { total: 16309244 * 1024, available: 10000000 * 1024 },
    os: { id: 'ubuntu', idLike: ['debian'], name: 'Ubuntu 24.04 LTS' },
    systemd: true,
    sandbox: { unprivilegedUserNamespaces: false, maxUserNamespaces: 15000 },
  });
});

it('reads an empty tree as a host that has nothing', async () => {
  const facts = await readHost(root);
  expect(facts).toMatchObject({
    cpu: { count: 0, vmx: false, svm: false },
    kvmDevice: { state: 'absent' },
    iommu: { units: [], groups: 0, arguments: [] },
    systemd: false,
    sandbox: {},
  });
  expect(facts.kvmModule).toBeUndefined();
});

it('finds libvirt by its programs and sockets', async () => {
  expect(await readLibvirtInstall(root)).toEqual({ daemons: [], sockets: [] });
  await tree({ 'usr/sbin/virtqemud': '', 'usr/sbin/libvirtd': '', 'run/libvirt/libvirt-sock': '' });
  expect(await readLibvirtInstall(root)).toMatchObject({
    daemons: ['libvirtd', 'virtqemud'],
    sockets: [{ path: '/run/libvirt/libvirt-sock', writable: true }],
  });
});
