/**
 * Bytes as the contract carries them. libvirt counts in 64 bits and passes on what documents and guests claim:
 * what no number holds exactly becomes the largest one that does, 8 PiB less one byte.
 */
export function safeBytes(bytes: bigint | number): number {
  return Math.max(0, Math.min(Number.MAX_SAFE_INTEGER, Math.trunc(Number(bytes)) || 0));
}
