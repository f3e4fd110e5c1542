import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { Link, useParams } from '@tanstack/react-router';
import { useEngines } from '#renderer/api/live/engines.ts';
import styles from '#renderer/app/host-area/host-area.module.css';
import type { Engine, EngineId } from '#shared/contract/engines.ts';
import { goToEngineTab } from './place.ts';
import { engineTabs } from './tabs.ts';

/** The tabs of an engine's pages, and the engine itself where there are others. */
export function EngineTabBar({ engine }: { engine: Engine }) {
  const engines = useEngines(state => state.byId);
  const { tab = engineTabs[0]?.id ?? '' } = useParams({ strict: false });
  return (
    <div className={styles['bar']}>
      <nav className={styles['tabs']} aria-label={`Tabs of ${engine.label}`}>
        {engineTabs.map(({ id, label }) => (
          <Link
            key={id}
            to="/engines/$engine/$tab/{-$item}"
            params={{ engine: engine.id, tab: id, item: undefined }}
            activeOptions={{ exact: false, includeSearch: false }}
          >
            {label}
          </Link>
        ))}
      </nav>
      {engines.size > 1 && (
        <TextField
          select
          className={styles['host'] ?? ''}
          value={engine.id}
          slotProps={{ htmlInput: { 'aria-label': 'Engine' } }}
          onChange={({ target }) => goToEngineTab(target.value as EngineId, tab)}
        >
          {[...engines.values()].map(({ id, label }) => (
            <MenuItem key={id} value={id}>
              {label}
            </MenuItem>
          ))}
        </TextField>
      )}
    </div>
  );
}
