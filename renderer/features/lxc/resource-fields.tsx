import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { SizeField } from '#renderer/ui/size-field.tsx';
import { GiB, MiB } from '#shared/domain/units.ts';
import type { FormProps } from './form.ts';

/** What it gets of the host, and by which network it is reached. */
export function ResourceFields({ options, draft, problemOf, change }: FormProps) {
  return (
    <>
      <SizeField
        label="Memory"
        autoFocus={false}
        start={draft.memory ?? 512 * MiB}
        hint="It can have so much, and no more."
        least={64 * MiB}
        most={64 * GiB}
        problem={problemOf('memory')}
        onChange={memory => change({ memory })}
      />
      <TextField
        fullWidth
        type="number"
        label="Virtual CPUs"
        value={draft.vcpus}
        error={problemOf('vcpus') !== undefined}
        helperText={problemOf('vcpus') ?? 'What it is shown; it is not kept from the others.'}
        onChange={({ target }) => change({ vcpus: target.value })}
      />
      <TextField
        fullWidth
        label="CPU shares"
        value={draft.cpuShares}
        error={problemOf('cpuShares') !== undefined}
        helperText={problemOf('cpuShares') ?? 'Its weight when all want more; 1024 is what everybody has.'}
        onChange={({ target }) => change({ cpuShares: target.value })}
      />
      <TextField
        select
        fullWidth
        label="Network"
        value={draft.network}
        error={problemOf('network.network') !== undefined || problemOf('network.bridge') !== undefined}
        helperText={problemOf('network.network') ?? problemOf('network.bridge')}
        onChange={({ target }) => change({ network: target.value })}
      >
        {options.networks.map(({ name, active }) => (
          <MenuItem key={`network:${name}`} value={`network:${name}`}>
            {name}
            {active ? '' : ' (off)'}
          </MenuItem>
        ))}
        {options.bridges.map(name => (
          <MenuItem key={`bridge:${name}`} value={`bridge:${name}`}>
            Bridge {name}
          </MenuItem>
        ))}
        <MenuItem value="none">None: loopback alone</MenuItem>
      </TextField>
    </>
  );
}
