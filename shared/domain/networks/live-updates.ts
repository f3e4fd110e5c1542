import type { Network } from '../../libvirt-xml/documents/network.ts';
import type { ViewBase } from '../../libvirt-xml/view/define-view.ts';
import type { ViewList } from '../../libvirt-xml/view/view-list.ts';
import { canonical } from './canonical.ts';

/** What of a running network libvirt changes without a restart: virNetworkUpdate, by the section's name there. */
export type LiveSection =
  | 'IP_DHCP_HOST'
  | 'IP_DHCP_RANGE'
  | 'FORWARD_INTERFACE'
  | 'PORTGROUP'
  | 'DNS_HOST'
  | 'DNS_TXT'
  | 'DNS_SRV';

export interface LiveUpdate {
  readonly command: 'DELETE' | 'ADD';
  readonly section: LiveSection;
  /** Which `<ip>` of the running document; -1: does not matter. */
  readonly parent: number;
  readonly xml: string;
}

/**
 * The updates that make a running network as the next document says, as far as libvirt can. What is taken out comes
 * first: a lease may pass from one card to another.
 */
export function liveUpdates(running: Network, next: Network): LiveUpdate[] {
  const updates: LiveUpdate[] = [];
  for (const [parent, ip] of running.ips.items.entries()) {
    const wanted = next.ips.items.find(({ address }) => address === ip.address);
    if (!wanted) continue;
    updates.push(...difference('IP_DHCP_HOST', ip.hosts, wanted.hosts, parent));
    updates.push(...difference('IP_DHCP_RANGE', ip.ranges, wanted.ranges, parent));
  }
  if (running.forward.mode === next.forward.mode && running.bridge === undefined && next.bridge === undefined)
    updates.push(...difference('FORWARD_INTERFACE', running.forward.interfaces, next.forward.interfaces));
  updates.push(
    ...difference('PORTGROUP', running.portGroups, next.portGroups),
    ...difference('DNS_HOST', running.dnsHosts, next.dnsHosts),
    ...difference('DNS_TXT', running.dnsTexts, next.dnsTexts),
    ...difference('DNS_SRV', running.dnsServices, next.dnsServices),
  );
  const first = ({ command }: LiveUpdate) => (command === 'DELETE' ? 0 : 1);
  return updates.toSorted((a, b) => first(a) - first(b));
}

function difference<V extends ViewBase>(
  section: LiveSection,
  running: ViewList<V>,
  next: ViewList<V>,
  parent = -1,
): LiveUpdate[] {
  const before = elementsOf(running);
  const after = elementsOf(next);
  const of = (command: LiveUpdate['command'], xmls: Iterable<string>): LiveUpdate[] =>
    [...xmls].map(xml => ({ command, section, parent, xml }));
  return [
    ...of(
      'DELETE',
      [...before].flatMap(([key, xml]) => (after.has(key) ? [] : [xml])),
    ),
    ...of(
      'ADD',
      [...after].flatMap(([key, xml]) => (before.has(key) ? [] : [xml])),
    ),
  ];
}

/** libvirt counts the cards on an interface in its document. */
function elementsOf<V extends ViewBase>(list: ViewList<V>): Map<string, string> {
  return new Map(
    list.items.flatMap(({ element }) =>
      element ? [[canonical(element).replace(/ connections="\d+"/, ''), element.toString()]] : [],
    ),
  );
}
