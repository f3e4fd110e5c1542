import Button from '@mui/material/Button';
import { useState } from 'react';
import { api } from '#renderer/api/client.ts';
import { type ListedName, useDeviceNames } from '#renderer/api/device-names.ts';
import { useDeviceMap } from '#renderer/api/devices.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import type { PciDevice } from '#shared/contract/devices.ts';
import { slotOf } from '#shared/domain/create/host-devices/pci-address.ts';
import { usePlace } from '#renderer/app/host-area/place.ts';
import { NameCard } from './name-card.tsx';
import { NameDialog } from './name-dialog.tsx';
import styles from './names.module.css';

type Open = { what: 'add' } | { what: 'rename' | 'remove'; listed: ListedName };

/** Names that mean the same device wherever it is plugged in, so that guests survive a change of boards. */
export default function NamesTab() {
  const { connection } = usePlace();
  const { answer, failure, again } = useDeviceNames(connection);
  const { map } = useDeviceMap(connection);
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const done = () => {
    close();
    void again();
  };
  const remove = async (name: string) => {
    await api.deviceNames.remove({ connection, name }).catch(notifyFailure);
    done();
  };
  const nameable = firstFunctions(map?.pci ?? []);
  const add = (
    <Button
      variant="contained"
      color="primary"
      disabled={nameable.length === 0}
      onClick={() => setOpen({ what: 'add' })}
    >
      Name a device…
    </Button>
  );
  if (failure) return <FailureNote failure={failure} />;
  if (!answer) return <div aria-busy="true" />;
  return (
    <div className={styles['page']}>
      {answer.unread && (
        <Attention
          what="Where the named devices are on this host is not known."
          why={answer.unread.detail ?? 'Its devices could not be read.'}
        />
      )}
      {answer.devices.length === 0 ? (
        <EmptyState title="No device has a name" action={add}>
          A guest knows a device by its address, which changes when a board is added. With a name it finds the
          device again, and runs on another host that has one of the same name.
        </EmptyState>
      ) : (
        <>
          <div className={styles['top']}>
            <p>A guest that has a device by its name finds it at another address, and on another host.</p>
            {add}
          </div>
          <ul className={styles['list']}>
            {answer.devices.map(listed => (
              <NameCard
                key={listed.device.name}
                connection={connection}
                listed={listed}
                onChanged={() => void again()}
                onRename={() => setOpen({ what: 'rename', listed })}
                onRemove={() => setOpen({ what: 'remove', listed })}
              />
            ))}
          </ul>
        </>
      )}
      {open?.what === 'add' && (
        <NameDialog
          title="Name a device"
          confirm="Name it"
          devices={nameable}
          save={async (name, address) =>
            address && (await api.deviceNames.save({ connection, name, address }))
          }
          onDone={done}
          onClose={close}
        />
      )}
      {open?.what === 'rename' && (
        <NameDialog
          title={`Rename ${open.listed.device.name}`}
          confirm="Rename"
          name={open.listed.device.name}
          save={to => api.deviceNames.rename({ connection, name: open.listed.device.name, to })}
          onDone={done}
          onClose={close}
        />
      )}
      {open?.what === 'remove' && (
        <ConfirmDialog
          title={`Remove the name ${open.listed.device.name}?`}
          confirm="Remove"
          onClose={close}
          onConfirm={() => void remove(open.listed.device.name)}
        >
          Guests that have the device keep it, by its address alone: they no longer follow it when that
          changes.
        </ConfirmDialog>
      )}
    </div>
  );
}

/** One entry for each card: of its functions the first. Virtual functions are made anew and have no name. */
function firstFunctions(pci: readonly PciDevice[]): PciDevice[] {
  const seen = new Set<string>();
  return pci.filter(device => {
    const slot = slotOf(device.address);
    if (device.verdict.level === 'stays' || device.functionOf !== undefined || seen.has(slot)) return false;
    seen.add(slot);
    return device.mapping === undefined;
  });
}
