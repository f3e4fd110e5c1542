/** Where extended capabilities begin, and what ACS is among them (PCI Express Base Specification, 7.7.11). */
const EXTENDED = 0x100;
const ACS = 0x000d;
/** Source validation, request redirect, completion redirect, upstream forwarding: what the kernel asks for. */
const ENABLED = 0x1d;

/**
 * Whether a port's Access Control Services keep what is below it apart. Undefined where its configuration space was
 * not read to the end: only root gets more than 64 bytes.
 */
export function acsOf(config: Uint8Array): boolean | undefined {
  if (config.length <= EXTENDED) return undefined;
  const view = new DataView(config.buffer, config.byteOffset, config.length);
  const seen = new Set<number>();
  for (let at = EXTENDED; at >= EXTENDED && at + 8 <= config.length && !seen.has(at); ) {
    seen.add(at);
    const header = view.getUint32(at, true);
    if ((header & 0xffff) === ACS) return (view.getUint16(at + 6, true) & ENABLED) === ENABLED;
    at = header >>> 20;
  }
  return false;
}
