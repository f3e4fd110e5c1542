import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pack } from 'tar-stream';

/** For tests: an archive of files by their paths, or of a name and its content. */
export async function makeTar(
  to: string,
  entries: readonly (string | { readonly name: string; readonly content: string | Buffer })[],
): Promise<string> {
  const archive = pack();
  const written = pipeline(archive, createWriteStream(to));
  for (const entry of entries) {
    const name = typeof entry === 'string' ? basename(entry) : entry.name;
    archive.entry({ name }, typeof entry === 'string' ? await readFile(entry) : entry.content);
  }
  archive.finalize();
  await written;
  return to;
}

/** For tests: an OVF manifest of files. */
export async function manifestOf(paths: readonly string[]): Promise<string> {
  const lines = paths.map(async path => {
    const digest = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
    return `SHA256(${basename(path)})= ${digest}\n`;
  });
  return (await Promise.all(lines)).join('');
}

export interface TestMachine {
  readonly name: string;
  /** File names of its disks, each of 8 MiB. */
  readonly disks: readonly string[];
  readonly memory?: number;
}

/** For tests: a small machine as an envelope of VMware's kind. */
export function envelopeOf({ name, disks, memory = 256 }: TestMachine): string {
  const each = (write: (file: string, index: number) => string) => disks.map(write).join('\n');
  const item = (id: number, type: number, more: string) =>
    `<Item><rasd:InstanceID>${id}</rasd:InstanceID><rasd:ResourceType>${type}</rasd:ResourceType>${more}</Item>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<Envelope xmlns="http://schemas.dmtf.org/ovf/envelope/1" xmlns:ovf="http://schemas.dmtf.org/ovf/envelope/1"
  xmlns:vmw="http://www.vmware.com/schema/ovf"
  xmlns:rasd="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ResourceAllocationSettingData">
<References>${each((file, index) => `<File ovf:href="${file}" ovf:id="file${index}"/>`)}</References>
<DiskSection><Info/>
${each((_, index) => `<Disk ovf:capacity="8" ovf:capacityAllocationUnits="byte * 2^20" ovf:diskId="d${index}" ovf:fileRef="file${index}"/>`)}
</DiskSection>
<VirtualSystem ovf:id="${name}"><Info/><Name>${name}</Name>
<OperatingSystemSection ovf:id="96" vmw:osType="debian12_64Guest"><Info/></OperatingSystemSection>
<VirtualHardwareSection><Info/>
${item(1, 3, '<rasd:VirtualQuantity>2</rasd:VirtualQuantity>')}
${item(2, 4, `<rasd:AllocationUnits>byte * 2^20</rasd:AllocationUnits><rasd:VirtualQuantity>${memory}</rasd:VirtualQuantity>`)}
${item(3, 6, '<rasd:ResourceSubType>VirtualSCSI</rasd:ResourceSubType>')}
${each((_, index) => item(10 + index, 17, `<rasd:HostResource>ovf:/disk/d${index}</rasd:HostResource><rasd:Parent>3</rasd:Parent>`))}
${item(30, 10, '<rasd:Connection>VM Network</rasd:Connection><rasd:ResourceSubType>VmxNet3</rasd:ResourceSubType>')}
${item(31, 14, '<rasd:ElementName>Floppy 1</rasd:ElementName>')}
</VirtualHardwareSection></VirtualSystem></Envelope>
`;
}
