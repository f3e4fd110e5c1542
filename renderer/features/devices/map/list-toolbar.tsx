import { useMemo, useRef } from 'react';
import type { PciDevice } from '#shared/contract/devices.ts';
import type { Command } from '#renderer/app/commands/registry.ts';
import { useCommands } from '#renderer/app/commands/use-commands.ts';
import type { DeviceGrouping, DevicesSearch } from '#renderer/app/devices-search.ts';
import { FilterChip } from '#renderer/ui/filter-chip.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { Toolbar } from '#renderer/ui/toolbar.tsx';
import type { ChangeSearch } from './use-search.ts';
import styles from './list.module.css';

const groupings: readonly { by: DeviceGrouping; label: string }[] = [
  { by: 'group', label: 'By group' },
  { by: 'slot', label: 'By slot' },
  { by: 'bus', label: 'By bus' },
];

interface Props {
  devices: readonly PciDevice[];
  search: DevicesSearch;
  change: ChangeSearch;
}

export function ListToolbar({ devices, search, change }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const commands = useMemo<readonly Command[]>(
    () => [
      {
        id: 'devices.filter',
        title: 'Filter host devices',
        section: 'View',
        keys: ['/', 'Mod+F'],
        run: () => field.current?.focus(),
      },
    ],
    [],
  );
  useCommands(commands);
  const { q = '', by = 'group', ready, bridges } = search;
  const toggle = (name: 'ready' | 'bridges') =>
    change(before => ({ ...before, [name]: before[name] === true ? undefined : true }));
  return (
    <Toolbar label="Filter host devices">
      <SearchField
        ref={field}
        label="Filter by name, address, driver"
        value={q}
        onChange={value => change(before => ({ ...before, q: value === '' ? undefined : value }))}
      />
      <div role="group" aria-label="Order" className={styles['chips']}>
        {groupings.map(each => (
          <FilterChip
            key={each.by}
            on={by === each.by}
            onToggle={() => change(before => ({ ...before, by: each.by === 'group' ? undefined : each.by }))}
          >
            {each.label}
          </FilterChip>
        ))}
      </div>
      <div role="group" aria-label="Show" className={styles['chips']}>
        <FilterChip on={ready === true} onToggle={() => toggle('ready')}>
          Only ready
        </FilterChip>
        <FilterChip
          on={bridges === true}
          onToggle={() => toggle('bridges')}
          count={devices.filter(({ verdict }) => verdict.level === 'stays').length}
        >
          Bridges
        </FilterChip>
      </div>
    </Toolbar>
  );
}
