import Button from '@mui/material/Button';
import { useState } from 'react';
import { api } from '#renderer/api/client.ts';
import { toFailure } from '#renderer/api/failure.ts';
import { go } from '#renderer/app/go.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import type { Connection } from '#shared/contract/connections.ts';
import type { Failure } from '#shared/contract/failure.ts';

const URI = 'lxc:///system';

/** Where no host makes Linux containers, with the way to one: of those that are known, none is online. */
export function NoLxcHost({ known: [known] }: { known: readonly Connection[] }) {
  const [trying, setTrying] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const add = async () => {
    setTrying(true);
    setFailure(undefined);
    try {
      // Once it is online, the form takes this place.
      await api.connections.add({ uri: URI });
    } catch (error) {
      setFailure(toFailure(error));
    }
    setTrying(false);
  };
  const connections = (
    <Button variant={known && 'contained'} onClick={() => void go({ to: '/connections' })}>
      Connections
    </Button>
  );
  if (known)
    return (
      <EmptyState title={`${known.label} is not connected`} action={connections}>
        It makes Linux containers once it is.
      </EmptyState>
    );
  return (
    <>
      {failure && <FailureNote failure={failure} />}
      <EmptyState
        title="No connection makes Linux containers"
        action={
          <>
            <Button variant="contained" color="primary" disabled={trying} onClick={() => void add()}>
              {trying ? 'Connecting…' : `Add ${URI}`}
            </Button>
            {connections}
          </>
        }
      >
        The connection {URI} is for this computer; others are added on the Connections page. On Debian and
        Ubuntu the driver is in the package libvirt-daemon-driver-lxc.
      </EmptyState>
    </>
  );
}
