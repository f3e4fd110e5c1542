import type { Setting } from '../topic.ts';

/** libvirt 8.4.0 is the first with QEMU's own agent for VNC's clipboard; it did not yet say so in capabilities. */
const VNC_AGENT = 8_004_000;

/** Whether the guest's clipboard can be had: for certain, as far as libvirt goes, or not. */
export function clipboardWay(
  { offer, facts }: Setting,
  protocols: readonly string[],
): 'offered' | 'perhaps' | 'none' {
  const { channels } = offer;
  if (protocols.includes('spice')) return channels.includes('spicevmc') ? 'offered' : 'none';
  if (!protocols.includes('vnc')) return 'none';
  if (channels.includes('qemu-vdagent')) return 'offered';
  return (facts.libvirtVersion ?? 0) >= VNC_AGENT ? 'perhaps' : 'none';
}
