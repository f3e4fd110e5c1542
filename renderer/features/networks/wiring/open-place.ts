import { go } from '#renderer/app/go.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import type { WiringPlace } from '#shared/contract/wiring.ts';
import { goTo } from '../place.ts';

export const placeLabels: Readonly<Record<WiringPlace['to'], string>> = {
  guest: 'Open guest',
  network: 'Open network',
  interface: 'Open interface',
  device: 'Open device',
};

/** Goes to the page of what a box stands for. */
export function openPlace(connection: ConnectionId, place: WiringPlace): void {
  switch (place.to) {
    case 'guest':
      return void go({
        to: '/guests/$connection/$uuid',
        params: { connection: place.connection, uuid: place.uuid },
      });
    case 'network':
      return goTo(connection, 'networks', place.uuid);
    case 'interface':
      return goTo(connection, 'bridges', place.name);
    case 'device':
      return void go({
        to: '/devices/$connection/$tab/{-$item}',
        params: { connection, tab: 'map', item: place.address },
      });
  }
}
