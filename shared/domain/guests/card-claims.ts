import type { XmlElement } from '../../libvirt-xml/xml/element.ts';

/** A network card of a guest, by its document as last read: the running one while it runs. */
export interface CardClaim {
  /** `network`, `bridge`, `direct`, `user`, `hostdev`, `ethernet` … */
  readonly type: string;
  /** Lower case. */
  readonly mac?: string;
  readonly model?: string;
  readonly network?: string;
  readonly portGroup?: string;
  /** Of the source; of a card in a network too, while the guest runs. */
  readonly bridge?: string;
  /** The host's interface that a macvtap stands on. */
  readonly device?: string;
  /** Of a virtual function: `0000:03:10.2`. */
  readonly pci?: string;
  /** The host's end of it, while the guest runs. */
  readonly target?: string;
  readonly openvswitch?: boolean;
  /** The guest sees a cable that is taken out. */
  readonly unplugged?: boolean;
  readonly filter?: string;
  readonly filterParameters?: readonly { readonly name: string; readonly value: string }[];
}

/** https://libvirt.org/formatdomain.html#network-interfaces. */
export function readCard(element: XmlElement, pci: string | undefined): CardClaim {
  const attr = (child: string, name: string) => element.child(child)?.attr(name);
  const told = {
    mac: attr('mac', 'address')?.toLowerCase(),
    model: attr('model', 'type'),
    network: attr('source', 'network'),
    portGroup: attr('source', 'portgroup'),
    bridge: attr('source', 'bridge'),
    device: attr('source', 'dev'),
    pci,
    target: attr('target', 'dev'),
    openvswitch: attr('virtualport', 'type') === 'openvswitch' || undefined,
    unplugged: attr('link', 'state') === 'down' || undefined,
    filter: attr('filterref', 'filter'),
    filterParameters: element
      .child('filterref')
      ?.elements('parameter')
      .map(each => ({ name: each.attr('name') ?? '', value: each.attr('value') ?? '' })),
  };
  const kept = Object.entries(told).filter(([, value]) => value !== undefined);
  return { type: element.attr('type') ?? 'ethernet', ...Object.fromEntries(kept) };
}
