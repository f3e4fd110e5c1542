import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useConnections } from '#renderer/api/live/connections.ts';
import { useLxcOptions } from '#renderer/api/lxc.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Page } from '#renderer/ui/page.tsx';
import type { ConnectionId } from '#shared/contract/values.ts';
import { useBeginning } from './image-draft.ts';
import { LxcForm } from './lxc-form.tsx';
import { NoLxcHost } from './no-lxc-host.tsx';

/** Making a Linux container by libvirt: on which host, then its form with what will be done. */
export default function NewLxcPage() {
  const byId = useConnections(state => state.byId);
  const known = [...byId.values()].filter(({ uri }) => /^lxc[+:]/i.test(uri));
  const hosts = known.filter(({ state }) => state === 'online');
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
      {host === undefined && <NoLxcHost known={known} />}
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
