import fc from 'fast-check';
import type { CreateRequest } from '../../../contract/create/request.ts';
import { createRequestSchema } from '../../../contract/create/request.ts';
import { MiB } from '../../units.ts';

/** Every field may be left out. */
function some<T extends object>(fields: { [Name in keyof T]: fc.Arbitrary<T[Name]> }) {
  return fc.record<Partial<T>>(fields, { requiredKeys: [] });
}

const image = fc.constantFrom(
  '/var/lib/libvirt/images/a.qcow2',
  '/srv/b.vmdk',
  '/',
  '/gone.iso',
  'https://example.org/c.img',
  'https://example.org',
  'https://example.org/%2F/?x#y',
  'catalogue:debian-12',
);
const bytes = fc.oneof(fc.constantFrom(0, 1, 512, MiB, 2 ** 40, Number.MAX_SAFE_INTEGER), fc.nat(2 ** 40));
const name = fc.constantFrom('web', 'Büro “1” & <2>', '-', '…', 'old', 'x'.repeat(200));
const how = fc.constantFrom('use', 'copy', 'convert', 'overlay');
const pool = fc.constantFrom('default', 'fast', 'cold', 'none', '');

const disk = some({
  device: fc.constantFrom('disk', 'cdrom'),
  image,
  member: fc.constantFrom('a.vmdk', 'sub/b.vmdk'),
  how,
  size: bytes,
  pool,
  volume: fc.constantFrom('a', 'web.qcow2', 'b & c'),
  format: fc.constantFrom('qcow2', 'raw'),
  preallocation: fc.constantFrom('off', 'metadata', 'full'),
  bus: fc.constantFrom('virtio', 'scsi', 'sata', 'ide', 'usb', 'fdc'),
  cache: fc.constantFrom('none', 'writeback', 'writethrough', 'directsync', 'unsafe'),
  io: fc.constantFrom('native', 'threads', 'io_uring'),
  discard: fc.constantFrom('unmap', 'ignore'),
  detectZeroes: fc.constantFrom('off', 'on', 'unmap'),
  ioThread: fc.boolean(),
  queues: fc.integer({ min: 1, max: 256 }),
  serial: fc.constantFrom('A', 'A'.repeat(36)),
  readOnly: fc.boolean(),
  shareable: fc.boolean(),
  bootOrder: fc.integer({ min: 1, max: 100 }),
  limits: some({ readBytes: bytes, totalBytes: bytes, totalOperations: bytes }),
});

const source = fc.oneof(
  fc.record({ kind: fc.constant('iso'), image }),
  fc.record({ kind: fc.constant('cloud-image'), image, how: fc.constantFrom('overlay', 'copy', undefined) }),
  fc.record({ kind: fc.constant('disk-image'), image, how: fc.option(how, { nil: undefined }) }),
  fc.record({ kind: fc.constant('appliance'), path: fc.constant('/srv/a.ova') }),
  fc.record({ kind: fc.constantFrom('network-boot', 'none') }),
  fc.record({ kind: fc.constant('install-tree'), url: fc.constant('https://example.org/tree/') }),
  fc.record({ kind: fc.constant('kernel'), kernel: image, initramfs: fc.option(image, { nil: undefined }) }),
);

const cpu = some({
  maximum: fc.integer({ min: 1, max: 4096 }),
  topology: fc.record({
    sockets: fc.integer({ min: 1, max: 8 }),
    dies: fc.integer({ min: 1, max: 2 }),
    cores: fc.integer({ min: 1, max: 64 }),
    threads: fc.integer({ min: 1, max: 4 }),
  }),
  mode: fc.constantFrom('host-passthrough', 'host-model', 'maximum', 'custom'),
  model: fc.constantFrom('qemu64', 'Skylake-Server', 'none such'),
  nested: fc.boolean(),
  migratable: fc.boolean(),
  pins: fc.array(
    fc.record({ vcpu: fc.nat(4095), cpus: fc.array(fc.nat(100), { minLength: 1, maxLength: 4 }) }),
  ),
});

