import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import { toFailure } from '#renderer/api/failure.ts';
import { useMachineOptions } from '#renderer/api/image-machines.ts';
import { useConnections } from '#renderer/api/live/connections.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import type { Connection } from '#shared/contract/connections.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { ImageMachineForm } from './image-machine-form.tsx';

interface Props {
  engine: EngineId;
  image: string;
  onClose: () => void;
}

/** The system connection of this computer before others: its machines can have a bridge and a pool. */
const rank = ({ uri, host }: Connection) =>
  (host?.local === true ? 0 : 2) + (uri.endsWith('/system') ? 0 : 1);

/** A machine of an image: where, and then its form with what will be done. */
export default function ImageMachineDialog({ engine, image, onClose }: Props) {
  const byId = useConnections(state => state.byId);
  const [host] = [...byId.values()]
    .filter(({ uri, state }) => state === 'online' && /^qemu[+:]/i.test(uri))
    .toSorted((a, b) => rank(a) - rank(b));
  if (!host)
    return (
      <Dialog open onClose={onClose} aria-label={`A machine of ${image}`}>
        <DialogContent>
          <p role="note">No connection makes machines. Add qemu:///system on the Connections page.</p>
        </DialogContent>
      </Dialog>
    );
  return <OnHost connection={host.id} engine={engine} image={image} onClose={onClose} />;
}

function OnHost({ connection, engine, image, onClose }: Props & { connection: ConnectionId }) {
  const { data, error } = useMachineOptions(connection, image);
  if (data)
    return (
      <ImageMachineForm
        connection={connection}
        engine={engine}
        image={image}
        options={data}
        onClose={onClose}
      />
    );
  return (
    <Dialog open onClose={onClose} aria-label={`A machine of ${image}`}>
      <DialogContent>
        {error ? (
          <FailureNote failure={toFailure(error)} />
        ) : (
          <p role="status">Looking at what the host can do…</p>
        )}
      </DialogContent>
    </Dialog>
  );
}
