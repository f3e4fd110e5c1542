import type { ApplianceNic } from './appliance.ts';
import type { Lost } from './described.ts';

/** The networks that its cards were on. NAT is everywhere the same. */
export function lostNetworks(nics: readonly ApplianceNic[]): Lost[] {
  const names = new Set(nics.flatMap(({ network }) => network ?? []));
  return [...names]
    .filter(name => !/^nat$/i.test(name))
    .map(name => ({
      what: `The network “${name}”`,
      why: 'It is of the other host. The card is plugged into a network of this one: see that it is the right one.',
    }));
}
