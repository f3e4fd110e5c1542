import { Suspense, useMemo, useRef, useState } from 'react';
import TuneIcon from '@mui/icons-material/TuneOutlined';
import IconButton from '@mui/material/IconButton';
import { useCommands } from '#renderer/app/commands/use-commands.ts';
import type { Command } from '#renderer/app/commands/registry.ts';
import { lazy } from '#renderer/ui/lazy.ts';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { Toolbar } from '#renderer/ui/toolbar.tsx';
import { useGuestsSearch } from '../use-search.ts';
import { ChoiceFilters } from './choice-filters.tsx';
import { KindChips } from './kind-chips.tsx';
import { StateChips } from './state-chips.tsx';

const ViewMenu = lazy(() => import('./view-menu.tsx'));

/** Everything that narrows the list, and how it is shown. */
export function ListToolbar({ onFound }: { onFound: () => void }) {
  const [search, change] = useGuestsSearch();
  const field = useRef<HTMLInputElement>(null);
  const [viewAt, setViewAt] = useState<HTMLElement | undefined>();

  const commands = useMemo<readonly Command[]>(
    () => [
      {
        id: 'guests.filter',
        title: 'Filter the guests',
        section: 'General',
        keys: ['/'],
        keywords: ['search', 'find'],
        run: () => field.current?.focus(),
      },
    ],
    [],
  );
  useCommands(commands);

  return (
    <Toolbar label="Filter guests">
      <SearchField
        ref={field}
        label="Filter by name, address, tag, system"
        value={search.q ?? ''}
        onFound={onFound}
        onChange={q => change(({ q: _before, ...rest }) => (q === '' ? rest : { ...rest, q }))}
      />
      <KindChips />
      <StateChips />
      <ChoiceFilters />
      <IconButton
        aria-label="Columns and grouping"
        title="Columns and grouping"
        aria-haspopup="menu"
        onClick={event => setViewAt(event.currentTarget)}
      >
        <TuneIcon />
      </IconButton>
      {viewAt && (
        <Suspense fallback={null}>
          <ViewMenu at={viewAt} onClose={() => setViewAt(undefined)} />
        </Suspense>
      )}
    </Toolbar>
  );
}
