import type { Rate, Vlan } from '../../contract/network-settings.ts';
import type { Network } from '../../libvirt-xml/documents/network.ts';
import { syncList } from './sync-list.ts';

export function writeBandwidth(
  view: Network['bandwidth'],
  { inbound, outbound }: { inbound?: Rate | undefined; outbound?: Rate | undefined },
): void {
  if (!view.exists && inbound === undefined && outbound === undefined) return;
  view.inboundAverage = inbound?.average;
  view.inboundPeak = inbound?.peak;
  view.inboundBurst = inbound?.burst;
  view.outboundAverage = outbound?.average;
  view.outboundPeak = outbound?.peak;
  view.outboundBurst = outbound?.burst;
  if (inbound === undefined && outbound === undefined) view.remove();
}

export function writeVlan(view: Network['vlan'], vlan: Vlan | undefined): void {
  if (vlan === undefined) return view.remove();
  view.trunk = vlan.trunk;
  syncList(
    view.tags,
    vlan.tags,
    ({ id }) => String(id),
    ({ id }) => String(id),
    (element, { id, native }) => {
      element.id = id;
      element.nativeMode = native;
    },
  );
}
