import type { KvmDeviceFacts } from '../host/facts.ts';

/** What is known of a host before choosing how its guests run. */
export interface AccelerationFacts {
  /** libvirt can make a KVM guest of the wanted architecture. */
  readonly libvirtOffersKvm: boolean;
  /** vmx or svm: by /proc/cpuinfo on this computer, by libvirt's capabilities on another. Undefined: cannot be told. */
  readonly cpuFeature: 'vmx' | 'svm' | 'none' | 'not-x86' | undefined;
  /** Undefined on another host: only libvirt can look there. */
  readonly device: KvmDeviceFacts | undefined;
  /**
   * Guests run as the user who asks (a session). Elsewhere QEMU has a user of its own, and that this one may
   * not open /dev/kvm says nothing.
   */
  readonly runsAsThisUser: boolean;
  /** The guest's architecture is the host's. */
  readonly sameArchitecture: boolean;
}

export interface Acceleration {
  readonly kind: 'kvm' | 'tcg';
  readonly why: string;
}

/**
 * KVM only where /dev/kvm opens AND the CPU has vmx or svm: a device without them exists in some nested
 * clouds and hangs every Linux guest. Architectures other than x86 have no such flag; there the device decides.
 */
export function decideAcceleration(facts: AccelerationFacts): Acceleration {
  if (!facts.sameArchitecture)
    return tcg('the guest has another architecture than the host, so its instructions are translated');
  if (facts.cpuFeature === 'none')
    return tcg('the CPU shows neither VT-x (vmx) nor AMD-V (svm), so KVM cannot run guests here');
  if (facts.cpuFeature === undefined)
    return tcg('libvirt does not say whether the CPU has VT-x or AMD-V, and KVM without them hangs guests');
  if (facts.device?.state === 'absent') return tcg('/dev/kvm is not there');
  if (facts.device?.state === 'denied' && facts.runsAsThisUser)
    return tcg('/dev/kvm may not be opened by this user');
  if (facts.device?.state === 'failed') return tcg(`/dev/kvm does not open (${facts.device.error})`);
  if (!facts.libvirtOffersKvm) return tcg('libvirt does not offer KVM on this host');
  const feature = { vmx: ' and the CPU has VT-x', svm: ' and the CPU has AMD-V', 'not-x86': '' }[
    facts.cpuFeature
  ];
  return {
    kind: 'kvm',
    why: `${facts.device?.state === 'opens' ? '/dev/kvm opens' : 'libvirt offers KVM'}${feature}`,
  };
}

function tcg(why: string): Acceleration {
  return { kind: 'tcg', why };
}
