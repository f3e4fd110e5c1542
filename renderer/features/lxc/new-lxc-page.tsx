import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useConnections } from '#renderer/api/live/connections.ts';
import { useLxcOptions } from '#renderer/api/lxc.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Page } from '#renderer/ui/page.tsx';
import type { ConnectionId } from '#shared/contract/values.ts';
import { useBeginning } from './image-draft.ts';
import { LxcForm } from './lxc-form.tsx';

/** Making a Linux container by libvirt: on which host, then its form with what will be done. */
export default function NewLxcPage() {
  const byId = useConnections(state => state.byId);
  const hosts = [...byId.values()].filter(({ uri, state }) => state === 'online' && /^lxc[+:]/i.test(uri));
  const [chosen, setChosen] = useState<ConnectionId>();
  const host = hosts.find(({ id }) => id === chosen) ?? hosts[0];
  const { options, failure } = useLxcOptions(host?.id);
  const beginning = useBeginning();
  const inTheWay = failure ?? beginning.failure;
  return (
    <Page
      title="New Linux container"
      lead="Made by libvirt’s LXC driver: a root folder with its own processes, users and network, on the host’s kernel."
    >
      {hosts.length > 1 && (
        <TextField
          select
          fullWidth
          label="Host"
          value={host?.id ?? ''}
          onChange={({ target }) => setChosen(target.value as ConnectionId)}
        >
          {hosts.map(({ id, label }) => (
            <MenuItem key={id} value={id}>
              {label}
            </MenuItem>
          ))}
        </TextField>
      )}
      {host === undefined && (
        <EmptyState title="No connection makes Linux containers">
          Add the connection lxc:///system on the Connections page. On Debian and Ubuntu its driver is in the
          package libvirt-daemon-driver-lxc.
        </EmptyState>
      )}
      {inTheWay && <FailureNote failure={inTheWay} />}
      {host && !failure && !(options && beginning.draft) && (
        <p role="status">Looking at what the host can do…</p>
      )}
      {host && options && beginning.draft && (
        <LxcForm
          key={`${host.id} ${beginning.key}`}
          connection={host.id}
          options={options}
          beginning={beginning.draft}
        />
      )}
    </Page>
  );
}
