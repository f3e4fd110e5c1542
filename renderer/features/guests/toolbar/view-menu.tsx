import Divider from '@mui/material/Divider';
import ListSubheader from '@mui/material/ListSubheader';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { changeSettings, useSettings } from '#renderer/api/live/settings.ts';
import { groupings, type GuestsSearch } from '#renderer/app/guests-search.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { CheckMark } from '#renderer/ui/check-mark.tsx';
import { columns } from '../model/columns.ts';
import { toggled } from '../model/filter.ts';
import { useGuestsSearch } from '../use-search.ts';
import styles from './view-menu.module.css';

const groupingLabels: Record<(typeof groupings)[number], string> = {
  group: 'By group',
  connection: 'By host',
  none: 'Not at all',
};

function withGrouping({ by: _by, ...rest }: GuestsSearch, by: (typeof groupings)[number]): GuestsSearch {
  return by === 'group' ? rest : { ...rest, by };
}

/** How the list is grouped, which columns it has, and how tall its rows are. */
export default function ViewMenu({ at, onClose }: { at: HTMLElement; onClose: () => void }) {
  const [{ by = 'group' }, change] = useGuestsSearch();
  const hidden = useSettings(state => state.hiddenColumns);
  const compact = useSettings(state => state.density === 'compact');
  const keep = (settings: Parameters<typeof changeSettings>[0]) =>
    void changeSettings(settings).catch(notifyFailure);
  return (
    <Menu open anchorEl={at} onClose={onClose}>
      <ListSubheader className={styles['title'] ?? ''} role="presentation">
        Group
      </ListSubheader>
      {groupings.map(each => (
        <MenuItem
          key={each}
          role="menuitemradio"
          aria-checked={by === each}
          onClick={() => change(search => withGrouping(search, each))}
        >
          <CheckMark on={by === each} />
          {groupingLabels[each]}
        </MenuItem>
      ))}
      <Divider />
      <ListSubheader className={styles['title'] ?? ''} role="presentation">
        Columns
      </ListSubheader>
      {columns
        .filter(({ id }) => id !== 'name')
        .map(({ id, title }) => (
          <MenuItem
            key={id}
            role="menuitemcheckbox"
            aria-checked={!hidden.includes(id)}
            onClick={() => keep({ hiddenColumns: toggled(hidden, id) ?? [] })}
          >
            <CheckMark on={!hidden.includes(id)} />
            {title}
          </MenuItem>
        ))}
      <Divider />
      <MenuItem
        role="menuitemcheckbox"
        aria-checked={compact}
        onClick={() => keep({ density: compact ? 'comfortable' : 'compact' })}
      >
        <CheckMark on={compact} />
        Compact rows
      </MenuItem>
    </Menu>
  );
}
