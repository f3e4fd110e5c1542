import { useDeviceMap } from '#renderer/api/devices.ts';
import { usePlace } from '../place.ts';

export default function MapTab() {
  const { connection } = usePlace();
  const { map } = useDeviceMap(connection);
  return (
    <ul>
      {map?.pci.map(({ address, name }) => (
        <li key={address}>{name}</li>
      ))}
    </ul>
  );
}
