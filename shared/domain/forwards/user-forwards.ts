import type { Forward } from '../../contract/forwards.ts';
import type { XmlElement } from '../../libvirt-xml/xml/element.ts';
import { netInterface } from '../../libvirt-xml/devices/interface.ts';
import { forwardCommands } from './commands.ts';
import type { CardForward, ForwardFacts, ForwardGuest } from './facts.ts';
import { shownGuest } from './find-guest.ts';

type Told = Omit<CardForward, 'live' | 'lasting'>;

/** `<portForward>` of the cards that passt carries: https://libvirt.org/formatdomain.html#userspace-connection-using-passt */
export function readCardForwards(domain: XmlElement): { passt: string[]; forwards: Told[] } {
  const passt: string[] = [];
  const forwards: Told[] = [];
  for (const element of domain.child('devices')?.elements('interface') ?? []) {
    const card = netInterface.of(element);
    const mac = card.mac?.toLowerCase();
    if (card.type !== 'user' || mac === undefined || card.backend !== 'passt') continue;
    passt.push(mac);
    for (const { proto, address, start, end, to, exclude } of card.portForwards.items) {
      if (exclude === true || typeof start !== 'number') continue;
      const last = typeof end === 'number' ? end : start;
      forwards.push({
        mac,
        protocol: proto === 'udp' ? 'udp' : 'tcp',
        ...(address !== undefined && { listen: address }),
        port: start,
        count: Math.max(1, last - start + 1),
        toPort: typeof to === 'number' ? to : start,
      });
    }
  }
  return { passt, forwards };
}

/** `info usernet` of QEMU's monitor (net/slirp.c): `TCP[HOST_FORWARD]  12  127.0.0.1  2222  10.0.2.15  22  0  0`. */
export function readUsernet(text: string, mac: string): Told[] {
  return text.split('\n').flatMap(line => {
    const match = /^\s*(TCP|UDP)\[HOST_FORWARD\]\s+\d+\s+(\S+)\s+(\d+)\s+\S+\s+(\d+)/.exec(line);
    if (!match) return [];
    const [, protocol, listen, port, toPort] = match;
    return [
      {
        mac,
        protocol: protocol === 'UDP' ? ('udp' as const) : ('tcp' as const),
        ...(listen !== '*' && listen !== '0.0.0.0' && { listen: listen ?? '' }),
        port: Number(port),
        count: 1,
        toPort: Number(toPort),
      },
    ];
  });
}

const keyOf = ({ mac, protocol, listen = 'any', port, toPort }: Told): string =>
  [mac, protocol, listen, port, toPort].join(' ');

export const userId = (guest: Pick<ForwardGuest, 'uuid'>, told: Told): string =>
  `user ${guest.uuid} ${keyOf(told)}`;

/** Each once, with where it stands: in what runs, in what starts next. */
export function joinCardForwards(live: readonly Told[], lasting: readonly Told[]): CardForward[] {
  const all = new Map([...live, ...lasting].map(told => [keyOf(told), told]));
  const has = (list: readonly Told[], key: string) => list.some(told => keyOf(told) === key);
  return [...all].map(([key, told]) => ({ ...told, live: has(live, key), lasting: has(lasting, key) }));
}

/** What documents of guests, and QEMUs that run, say of cards on user networks. */
export function userForwards(facts: ForwardFacts): Forward[] {
  return facts.guests.flatMap(guest =>
    guest.forwards.map((told): Forward => {
      const { mac, protocol, listen, port, count, toPort, live } = told;
      const passt = (live ? guest.passt.live : guest.passt.next).includes(mac);
      return {
        id: userId(guest, told),
        way: passt ? 'passt' : 'slirp',
        guest: shownGuest(guest),
        mac,
        protocol,
        ...(listen !== undefined && { listen }),
        port,
        count,
        toPort,
        ...stateOf(guest, told),
        commands: forwardCommands({ protocol, listen, port, toPort }, facts),
      };
    }),
  );
}

function stateOf(
  { name, running }: ForwardGuest,
  { live, lasting }: CardForward,
): Pick<Forward, 'state' | 'note'> {
  if (!running) return { state: 'guest-off' };
  if (!live) return { state: 'next-start', note: `“${name}” has it from its next start on.` };
  if (!lasting) return { state: 'until-off', note: `It is gone when “${name}” is switched off.` };
  return { state: 'works' };
}
