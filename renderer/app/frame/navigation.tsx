import MonitorIcon from '@mui/icons-material/DesktopWindowsOutlined';
import ReadinessIcon from '@mui/icons-material/FactCheckOutlined';
import ActivityIcon from '@mui/icons-material/ShowChartOutlined';
import SettingsIcon from '@mui/icons-material/SettingsOutlined';
import HostsIcon from '@mui/icons-material/HubOutlined';
import { useConnections } from '#renderer/api/live/connections.ts';
import { useGuests } from '#renderer/api/live/guests.ts';
import { useJobs } from '#renderer/api/live/jobs.ts';
import { ConnectionIcon } from './connection-look.tsx';
import { NavigationLink } from './navigation-link.tsx';
import styles from './navigation.module.css';

const runningJobs = ({ byId }: { byId: ReadonlyMap<string, { state: string }> }) =>
  [...byId.values()].filter(job => job.state === 'running').length;

/** What there is. Every entry says how much of it. */
export function Navigation() {
  const guests = useGuests(state => (state.loaded ? state.byKey.size : undefined));
  const connections = useConnections(state => state.byId);
  const running = useJobs(runningJobs);
  return (
    <nav className={styles['nav']} aria-label="Main">
      <NavigationLink
        to="/guests"
        icon={<MonitorIcon />}
        label="Guests"
        {...(guests === undefined ? {} : { count: guests })}
      />
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
