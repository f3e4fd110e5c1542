import RefreshIcon from '@mui/icons-material/Refresh';
import IconButton from '@mui/material/IconButton';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { refreshLibrary } from '#renderer/api/live/library.ts';
import { notify, notifyFailure } from '#renderer/app/notifications/store.ts';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { Toolbar } from '#renderer/ui/toolbar.tsx';
import type { LibraryItem, LibraryPool } from '#shared/contract/library.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { countOf, type Order, type Shown } from './arrange.ts';
import { UploadButton } from './upload-button.tsx';
import styles from './library.module.css';

interface Props {
  connection: ConnectionId;
  pools: readonly LibraryPool[];
  items: ReadonlyMap<string, LibraryItem>;
  view: { readonly shown: Shown; readonly order: Order; readonly text: string };
  onShown: (shown: Shown) => void;
  onOrder: (order: Order) => void;
  onText: (text: string) => void;
}

/** What is shown, in which order, and bringing more in. */
export function LibraryToolbar({ connection, pools, items, view, onShown, onOrder, onText }: Props) {
  const count = (shown: Shown) => countOf(items.values(), shown);
  return (
    <Toolbar label="Images">
      <Segmented
        label="What is shown"
        value={view.shown}
        choices={[
          { value: 'media', label: `ISO files ${count('media')}` },
          { value: 'disks', label: `Disk images ${count('disks')}` },
          { value: 'all', label: `All ${count('all')}` },
        ]}
        onChange={onShown}
      />
      <SearchField value={view.text} label="Search the images" onChange={onText} />
      <TextField
        select
        className={styles['order'] ?? ''}
        value={view.order}
        onChange={({ target }) => onOrder(target.value as Order)}
        slotProps={{ htmlInput: { 'aria-label': 'Order' } }}
      >
        <MenuItem value="name">By name</MenuItem>
        <MenuItem value="system">By system</MenuItem>
        <MenuItem value="size">Largest first</MenuItem>
      </TextField>
      <RefreshButton connection={connection} />
      <UploadButton connection={connection} pools={pools} />
    </Toolbar>
  );
}

function RefreshButton({ connection }: { connection: ConnectionId }) {
  const [busy, setBusy] = useState(false);
  const refresh = async () => {
    setBusy(true);
    try {
      const { failed } = await refreshLibrary(connection);
      const names = failed.map(({ pool }) => pool).join(', ');
      if (failed.length > 0)
        notify({ tone: 'failure', text: `Not every pool could be looked at: ${names}.` });
    } catch (error) {
      notifyFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const label = 'Look at the pools again';
  return (
    <IconButton aria-label={label} title={label} disabled={busy} onClick={() => void refresh()}>
      <RefreshIcon />
    </IconButton>
  );
}
