/** An address that nobody else was given: the prefix that QEMU and KVM guests use, and 24 random bits. */
export function randomMac(random: Uint8Array = crypto.getRandomValues(new Uint8Array(3))): string {
  return ['52', '54', '00', ...[...random].map(byte => byte.toString(16).padStart(2, '0'))].join(':');
}
