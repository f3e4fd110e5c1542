import type { Domain } from '../../../libvirt-xml/domain/domain.ts';
import type { Setting } from '../topic.ts';
import { traitsOf } from '../traits.ts';
import { enlighten } from './enlightenments.ts';
import type { SystemPart } from './part.ts';

/** Name and kind of the machine, its firmware, clock and what it does at its end. */
export function writeSystem(domain: Domain, part: SystemPart, setting: Setting): void {
  const { request, os } = setting;
  const { emulated, x86 } = traitsOf(setting);
  domain.title = request.title;
  domain.description = part.description;
  if (os) domain.metadata.os = os.id;
  if (request.group !== undefined) domain.metadata.labels.group = request.group;
  for (const name of request.tags ?? []) domain.metadata.labels.tags.add({ name });
  writeOs(domain, part, setting);
  if (!emulated) return;
  writeClock(domain, setting);
  domain.onPoweroff = 'destroy';
  domain.onReboot = 'restart';
  domain.onCrash = 'destroy';
  if (x86) {
    domain.suspendToMemory = false;
    domain.suspendToDisk = false;
  }
}

function writeOs(domain: Domain, part: SystemPart, setting: Setting): void {
  const { offer } = setting;
  const { emulated, kvm, windows, x86 } = traitsOf(setting);
  const uefi = part.firmware === 'uefi' && offer.uefi;
  domain.os.type = 'hvm';
  domain.os.arch = offer.arch;
  domain.os.machine = offer.machine;
  if (uefi) {
    domain.os.firmware = 'efi';
    // Without these libvirt may pick a build that starts signed systems only.
    domain.os.firmwareFeatures.add({ name: 'secure-boot', enabled: part.secureBoot });
    if (part.secureBoot) domain.os.firmwareFeatures.add({ name: 'enrolled-keys', enabled: true });
  }
  if (!x86) {
    domain.features.acpi = uefi;
    return;
  }
  domain.features.acpi = true;
  domain.features.apic = true;
  if (!emulated) return;
  // Its absolute mouse shadows the USB tablet in Linux guests.
  domain.features.vmport = false;
  if (windows && kvm) enlighten(domain, offer.hyperv);
}

function writeClock(domain: Domain, setting: Setting): void {
  const { kvm, windows, x86 } = traitsOf(setting);
  domain.clock.offset = windows ? 'localtime' : 'utc';
  if (!x86) return;
  domain.clock.timers.add({ name: 'rtc', tickPolicy: 'catchup' });
  domain.clock.timers.add({ name: 'pit', tickPolicy: 'delay' });
  domain.clock.timers.add({ name: 'hpet', present: false });
  if (windows && kvm) domain.clock.timers.add({ name: 'hypervclock', present: true });
}
