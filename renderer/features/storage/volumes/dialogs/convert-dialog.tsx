import { useState } from 'react';
import { volumeWays } from '#renderer/api/volumes.ts';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import { Tick } from '#renderer/ui/tick.tsx';
import { Choice } from './choice.tsx';
import type { VolumeDialogProps } from './dialog-props.ts';
import { formatWords } from './format-words.ts';

/** A volume in another format, or without what it stands on. A guest that has it goes over to the new one. */
export default function ConvertDialog({ at, volume, onClose }: VolumeDialogProps) {
  const now = volume.facts?.format;
  const layered = volume.facts?.backing !== undefined;
  const [format, setFormat] = useState<'qcow2' | 'raw'>(now === 'qcow2' && !layered ? 'raw' : 'qcow2');
  const [flatten, setFlatten] = useState(layered);
  const [keepOld, setKeepOld] = useState(false);
  const action = {
    do: 'convert',
    volume: volume.name,
    format,
    ...(layered && flatten && { flatten }),
    keepOld,
  } as const;
  return (
    <PlanDialog
      {...volumeWays(at)}
      title={`Convert ${volume.name}`}
      guestName={volume.name}
      action={action}
      confirm="Convert"
      onClose={onClose}
    >
      {problemOf => (
        <>
          <Choice
            label="Format"
            hint={`It is ${now ?? 'unknown'} now.`}
            value={format}
            problem={problemOf('format')}
            choices={(['qcow2', 'raw'] as const).map(value => ({
              value,
              name: value,
              about: formatWords[value],
            }))}
            onChange={setFormat}
          />
          {layered && (
            <Tick
              label="Have it hold everything"
              hint={`It no longer stands on ${volume.facts?.backing?.path ?? ''}.`}
              checked={flatten}
              onChange={setFlatten}
            />
          )}
          <Tick
            label="Keep the old one"
            hint="It can be deleted later, once the new one has proved good."
            checked={keepOld}
            onChange={setKeepOld}
          />
        </>
      )}
    </PlanDialog>
  );
}
