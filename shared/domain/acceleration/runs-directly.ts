/** Architectures whose instructions a host's CPU has besides its own (Documentation/virt/kvm in the kernel). */
const also: Readonly<Record<string, readonly string[]>> = {
  x86_64: ['i686'],
  aarch64: ['armv7l'],
  ppc64le: ['ppc64'],
  ppc64: ['ppc64le'],
};

/** Whether a guest's instructions can run on the host's CPU as they are. */
export function runsDirectly(guest: string, host: string | undefined): boolean {
  return host !== undefined && (guest === host || (also[host] ?? []).includes(guest));
}
