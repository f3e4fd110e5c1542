import type { HeldUsb } from '#shared/domain/usb/held.ts';
import { LIVE, type LiveGuest } from '../hardware/live/live-guest.ts';

/** Takes USB devices out of a guest that runs, plugged in still or not: no guest has to let go of one. */
export async function detachUsb(
  { rpc, dom }: Pick<LiveGuest, 'rpc' | 'dom'>,
  held: readonly HeldUsb[],
): Promise<void> {
  for (const { node } of held) {
    await rpc.call('domainDetachDeviceFlags', { dom, xml: node.toString(), flags: LIVE });
  }
}
