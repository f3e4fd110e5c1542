import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import type { ConnectionId } from '#shared/contract/values.ts';
import { useHostOptions } from '#renderer/api/host-options.ts';
import { HostMap } from '#renderer/ui/host-map/host-map.tsx';
import { More } from '#renderer/ui/more.tsx';
import { formatCpuList } from '#shared/domain/cpu-list.ts';
import { OptionRow } from './option-row.tsx';
import { around, type OptionsForm } from './form.ts';
import styles from './options.module.css';

const ignored = () => {};

/** Whole cores near the device for the guest's CPUs: in words, and drawn on the host. */
export function PinField({ connection, ...form }: OptionsForm & { connection: ConnectionId }) {
  const { give, options } = form;
  const { pins, emulator, node, refused, why } = options.pinCpus;
  const on = give.value('pinCpus') ?? false;
  const rest = around(form, 'pinCpus');
  const cpus = formatCpuList([...new Set(pins.flat())].toSorted((a, b) => a - b));
  return (
    <OptionRow label="CPUs" why={refused ?? why} {...rest}>
      <FormControlLabel
        control={
          <Checkbox
            checked={on}
            disabled={refused !== undefined && !on}
            onChange={(_, next) => give.choose({ pinCpus: next })}
          />
        }
        label={`Whole cores of its own${node === undefined ? '' : ` on node ${node}, near the device`}`}
      />
      {on && pins.length > 0 && (
        <>
          <p className={styles['why']}>
            {pins.length === 1 ? 'The guest’s CPU runs' : `The guest’s ${pins.length} CPUs run`} on CPU {cpus}{' '}
            of the host
            {emulator.length === 0 ? '' : `, QEMU’s own threads on ${formatCpuList(emulator)}`}.
          </p>
          <More label="Show it on the host">
            <PinMap connection={connection} pins={pins} emulator={emulator} />
          </More>
        </>
      )}
    </OptionRow>
  );
}

/** A picture only: the sentence above says the same. */
function PinMap({
  connection,
  pins,
  emulator,
}: {
  connection: ConnectionId;
  pins: readonly (readonly number[])[];
  emulator: readonly number[];
}) {
  const topology = useHostOptions(connection)?.host.topology;
  if (topology === undefined) return <p>This host does not tell how its CPUs are built.</p>;
  return (
    <div inert className={styles['map']}>
      <HostMap
        topology={topology}
        pins={{ pins: pins.map((cpus, vcpu) => ({ vcpu, cpus: [...cpus] })), emulatorPins: [...emulator] }}
        who="emulator"
        onToggle={ignored}
      />
    </div>
  );
}
