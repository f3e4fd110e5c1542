import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

interface ApplianceOptions {
  readonly name: string;
  /** A bootable disk, qcow2. */
  readonly disk: string;
  /** The manifest's sum of the disk is not the disk's. */
  readonly brokenManifest?: boolean;
}

/** An OVA as VirtualBox exports one: description, stream-optimised VMDK, manifest. Returns its path. */
export async function makeAppliance(
  folder: string,
  { name, disk, brokenManifest = false }: ApplianceOptions,
): Promise<string> {
  const parts = join(folder, `${name}-parts`);
  await mkdir(parts, { recursive: true });
  const vmdk = join(parts, `${name}-disk1.vmdk`);
  await run('qemu-img', ['convert', '-O', 'vmdk', '-o', 'subformat=streamOptimized', disk, vmdk]);
  const { stdout } = await run('qemu-img', ['info', '--output=json', disk]);
  const capacity = (JSON.parse(stdout) as { 'virtual-size': number })['virtual-size'];
  const ovf = join(parts, `${name}.ovf`);
  await writeFile(ovf, envelope(name, basename(vmdk), (await stat(vmdk)).size, capacity));
  const sums = await Promise.all(
    [ovf, vmdk].map(async path => [basename(path), await sha256(path)] as const),
  );
  const manifest = sums.map(([file, sum]) => {
    const broken = brokenManifest && file.endsWith('.vmdk');
    return `SHA256 (${file})= ${broken ? '0'.repeat(64) : sum}\n`;
  });
  await writeFile(join(parts, `${name}.mf`), manifest.join(''));
  const ova = join(folder, `${name}.ova`);
  const order = ['ovf', 'mf'].map(end => `${name}.${end}`);
  await run('tar', ['-c', '--format=ustar', '-f', ova, '-C', parts, ...order, basename(vmdk)]);
  return ova;
}

async function sha256(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

const ns = 'http://schemas.dmtf.org/ovf/envelope/1';
const rasd = 'http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ResourceAllocationSettingData';

function envelope(name: string, file: string, size: number, capacity: number): string {
  const item = (id: number, type: number, fields: Record<string, string | number>) =>
    `      <Item>${Object.entries({ ...fields, InstanceID: id, ResourceType: type })
      .map(([key, value]) => `<rasd:${key}>${value}</rasd:${key}>`)
      .join('')}</Item>`;
  return `<?xml version="1.0"?>
<Envelope ovf:version="1.0" xmlns="${ns}" xmlns:ovf="${ns}" xmlns:rasd="${rasd}">
  <References><File ovf:id="file1" ovf:href="${file}" ovf:size="${size}"/></References>
  <DiskSection>
    <Info>Disks</Info>
    <Disk ovf:capacity="${capacity}" ovf:diskId="vmdisk1" ovf:fileRef="file1" ovf:format="http://www.vmware.com/interfaces/specifications/vmdk.html#streamOptimized"/>
  </DiskSection>
  <NetworkSection><Info>Networks</Info><Network ovf:name="NAT"/></NetworkSection>
  <VirtualSystem ovf:id="${name}">
    <Info>A virtual machine</Info>
    <Name>${name}</Name>
    <OperatingSystemSection ovf:id="96"><Info>The system</Info><Description>Debian_64</Description></OperatingSystemSection>
    <VirtualHardwareSection>
      <Info>Hardware</Info>
${[
  item(1, 3, { ElementName: '2 virtual CPU', VirtualQuantity: 2 }),
  item(2, 4, { ElementName: '256 MB of memory', AllocationUnits: 'MegaBytes', VirtualQuantity: 256 }),
  item(3, 20, { ElementName: 'sataController0', ResourceSubType: 'AHCI', Address: 0 }),
  item(4, 17, { ElementName: 'disk1', HostResource: '/disk/vmdisk1', Parent: 3, AddressOnParent: 0 }),
  item(5, 10, { ElementName: 'Ethernet adapter', Connection: 'NAT', ResourceSubType: 'E1000' }),
  item(6, 23, { ElementName: 'usb', ResourceSubType: 'ehci', Address: 0 }),
].join('\n')}
    </VirtualHardwareSection>
  </VirtualSystem>
</Envelope>
`;
}
