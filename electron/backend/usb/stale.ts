import type { HeldUsb } from '#shared/domain/usb/held.ts';
import { LIVE, type LiveGuest } from '../hardware/live/live-guest.ts';

/** Takes what is left of devices that were pulled out from a guest that runs: no guest has to let go of a USB device. */
export async function takeStaleOut(
  { rpc, dom }: Pick<LiveGuest, 'rpc' | 'dom'>,
  stale: readonly HeldUsb[],
): Promise<void> {
  for (const { node } of stale) {
    await rpc.call('domainDetachDeviceFlags', { dom, xml: node.toString(), flags: LIVE });
  }
}
