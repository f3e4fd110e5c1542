import { guestNameSchema } from '../../../contract/values.ts';
import type { WiringInput } from '../input.ts';
import { guest, link, net } from './invent-host.ts';

/** So many NAT networks, each with two guests; names as long as libvirt and people make them. */
export function inventManyNetworks(count: number): WiringInput {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const mac = (index: number) =>
    `52:54:00:00:${Math.floor(index / 256)
      .toString(16)
      .padStart(2, '0')}:${(index % 256).toString(16).padStart(2, '0')}`;
  const name = (index: number) =>
    index === 3 ? 'a-network-whose-name-goes-on-and-on-far-beyond-its-box' : `tenant-${index}`;
  return {
    host: {
      addressesKnown: true,
      routes: [
        { family: 'ipv4', destination: '0.0.0.0', prefix: 0, gateway: '10.0.0.1', link: 'eno1', metric: 100 },
      ],
      links: [
        link('eno1', { speed: 10_000 }),
        ...numbers.flatMap(index => [
          link(`virbr${index}`, { kind: 'bridge' }),
          ...[0, 1].map(card => link(`vnet${2 * index + card}`, { kind: 'tap', master: `virbr${index}` })),
        ]),
      ],
    },
    networks: numbers.map(index =>
      net(index + 1, 'nat', { name: guestNameSchema.parse(name(index)), bridge: `virbr${index}` }),
    ),
    guests: numbers.flatMap(index =>
      [0, 1].map(card => {
        const at = 2 * index + card;
        return guest(at, `guest-${at}`, [
          { type: 'network', network: name(index), mac: mac(at), model: 'virtio', target: `vnet${at}` },
        ]);
      }),
    ),
  };
}
