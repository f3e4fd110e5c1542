import ChipIcon from '@mui/icons-material/MemoryOutlined';
import MonitorIcon from '@mui/icons-material/DesktopWindowsOutlined';
import ReadinessIcon from '@mui/icons-material/FactCheckOutlined';
import ActivityIcon from '@mui/icons-material/ShowChartOutlined';
import SettingsIcon from '@mui/icons-material/SettingsOutlined';
import HostsIcon from '@mui/icons-material/HubOutlined';
import NetworksIcon from '@mui/icons-material/LanOutlined';
import EngineIcon from '@mui/icons-material/ViewInArOutlined';
import StorageIcon from '@mui/icons-material/StorageOutlined';
import { countDevices, useDeviceMap } from '#renderer/api/devices.ts';
import { useEngines } from '#renderer/api/live/engines.ts';
import { useConnections } from '#renderer/api/live/connections.ts';
import { useContainers } from '#renderer/api/live/containers.ts';
import { useGuests } from '#renderer/api/live/guests.ts';
import { useDevicesLive } from '#renderer/api/live/devices.ts';
import { useNetworks } from '#renderer/api/live/networks.ts';
import { useJobs } from '#renderer/api/live/jobs.ts';
import { usePools } from '#renderer/api/pools.ts';
import { useLikelyHost } from '#renderer/app/host-area/likely-host.ts';
import { ConnectionIcon } from './connection-look.tsx';
import { NavigationLink } from './navigation-link.tsx';
import styles from './navigation.module.css';

const runningJobs = ({ byId }: { byId: ReadonlyMap<string, { state: string }> }) =>
  [...byId.values()].filter(job => job.state === 'running').length;

/** What there is. Every entry says how much of it. */
export function Navigation() {
  const machines = useGuests(state => (state.loaded ? state.byKey.size : undefined));
  const containers = useContainers(state => state.byKey.size);
  const connections = useConnections(state => state.byId);
  const running = useJobs(runningJobs);
  return (
    <nav className={styles['nav']} aria-label="Main">
      <NavigationLink
        to="/guests"
        icon={<MonitorIcon />}
        label="Guests"
        {...(machines === undefined ? {} : { count: machines + containers })}
      />
      <h2 className={styles['heading']}>Resources</h2>
      <Storage />
      <Networks />
      <HostDevices />
      <h2 className={styles['heading']}>Hosts</h2>
      {[...connections.values()].map(connection => (
        <NavigationLink
          key={connection.id}
          to="/connections/$connection"
          params={{ connection: connection.id }}
          icon={<ConnectionIcon connection={connection} />}
          label={connection.label}
        />
      ))}
      <Engines />
      <NavigationLink to="/connections" exact icon={<HostsIcon />} label="Connections" />
      <NavigationLink to="/readiness" icon={<ReadinessIcon />} label="Readiness" />
      <div className={styles['gap']} />
      <NavigationLink
        to="/activity"
        icon={<ActivityIcon />}
        label="Activity"
        {...(running === 0 ? {} : { count: running })}
      />
      <NavigationLink to="/settings" icon={<SettingsIcon />} label="Settings" />
    </nav>
  );
}

/** Every container engine, or the one place that says how to get one. */
function Engines() {
  const engines = useEngines(state => state.byId);
  if (engines.size === 0)
    return <NavigationLink to="/engines" icon={<EngineIcon />} label="Container engine" />;
  return [...engines.values()].map(engine => (
    <NavigationLink
      key={engine.id}
      to="/engines/$engine"
      params={{ engine: engine.id }}
      icon={<ConnectionIcon connection={engine} />}
      label={engine.label}
    />
  ));
}

/** Pools of the host that is meant when nobody says. */
function Storage() {
  const host = useLikelyHost();
  const { pools } = usePools(host?.state === 'online' ? host.id : undefined);
  return (
    <NavigationLink
      to="/storage"
      icon={<StorageIcon />}
      label="Storage"
      {...(pools === undefined ? {} : { count: pools.length })}
    />
  );
}

/** Of the host that is meant when nobody says; libvirt alone is asked, so another computer is too. */
function Networks() {
  const host = useLikelyHost();
  const { networks } = useNetworks(host?.state === 'online' ? host.id : undefined);
  return (
    <NavigationLink
      to="/networks"
      icon={<NetworksIcon />}
      label="Networks"
      {...(networks === undefined ? {} : { count: networks.length })}
    />
  );
}

/**
 * Only this computer is asked how many it has: another one is when its devices are looked at. Looking takes programs
 * of the host, which wait until the guests are there.
 */
function HostDevices() {
  const host = useLikelyHost();
  const listed = useGuests(({ loaded }) => loaded);
  const near = listed && host?.state === 'online' && host.host?.local === true;
  const { map } = useDeviceMap(host?.id, near);
  useDevicesLive(near ? host.id : undefined);
  return (
    <NavigationLink
      to="/devices"
      icon={<ChipIcon />}
      label="Host devices"
      {...(map === undefined ? {} : { count: countDevices(map) })}
    />
  );
}
