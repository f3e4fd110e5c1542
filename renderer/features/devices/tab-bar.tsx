import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { Link, useParams } from '@tanstack/react-router';
import { useConnections } from '#renderer/api/live/connections.ts';
import type { Connection } from '#shared/contract/connections.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { goTo } from './place.ts';
import { devicesTabs } from './tabs.ts';
import styles from './devices-page.module.css';

/** The tabs of a host's devices, and the host itself where there are others. */
export function TabBar({ host }: { host: Connection }) {
  const hosts = useConnections(state => state.byId);
  const { tab = 'map' } = useParams({ strict: false });
  return (
    <div className={styles['bar']}>
      <nav className={styles['tabs']} aria-label={`Tabs of ${host.label}`}>
        {devicesTabs.map(({ id, label }) => (
          <Link
            key={id}
            to="/devices/$connection/$tab/{-$item}"
            params={{ connection: host.id, tab: id, item: undefined }}
            search={true}
            activeOptions={{ exact: false, includeSearch: false }}
          >
            {label}
          </Link>
        ))}
      </nav>
      {hosts.size > 1 && (
        <TextField
          select
          className={styles['host'] ?? ''}
          value={host.id}
          slotProps={{ htmlInput: { 'aria-label': 'Host' } }}
          onChange={({ target }) => goTo(target.value as ConnectionId, tab)}
        >
          {[...hosts.values()].map(({ id, label }) => (
            <MenuItem key={id} value={id}>
              {label}
            </MenuItem>
          ))}
        </TextField>
      )}
    </div>
  );
}
