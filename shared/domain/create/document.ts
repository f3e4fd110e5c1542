import type { Domain } from '../../libvirt-xml/domain/domain.ts';
import { newDomainDocument } from '../../libvirt-xml/domain/new-domain.ts';
import type { Offer } from '../capabilities/offer.ts';
import type { Resolved } from './defaults.ts';
import { addDevices } from './devices.ts';
import type { DiskPlan } from './disk-plan.ts';
import type { OsFacts } from './facts.ts';
import type { Hardware } from './hardware.ts';

export interface GuestDesign {
  readonly resolved: Resolved;
  readonly offer: Offer;
  readonly hardware: Hardware;
  readonly disk: DiskPlan;
  readonly os: OsFacts | undefined;
  /** Given when the guest is made; a preview has none. */
  readonly uuid?: string;
}

/** The domain document of a new guest, as libvirt is to define it. */
export function writeDocument(design: GuestDesign): string {
  const { resolved, offer, hardware } = design;
  const { document, domain } = newDomainDocument({ type: offer.type, name: resolved.name });
  domain.uuid = design.uuid;
  if (design.os) domain.metadata.os = design.os.id;
  if (resolved.group !== undefined) domain.metadata.labels.group = resolved.group;
  domain.memory = BigInt(resolved.memory);
  domain.vcpu.maximum = resolved.vcpus;
  if (hardware.ioThread && design.disk.kind !== 'none') domain.ioThreads = 1;
  writeOs(domain, design);
  writeCpu(domain, design);
  if (offer.type === 'kvm' || offer.type === 'qemu') {
    writeClock(domain, design);
    domain.onPoweroff = 'destroy';
    domain.onReboot = 'restart';
    domain.onCrash = 'destroy';
    if (hardware.x86) {
      domain.suspendToMemory = false;
      domain.suspendToDisk = false;
    }
  }
  addDevices(domain.devices, design);
  return document.toString();
}

function writeOs(domain: Domain, { resolved, offer, os, hardware }: GuestDesign): void {
  const uefi = resolved.firmware === 'uefi' && offer.uefi;
  domain.os.type = 'hvm';
  domain.os.arch = offer.arch;
  domain.os.machine = offer.machine;
  if (uefi) {
    domain.os.firmware = 'efi';
    // Without these libvirt may pick a build that starts signed systems only.
    const secure = os?.needsTpm === true;
    domain.os.firmwareFeatures.add({ name: 'secure-boot', enabled: secure });
    if (secure) domain.os.firmwareFeatures.add({ name: 'enrolled-keys', enabled: true });
  }
  if (!hardware.x86) {
    domain.features.acpi = uefi;
    return;
  }
  domain.features.acpi = true;
  domain.features.apic = true;
  if (offer.type !== 'kvm' && offer.type !== 'qemu') return;
  // Its absolute mouse shadows the USB tablet in Linux guests.
  domain.features.vmport = false;
  if (hardware.windows && offer.type === 'kvm') enlighten(domain, offer.hyperv);
}

/** What Windows asks of a hypervisor, as far as this one has it. */
function enlighten(domain: Domain, offered: readonly string[]): void {
  const { hyperv } = domain.features;
  const has = (name: string) => offered.includes(name);
  if (has('relaxed')) hyperv.relaxed = true;
  if (has('vapic')) hyperv.vapic = true;
  if (has('spinlocks')) {
    hyperv.spinlocks = true;
    hyperv.spinlockRetries = 8191;
  }
  // Each needs the one before it.
  if (has('vpindex')) hyperv.vpindex = true;
  if (has('vpindex') && has('runtime')) hyperv.runtime = true;
  if (has('vpindex') && has('synic')) {
    hyperv.synic = true;
    if (has('stimer')) hyperv.stimer = true;
  }
  if (has('frequencies')) hyperv.frequencies = true;
  if (has('vpindex') && has('tlbflush')) hyperv.tlbflush = true;
  if (has('vpindex') && has('ipi')) hyperv.ipi = true;
}

function writeCpu(domain: Domain, { resolved, hardware }: GuestDesign): void {
  if (hardware.cpuMode === undefined) return;
  domain.cpu.mode = hardware.cpuMode;
  if (hardware.cpuMode !== 'host-model') {
    domain.cpu.check = 'none';
    domain.cpu.migratable = true;
  }
  // One socket: some systems are licensed for one or two, and use no more.
  domain.cpu.sockets = 1;
  domain.cpu.cores = resolved.vcpus;
  domain.cpu.threads = 1;
}

function writeClock(domain: Domain, { hardware, offer }: GuestDesign): void {
  domain.clock.offset = hardware.windows ? 'localtime' : 'utc';
  if (!hardware.x86) return;
  domain.clock.timers.add({ name: 'rtc', tickPolicy: 'catchup' });
  domain.clock.timers.add({ name: 'pit', tickPolicy: 'delay' });
  domain.clock.timers.add({ name: 'hpet', present: false });
  if (hardware.windows && offer.type === 'kvm')
    domain.clock.timers.add({ name: 'hypervclock', present: true });
}
