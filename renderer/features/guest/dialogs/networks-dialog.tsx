import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#renderer/api/client.ts';
import { toFailure } from '#renderer/api/failure.ts';
import { guestRef, useGuests, type GuestKey } from '#renderer/api/live/guests.ts';
import { bringUpNetworks } from '#renderer/api/networks.ts';
import { actOn } from '#renderer/app/guest-actions/act.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Tick } from '#renderer/ui/tick.tsx';
import type { Guest } from '#shared/contract/guests.ts';
import type { NeededNetwork } from '#shared/contract/networks.ts';

interface Props {
  action: 'start' | 'restore';
  guests: readonly GuestKey[];
  onClose: () => void;
}

/** Guests that were to start lack a network: it is started, or made, and then they start. */
export default function NetworksDialog({ action, guests: keys, onClose }: Props) {
  const byKey = useGuests(state => state.byKey);
  const guests = keys.flatMap(key => byKey.get(key) ?? []);
  const [autostart, setAutostart] = useState(true);
  const [busy, setBusy] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['networks-needed', keys],
    queryFn: ({ signal }) => api.networks.needed({ guests: guests.map(guestRef) }, { signal }),
    gcTime: 0,
    retry: false,
  });
  const networks = data?.networks;
  const making = networks?.some(({ is }) => is === 'absent') === true;

  const goOn = async () => {
    setBusy(true);
    try {
      await bringUpNetworks(networks ?? [], autostart);
      onClose();
      await actOn(guests, action);
    } catch (failed) {
      setBusy(false);
      notifyFailure(failed);
    }
  };

  return (
    <ConfirmDialog
      title={titleOf(networks, guests)}
      confirm={`${making ? 'Make' : 'Start'} ${networks?.length === 1 ? 'it' : 'them'} and go on`}
      ready={networks !== undefined && !busy}
      onConfirm={() => void goOn()}
      onClose={onClose}
      after={
        <Tick
          label={`Start ${(networks?.length ?? 1) === 1 ? 'it' : 'them'} with the host from now on`}
          checked={autostart}
          onChange={setAutostart}
        />
      }
    >
      {error && <FailureNote failure={toFailure(error)} />}
      {networks?.length === 0 && <p>It runs by now. The guest can start.</p>}
      {networks?.map(network => (
        <p key={`${network.connection} ${network.name}`}>{sentenceOf(network)}</p>
      ))}
    </ConfirmDialog>
  );
}

function titleOf(networks: readonly NeededNetwork[] | undefined, guests: readonly Guest[]): string {
  const [only] = guests;
  const whom = guests.length === 1 && only ? `“${only.name}” needs` : `${guests.length} guests need`;
  const [network] = networks ?? [];
  if (networks?.length === 1 && network)
    return `${whom} the network “${network.name}”, which ${network.is === 'inactive' ? 'is off' : 'is not there'}`;
  return `${whom} ${networks === undefined ? 'a network that is off' : 'networks that are off'}`;
}

function sentenceOf({ name, is, guests }: NeededNetwork): string {
  const whose =
    guests.length > 3
      ? `${guests.length} guests have`
      : `${guests.map(each => `“${each}”`).join(' and ')} ${guests.length === 1 ? 'has' : 'have'}`;
  return is === 'inactive'
    ? `The network “${name}” is off, and ${whose} a card in it. It is started first.`
    : `There is no network “${name}”, and ${whose} a card in it. One is made: NAT with DHCP, in a subnet that nothing here uses. It was another kind before? Then choose another network under Hardware instead.`;
}
