import { formatBytes } from '#shared/domain/units.ts';
import { SelectAnswer } from '../../wizard/fields/select-answer.tsx';
import { useOptions } from '../../wizard/use-options.ts';

/** The pool that new disks are made in, with the room each has. */
export function PoolAnswer() {
  const pools = useOptions()?.pools ?? [];
  if (pools.length === 0) return null;
  return (
    <SelectAnswer
      path="pool"
      label="Pool for its disks"
      choices={pools.map(({ name, active, free }) => ({
        value: name,
        label: `${name}${active ? `, ${formatBytes(free)} free` : ', not started'}`,
      }))}
    />
  );
}