const memoryLayout = some({
  maximum: bytes,
  balloon: fc.boolean(),
  hugePages: fc.constantFrom(null, 2 * MiB, 1),
  cells: fc.array(
    fc.record({
      vcpus: fc.array(fc.nat(4095), { minLength: 1, maxLength: 3 }),
      memory: bytes,
      node: fc.nat(4),
    }),
    { maxLength: 4 },
  ),
  shared: fc.boolean(),
  locked: fc.boolean(),
});

const target = fc.oneof(
  fc.record({ to: fc.constant('network'), network: fc.constantFrom('default', 'lab', 'none') }),
  fc.record({ to: fc.constant('bridge'), bridge: fc.constantFrom('br0', 'br9') }),
  fc.record({ to: fc.constant('direct'), device: fc.constant('eth0') }),
  fc.record({ to: fc.constant('user'), backend: fc.constantFrom('passt', 'slirp', undefined) }),
  fc.record({ to: fc.constant('function'), address: fc.constant('0000:01:00.1') }),
);
const nic = some({
  target,
  model: fc.constantFrom('virtio', 'e1000e', 'rtl8139', 'usb-net'),
  queues: fc.integer({ min: 1, max: 256 }),
  mac: fc.constantFrom('52:54:00:00:00:01', '52:54:00:00:00:01'),
  mtu: fc.integer({ min: 68, max: 65_535 }),
  vlan: fc.integer({ min: 1, max: 4094 }),
  filter: fc.constantFrom('clean-traffic', 'none such'),
  bootOrder: fc.integer({ min: 1, max: 100 }),
});

const hostDevice = fc.oneof(
  fc.record({ kind: fc.constant('pci'), address: fc.constantFrom('0000:01:00.0', '0000:02:00.0') }),
  fc.record({ kind: fc.constant('usb'), vendor: fc.constant('1d6b'), product: fc.constant('0002') }),
  fc.record({ kind: fc.constant('mediated'), uuid: fc.uuid() }),
);

/** Whatever a person, a plan file or a template may ask for: valid by its shape, sensible or not. */
export const anyRequest: fc.Arbitrary<CreateRequest> = fc
  .tuple(
    fc.record({ connection: fc.constant('system'), name, source }),
    some({
      title: name,
      description: name,
      group: fc.constantFrom('lab'),
      tags: fc.array(fc.constantFrom('a', 'b'), { maxLength: 3 }),
      pool,
      arch: fc.constantFrom('x86_64', 'aarch64', 'mips'),
      machine: fc.constantFrom('q35', 'pc', 'virt'),
      firmware: fc.constantFrom('bios', 'uefi'),
      secureBoot: fc.boolean(),
      acceleration: fc.constantFrom('kvm', 'tcg'),
      vcpus: fc.integer({ min: 1, max: 4096 }),
      cpu,
      memory: bytes,
      memoryLayout,
      disks: fc.array(disk, { maxLength: 5 }),
      nics: fc.array(nic, { maxLength: 3 }),
      screen: some({
        protocols: fc.subarray(['vnc', 'spice']),
        video: fc.constantFrom('virtio', 'qxl', 'none', 'cirrus'),
        accelerated: fc.boolean(),
        heads: fc.integer({ min: 1, max: 16 }),
        sound: fc.constantFrom('ich9', 'none'),
      }),
      hostDevices: fc.array(hostDevice, { maxLength: 3 }),
      folders: fc.array(fc.record({ path: fc.constantFrom('/', '/srv'), tag: fc.constantFrom('a', 'b') }), {
        maxLength: 3,
      }),
      extras: some({
        tpm: fc.boolean(),
        watchdog: fc.constantFrom('reset', 'none'),
        serials: fc.nat(4),
        vsock: fc.boolean(),
        panic: fc.boolean(),
      }),
      cloudInit: some({
        hostname: fc.constant('a'),
        packages: fc.array(fc.constant('vim'), { maxLength: 2 }),
      }),
      unattended: fc.record({ user: fc.constant('ann'), password: fc.constant('correct horse') }),
      autostart: fc.boolean(),
      start: fc.boolean(),
      xml: fc.constantFrom('', '<domain/>', '<a', "<domain type='qemu'><name>web</name></domain>"),
    }),
  )
  .map(([needed, others]) => createRequestSchema.parse({ ...others, ...needed }));
