import { encodeAttribute, encodeText } from '../../../libvirt-xml/xml/escape.ts';
import { hardwareItems } from './hardware-items.ts';
import { osWords } from './os-words.ts';
import type { OvfMachine } from './ovf-machine.ts';

/** The digits that a file's size can have: what stands for it before it is known. */
const UNKNOWN_SIZE = Number.MAX_SAFE_INTEGER;

/**
 * An OVF 1.0 envelope (DSP0243), in the dialect that VMware writes and VirtualBox reads.
 * @param sizes of the disks' files, in bytes
 */
export function writeOvf(machine: OvfMachine, sizes: readonly number[]): string {
  const { name, description, firmware, secureBoot, disks, nics } = machine;
  const bits = machine.arch === 'i686' ? '32' : '64';
  const os = osWords(machine.osId, bits);
  const networks = [...new Set(nics.map(({ network }) => network))];
  const config = [
    `<vmw:Config ovf:required="false" vmw:key="firmware" vmw:value="${firmware === 'uefi' ? 'efi' : 'bios'}"/>`,
    ...(secureBoot
      ? ['<vmw:Config ovf:required="false" vmw:key="bootOptions.efiSecureBootEnabled" vmw:value="true"/>']
      : []),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>
<Envelope xmlns="http://schemas.dmtf.org/ovf/envelope/1" xmlns:ovf="http://schemas.dmtf.org/ovf/envelope/1" xmlns:rasd="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_ResourceAllocationSettingData" xmlns:vssd="http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/CIM_VirtualSystemSettingData" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:vmw="http://www.vmware.com/schema/ovf" xmlns:vbox="http://www.virtualbox.org/ovf/machine">
  <References>
${lines(
  4,
  disks.map(
    ({ file }, index) =>
      `<File ovf:id="file${index + 1}" ovf:href="${attribute(file)}" ovf:size="${sizes[index] ?? 0}"/>`,
  ),
)}  </References>
  <DiskSection>
    <Info>The disks of this machine</Info>
${lines(
  4,
  disks.map(
    ({ capacity }, index) =>
      `<Disk ovf:diskId="disk${index + 1}" ovf:fileRef="file${index + 1}" ovf:capacity="${capacity}" ovf:capacityAllocationUnits="byte" ovf:format="http://www.vmware.com/interfaces/specifications/vmdk.html#streamOptimized"/>`,
  ),
)}  </DiskSection>
  <NetworkSection>
    <Info>The networks its cards are on</Info>
${lines(
  4,
  networks.map(
    network =>
      `<Network ovf:name="${attribute(network)}"><Description>${encodeText(network)}</Description></Network>`,
  ),
)}  </NetworkSection>
  <VirtualSystem ovf:id="${attribute(name)}">
    <Info>A virtual machine</Info>
    <Name>${encodeText(name)}</Name>
${description === undefined ? '' : `    <AnnotationSection>\n      <Info>What it is for</Info>\n      <Annotation>${encodeText(description)}</Annotation>\n    </AnnotationSection>\n`}    <OperatingSystemSection ovf:id="${os.cim}" vmw:osType="${os.vmware}">
      <Info>The system that is installed</Info>
      <Description>${os.virtualBox}</Description>
      <vbox:OSType ovf:required="false">${os.virtualBox}</vbox:OSType>
    </OperatingSystemSection>
    <VirtualHardwareSection>
      <Info>The machine</Info>
      <System>
        <vssd:ElementName>Virtual Hardware Family</vssd:ElementName>
        <vssd:InstanceID>0</vssd:InstanceID>
        <vssd:VirtualSystemIdentifier>${encodeText(name)}</vssd:VirtualSystemIdentifier>
        <vssd:VirtualSystemType>vmx-13</vssd:VirtualSystemType>
      </System>
${lines(6, hardwareItems(machine))}${lines(6, config)}    </VirtualHardwareSection>
  </VirtualSystem>
</Envelope>
`;
}

/** How many bytes the document has room for before the sizes are known; `writeOvfInto` fills exactly that many. */
export function ovfRoom(machine: OvfMachine): number {
  return byteLength(
    writeOvf(
      machine,
      machine.disks.map(() => UNKNOWN_SIZE),
    ),
  );
}

/** The document, with white space behind it up to that many bytes. */
export function writeOvfInto(room: number, machine: OvfMachine, sizes: readonly number[]): string {
  const text = writeOvf(machine, sizes);
  return text + '\n'.repeat(room - byteLength(text));
}

const byteLength = (text: string) => new TextEncoder().encode(text).length;
const attribute = (text: string) => encodeAttribute(text, '"');

function lines(indent: number, parts: readonly string[]): string {
  return parts.map(part => `${' '.repeat(indent)}${part}\n`).join('');
}
