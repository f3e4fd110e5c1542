import { useCallback, useMemo } from 'react';
import { formatCpuList } from '#shared/domain/cpu-list.ts';
import { useHostOptions } from '#renderer/api/host-options.ts';
import { parseCpuList } from '#renderer/ui/host-map/cpu-list.ts';
import { Pinning } from '#renderer/ui/host-map/pinning.tsx';
import type { Pins } from '#renderer/ui/host-map/pins.ts';
import { useForm } from '../form/form-model.ts';
import { RowsInput } from '../form/inputs/rows-input.tsx';
import type { InputProps } from '../form/inputs/input-props.ts';
import type { Value } from '../model/value.ts';
import styles from './own.module.css';

const emulatorPin = 'cputune.emulatorPin';
/** More is no topology that a map could be drawn for: libvirt's own limit is far above any host. */
const mostVcpus = 1024;

/** Which of the host's CPUs run the guest's, on a map of the host; as a table where the host does not tell. */
export function CpuMap(props: InputProps) {
  const { field, value, onChange } = props;
  const { guest, values, set } = useForm();
  const topology = useHostOptions(guest.connection)?.host.topology;
  const emulator = values[emulatorPin];
  const pins = useMemo(() => pinsFrom(value, emulator), [value, emulator]);
  const change = useCallback(
    (next: Pins) => {
      onChange(next.pins?.map(({ vcpu, cpus }) => ({ vcpu, cpuset: formatCpuList(cpus) })) ?? null);
      const own = next.emulatorPins;
      set(emulatorPin, own === undefined || own.length === 0 ? null : formatCpuList(own));
    },
    [onChange, set],
  );
  if (topology === undefined) {
    const row = [
      { property: 'vcpu', label: 'Virtual CPU', input: { kind: 'number', min: 0 } },
      { property: 'cpuset', label: 'CPUs of the host', input: { kind: 'text', placeholder: '0-3,8' } },
    ] as const;
    return <RowsInput {...props} values={values} input={{ kind: 'rows', row, addLabel: 'Pin a CPU' }} />;
  }
  const { maximum, threads } = { maximum: values['vcpu.maximum'], threads: values['cpu.threads'] };
  return (
    <div className={styles['map']} role="group" aria-label={field.label}>
      <div className={styles['title']}>{field.label}</div>
      <Pinning
        topology={topology}
        vcpus={typeof maximum === 'number' ? Math.min(Math.max(1, maximum), mostVcpus) : 1}
        threads={typeof threads === 'number' ? threads : 1}
        pins={pins}
        onChange={change}
      />
    </div>
  );
}

function pinsFrom(rows: Value, emulator: Value | undefined): Pins {
  const pins = (Array.isArray(rows) ? rows : []).flatMap(({ vcpu, cpuset }) => {
    const cpus = parseCpuList(String(cpuset ?? ''));
    return typeof vcpu === 'number' && cpus ? [{ vcpu, cpus }] : [];
  });
  const own = typeof emulator === 'string' ? parseCpuList(emulator) : undefined;
  return { ...(pins.length > 0 && { pins }), ...(own && { emulatorPins: own }) };
}
