import { useDeviceMap } from '#renderer/api/devices.ts';
import { SplitPane } from '#renderer/ui/split-pane.tsx';
import { DevicePanel } from '../device/device-panel.tsx';
import { NoMap } from '../no-map.tsx';
import { usePlace } from '#renderer/app/host-area/place.ts';
import { DeviceList } from './device-list.tsx';
import { useNarrow } from './use-narrow.ts';

/** Every PCI device of the host, and the one chosen beside them; in a narrow window in their place. */
export default function MapTab() {
  const { connection, item } = usePlace();
  const { map, failure, again } = useDeviceMap(connection);
  const narrow = useNarrow();
  if (map === undefined) return <NoMap connection={connection} failure={failure} again={again} />;
  return (
    <SplitPane
      id="devices"
      main={<DeviceList map={map} connection={connection} chosen={item} />}
      detail={
        item === undefined ? undefined : <DevicePanel key={item} map={map} address={item} alone={narrow} />
      }
      detailLabel="device"
      wide={narrow}
    />
  );
}
