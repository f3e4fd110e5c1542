import type { XmlElement } from '../../../libvirt-xml/xml/element.ts';
import type { Described, Lost } from '../described.ts';
import { lostProcessor } from '../lost-processor.ts';
import { osOfCimNumber, osOfHypervisorName } from '../os-names.ts';
import { attributeOf, childOf, childrenOf, sectionsOf, textOf } from './any-namespace.ts';

type Known = Pick<Described, 'name' | 'description' | 'osId' | 'firmware'>;

/** What a machine is called, runs and starts from, as each hypervisor says it in its own corner. */
export function readSystem(
  machine: XmlElement,
  hardware: readonly XmlElement[],
): { readonly known: Known; readonly lost: readonly Lost[] } {
  const vbox = childOf(machine, 'Machine');
  const config = vmwareConfig(hardware);
  const [system] = sectionsOf(machine, 'OperatingSystemSection');
  const names = systemNames(system);
  const osId = readOs(names, system);
  const efi = /^efi/i.test(config.get('firmware') ?? vboxFirmware(vbox) ?? '');
  const described = sectionsOf(machine, 'AnnotationSection').map(section => textOf(section, 'Annotation'));
  const description = described.find(text => text !== undefined);
  const lost: Lost[] = lostProcessor(names);
  if (config.get('bootOptions.efiSecureBootEnabled') === 'true')
    lost.push({ what: 'Secure boot', why: 'Turn it on again, under firmware, once the guest starts.' });
  if (config.get('nestedHVEnabled') === 'true')
    lost.push({ what: 'Nested virtualization', why: 'Turn it on again, under CPU, if this host allows it.' });
  if (vbox && childrenOf(vbox, 'Snapshot').length > 0)
    lost.push({ what: 'Its snapshots', why: 'An appliance holds one state of its disks.' });
  return {
    known: {
      name: textOf(machine, 'Name') ?? attributeOf(machine, 'id') ?? attributeOf(vbox, 'name') ?? 'guest',
      firmware: efi ? 'uefi' : 'bios',
      ...(osId !== undefined && { osId }),
      ...(description !== undefined && { description: description.slice(0, 10_000) }),
    },
    lost,
  };
}

/** By VMware, by VirtualBox, by oVirt: those that are there. */
function systemNames(section: XmlElement | undefined): string[] {
  const all = [attributeOf(section, 'osType'), textOf(section, 'OSType'), textOf(section, 'Description')];
  return all.filter(name => name !== undefined);
}

function readOs(names: readonly string[], section: XmlElement | undefined): string | undefined {
  for (const name of names) {
    const id = osOfHypervisorName(name);
    if (id !== undefined) return id;
  }
  return osOfCimNumber(Number(attributeOf(section, 'id')));
}

/** `<vmw:Config vmw:key="firmware" vmw:value="efi"/>` */
function vmwareConfig(hardware: readonly XmlElement[]): Map<string, string> {
  const entries = hardware.flatMap(section => [
    ...childrenOf(section, 'Config'),
    ...childrenOf(section, 'ExtraConfig'),
  ]);
  return new Map(entries.map(entry => [attributeOf(entry, 'key') ?? '', attributeOf(entry, 'value') ?? '']));
}

function vboxFirmware(machine: XmlElement | undefined): string | undefined {
  return attributeOf(childOf(childOf(machine, 'Hardware'), 'Firmware'), 'type');
}
