import { useState } from 'react';
import { GiB } from '#shared/domain/units.ts';
import type { Volume, VolumeAction, VolumeOffer } from '#shared/contract/volumes.ts';
import { asVolumeFormat } from '#shared/domain/volumes/formats.ts';
import { type PoolRef, useVolumeOffer, volumeWays } from '#renderer/api/volumes.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { formatBytes } from '#renderer/ui/format.ts';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import { SizeField } from '#renderer/ui/size-field.tsx';
import { Choice } from './choice.tsx';
import { EncryptionField, NOT_ENCRYPTED } from './encryption-field.tsx';
import { formatWords, withSuffix } from './format-words.ts';
import { Text } from './text.tsx';

type Create = Extract<VolumeAction, { do: 'create' }>;

interface Props {
  at: PoolRef;
  /** What it is to stand on. */
  backing: Volume | undefined;
  onClose: () => void;
}

/** A new volume of a pool. */
export default function CreateDialog({ at, backing, onClose }: Props) {
  const { offer, failure } = useVolumeOffer(at);
  if (failure)
    return (
      <PlanDialog
        {...volumeWays(at)}
        title="New volume"
        guestName={at.pool}
        action={undefined}
        confirm="Make it"
        onClose={onClose}
      >
        <FailureNote failure={failure} />
      </PlanDialog>
    );
  return offer ? <Form at={at} offer={offer} backing={backing} onClose={onClose} /> : null;
}

const rooms = {
  sparse: { name: 'As it is filled', about: 'Takes next to nothing at first' },
  metadata: { name: 'Its tables at once', about: 'Faster first writes, still small' },
  full: { name: 'All of it at once', about: 'Never runs out of room later' },
} as const;

function Form({
  at,
  offer,
  backing,
  onClose,
}: Omit<Props, 'backing'> & { offer: VolumeOffer; backing: Volume | undefined }) {
  const on = backing?.facts && asVolumeFormat(backing.facts.format);
  const smallest = on === undefined ? 0 : (backing?.facts?.capacity ?? 0);
  const [name, setName] = useState(offer.name);
  const [format, setFormat] = useState(offer.formats[0] ?? 'raw');
  const [capacity, setCapacity] = useState<number | undefined>(smallest === 0 ? 20 * GiB : smallest);
  const [room, setRoom] = useState<Create['room']>('sparse');
  const [encryption, setEncryption] = useState(NOT_ENCRYPTED);
  const layered = backing !== undefined && on !== undefined;
  const rightRoom = layered || (room === 'metadata' && format !== 'qcow2') ? 'sparse' : room;
  const action: Create | undefined =
    capacity === undefined || name === '' || !encryption.ready
      ? undefined
      : {
          do: 'create',
          name,
          capacity,
          format,
          room: offer.files ? rightRoom : 'full',
          ...(layered && { backing: { path: backing.path, format: on } }),
          ...(encryption.on && { encryption: { secret: encryption.secret } }),
        };
  return (
    <PlanDialog
      {...volumeWays(at, encryption.on ? encryption.passphrase : undefined)}
      title={layered ? `New layer on ${backing.name}` : 'New volume'}
      guestName={at.pool}
      action={action}
      confirm="Make it"
      onClose={onClose}
    >
      {problemOf => (
        <>
          <Text label="Name" autoFocus value={name} problem={problemOf('name')} onChange={setName} />
          <SizeField
            label="Size"
            autoFocus={false}
            start={capacity ?? GiB}
            hint={
              layered
                ? `At least the ${formatBytes(smallest)} of what it stands on.`
                : `${formatBytes(offer.free)} are free in ${at.pool}.`
            }
            least={Math.max(GiB, smallest)}
            most={Math.max(offer.free, smallest + GiB)}
            problem={problemOf('capacity')}
            onChange={setCapacity}
          />
          {offer.files && (
            <Choice
              label="Format"
              value={format}
              problem={problemOf('format')}
              choices={(layered ? offer.formats.filter(each => each === 'qcow2') : offer.formats).map(
                value => ({
                  value,
                  name: value,
                  about: formatWords[value],
                }),
              )}
              onChange={value => {
                setFormat(value);
                setName(withSuffix(name, value));
              }}
            />
          )}
          {offer.files && !layered && (
            <Choice
              label="Room"
              value={rightRoom}
              problem={problemOf('room')}
              choices={(['sparse', 'metadata', 'full'] as const)
                .filter(value => value !== 'metadata' || format === 'qcow2')
                .filter(value => value !== 'full' || format === 'qcow2' || format === 'raw')
                .map(value => ({ value, ...rooms[value] }))}
              onChange={setRoom}
            />
          )}
          {!layered && (
            <EncryptionField
              offer={offer}
              value={encryption}
              problem={problemOf('encryption')}
              onChange={setEncryption}
            />
          )}
        </>
      )}
    </PlanDialog>
  );
}
