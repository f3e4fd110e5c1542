import { Link } from '@tanstack/react-router';
import type { DeviceMap, PciDevice } from '#shared/contract/devices.ts';
import { Section } from '#renderer/ui/section.tsx';
import { shortAddress } from '../model/words.ts';
import { usePlace } from '#renderer/app/host-area/place.ts';
import styles from './device-panel.module.css';

/** What is given away along with it, what of its group stays, and whose function it is. */
export function Company({ map, device }: { map: DeviceMap; device: PciDevice }) {
  const { address, together, leftBehind, functionOf } = device;
  const byAddress = new Map(map.pci.map(each => [each.address, each]));
  const known = (addresses: readonly PciDevice['address'][]) =>
    addresses.flatMap(each => (each === address ? [] : (byAddress.get(each) ?? [])));
  const goes = known(together);
  const stays = known(leftBehind);
  const card = functionOf && byAddress.get(functionOf);
  if (goes.length === 0 && stays.length === 0 && card === undefined) return null;
  return (
    <Section title="Company">
      {card && <DeviceLinks title="It is a function of" devices={[card]} />}
      {goes.length > 0 && (
        <DeviceLinks title="Goes with it, for its slot or its group is the same" devices={goes} />
      )}
      {stays.length > 0 && <DeviceLinks title="Stays with the host" devices={stays} />}
    </Section>
  );
}

function DeviceLinks({ title, devices }: { title: string; devices: readonly PciDevice[] }) {
  const { connection } = usePlace();
  return (
    <div className={styles['company']}>
      <h3>{title}</h3>
      <ul>
        {devices.map(({ address, name, driver }) => (
          <li key={address}>
            <Link
              to="/devices/$connection/$tab/{-$item}"
              params={{ connection, tab: 'map', item: address }}
              search={true}
            >
              <code>{shortAddress(address)}</code>
              <span>{name}</span>
              {driver && <code>{driver}</code>}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
