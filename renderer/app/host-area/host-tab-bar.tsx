import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { Link, useParams } from '@tanstack/react-router';
import { useConnections } from '#renderer/api/live/connections.ts';
import type { Connection } from '#shared/contract/connections.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import type { HostAreaId, HostTab } from './host-tab.ts';
import { goToTab } from './place.ts';
import styles from './host-area.module.css';

interface Props {
  area: HostAreaId;
  tabs: readonly HostTab[];
  host: Connection;
}

/** The tabs of a host's pages, and the host itself where there are others. */
export function HostTabBar({ area, tabs, host }: Props) {
  const hosts = useConnections(state => state.byId);
  const { tab = tabs[0]?.id ?? '' } = useParams({ strict: false });
  return (
    <div className={styles['bar']}>
      <nav className={styles['tabs']} aria-label={`Tabs of ${host.label}`}>
        {tabs.map(({ id, label }) => (
          <Link
            key={id}
            to={`/${area}/$connection/$tab/{-$item}`}
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
          onChange={({ target }) => goToTab(area, target.value as ConnectionId, tab)}
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
