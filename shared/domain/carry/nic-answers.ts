import { type GuestNic, guestNicSchema } from '../../contract/create/nic.ts';
import type { NetInterface } from '../../libvirt-xml/devices/interface.ts';
import type { Domain } from '../../libvirt-xml/domain/domain.ts';

/** Its network cards as the wizard asks for them; one that it could not have asked for is on the default network. */
export function nicAnswers({ devices }: Domain): GuestNic[] {
  return devices.interfaces.items.map(nic => {
    const target = guestNicSchema.shape.target.safeParse(targetOf(nic)).data;
    const model = guestNicSchema.shape.model.safeParse(nic.model).data;
    const rest = guestNicSchema.safeParse({
      queues: nic.queues,
      mtu: nic.mtu,
      filter: nic.filter,
      link: nic.linkState === 'down' ? 'down' : undefined,
    }).data;
    return guestNicSchema.parse({ ...rest, ...(target && { target }), ...(model && { model }) });
  });
}

function targetOf(nic: NetInterface): unknown {
  switch (nic.type) {
    case 'network':
      return { to: 'network', network: nic.network };
    case 'bridge':
      return { to: 'bridge', bridge: nic.bridge };
    case 'direct':
      return { to: 'direct', device: nic.dev, mode: nic.mode };
    case 'user':
      return { to: 'user' };
    default:
      return undefined;
  }
}
