import { useState } from 'react';
import { useVolumeOffer, volumeWays } from '#renderer/api/volumes.ts';
import { formatBytes } from '#renderer/ui/format.ts';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import { Tick } from '#renderer/ui/tick.tsx';
import { Choice } from './choice.tsx';
import type { VolumeDialogProps } from './dialog-props.ts';
import { formatWords, withSuffix } from './format-words.ts';
import { Text } from './text.tsx';

/** `web.qcow2` becomes `web-copy.qcow2`. */
const copyName = (name: string): string => {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? `${name.slice(0, dot)}-copy${name.slice(dot)}` : `${name}-copy`;
};

/** A copy of a volume, in this pool or another, as it is or in another format. */
export default function CloneDialog({ at, volume, onClose }: VolumeDialogProps) {
  const { offer } = useVolumeOffer(at);
  const own = volume.facts?.format === 'qcow2' ? 'qcow2' : 'raw';
  const [name, setName] = useState(copyName(volume.name));
  const [pool, setPool] = useState(at.pool);
  const [format, setFormat] = useState<'qcow2' | 'raw'>(own);
  const [flatten, setFlatten] = useState(false);
  const files = offer?.pools.find(each => each.name === pool)?.files ?? true;
  const layered = volume.facts?.backing !== undefined;
  const action =
    name === ''
      ? undefined
      : ({
          do: 'clone',
          volume: volume.name,
          pool,
          name,
          format: files ? format : 'raw',
          ...(layered && flatten && { flatten }),
        } as const);
  const pools = offer?.pools ?? [{ name: at.pool, active: true, free: 0, files: true }];
  return (
    <PlanDialog
      {...volumeWays(at)}
      title={`Clone ${volume.name}`}
      guestName={volume.name}
      action={offer && action}
      confirm="Clone"
      onClose={onClose}
    >
      {problemOf => (
        <>
          <Text label="Name" autoFocus value={name} problem={problemOf('name')} onChange={setName} />
          <Choice
            label="Pool"
            value={pool}
            problem={problemOf('pool')}
            choices={pools.map(each => ({
              value: each.name,
              name: each.name,
              about: each.active ? `${formatBytes(each.free)} free` : 'Stopped',
              disabled: !each.active,
            }))}
            onChange={setPool}
          />
          {files && (
            <Choice
              label="Format"
              value={format}
              problem={problemOf('format')}
              choices={(['qcow2', 'raw'] as const).map(value => ({
                value,
                name: value,
                about: formatWords[value],
              }))}
              onChange={value => {
                setFormat(value);
                setName(withSuffix(name, value));
              }}
            />
          )}
          {layered && format === 'qcow2' && (
            <Tick
              label="Have it hold everything"
              hint={`Otherwise the copy stands on ${volume.facts?.backing?.path ?? ''}, too.`}
              checked={flatten}
              onChange={setFlatten}
            />
          )}
        </>
      )}
    </PlanDialog>
  );
}
