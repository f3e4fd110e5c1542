import type { Domain } from '../../../libvirt-xml/domain/domain.ts';

/** What Windows asks of a hypervisor, as far as this one has it. */
export function enlighten(domain: Domain, offered: readonly string[]): void {
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
