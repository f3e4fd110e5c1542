import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { focusOnMount } from '#renderer/ui/focus-on-mount.ts';
import { formatBytes } from '#shared/domain/units.ts';
import { Segmented } from '#renderer/ui/segmented.tsx';
import type { CreateOptions, CreatePlan } from '#shared/contract/create.ts';
import type { ChoiceField } from './choices.ts';
import { SizeField } from './size-field.tsx';
import type { Draft } from './draft.ts';

interface Props {
  field: ChoiceField;
  /** What holds now, chosen or not. */
  resolved: CreatePlan['resolved'];
  options: CreateOptions;
  onChange: <Field extends ChoiceField>(field: Field, value: Draft[Field]) => void;
}

/** The control that changes one decision of the plan. */
export function ChoiceEditor({ field, resolved, options, onChange }: Props) {
  const { host } = options;
  switch (field) {
    case 'acceleration':
      return (
        <Segmented
          label="Acceleration"
          value={resolved.acceleration}
          choices={[
            { value: 'kvm', label: 'KVM' },
            { value: 'tcg', label: 'Software (TCG)' },
          ]}
          onChange={value => onChange('acceleration', value)}
        />
      );
    case 'vcpus':
      return (
        <TextField
          type="number"
          label="Virtual CPUs"
          defaultValue={resolved.vcpus}
          helperText={`This host has ${host.cpus}.`}
          inputRef={focusOnMount}
          slotProps={{ htmlInput: { min: 1, max: 4096 } }}
          onChange={event => {
            const count = Number(event.target.value);
            if (Number.isInteger(count) && count >= 1) onChange('vcpus', count);
          }}
        />
      );
    case 'memory':
      return (
        <SizeField
          label="Memory"
          bytes={resolved.memory}
          hint={memoryHint(host)}
          onChange={bytes => onChange('memory', bytes)}
        />
      );
    case 'firmware':
      return (
        <Segmented
          label="Firmware"
          value={resolved.firmware}
          choices={[
            { value: 'uefi', label: 'UEFI' },
            { value: 'bios', label: 'BIOS' },
          ]}
          onChange={value => onChange('firmware', value)}
        />
      );
    case 'diskSize':
      return (
        <SizeField
          label="Size of the new disk"
          bytes={resolved.diskSize}
          hint="0 is no disk. It takes room on the host only as it fills."
          onChange={bytes => onChange('diskSize', bytes)}
        />
      );
    case 'pool':
      return (
        <TextField
          select
          label="Pool"
          value={resolved.pool}
          onChange={event => onChange('pool', event.target.value)}
        >
          {withCurrent(options.pools, resolved.pool).map(pool => (
            <MenuItem key={pool.name} value={pool.name}>
              {pool.name}
              {'free' in pool && (pool.active ? `, ${formatBytes(pool.free)} free` : ', not started')}
            </MenuItem>
          ))}
        </TextField>
      );
    case 'network':
      return (
        <TextField
          select
          label="Network"
          value={resolved.network ?? none}
          onChange={event => onChange('network', event.target.value === none ? null : event.target.value)}
        >
          {options.networks.map(network => (
            <MenuItem key={network.name} value={network.name}>
              {network.label}
              {!network.active && ', not started'}
            </MenuItem>
          ))}
          {resolved.network !== null && !options.networks.some(each => each.name === resolved.network) && (
            <MenuItem value={resolved.network}>{resolved.network}</MenuItem>
          )}
          <MenuItem value={none}>No network</MenuItem>
        </TextField>
      );
  }
}

/** No network can have this name: libvirt refuses a slash. */
const none = '/';

const memoryHint = ({ memory, freeMemory }: CreateOptions['host']): string =>
  // Under memory hotplug libvirt may count less in all than is free.
  freeMemory === undefined || freeMemory > memory
    ? `This host has ${formatBytes(memory)}.`
    : `${formatBytes(freeMemory)} of ${formatBytes(memory)} are free on this host.`;

/** A chosen pool stays in the list even when it is gone, so that the field never shows nothing. */
const withCurrent = (
  pools: CreateOptions['pools'],
  current: string,
): ({ name: string } | CreateOptions['pools'][number])[] =>
  current === '' || pools.some(pool => pool.name === current) ? pools : [...pools, { name: current }];
