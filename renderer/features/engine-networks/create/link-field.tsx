import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useSurroundings } from '#renderer/api/engine-networks.ts';
import { TextLine } from '#renderer/ui/item-panel/text-line.tsx';
import { Labelled } from '#renderer/ui/labelled.tsx';
import type { NewEngineNetwork } from '#shared/contract/engine-networks.ts';
import type { EngineId } from '#shared/contract/engines.ts';

interface Props {
  engine: EngineId;
  driver: NewEngineNetwork['driver'];
  value: string;
  problem: string | undefined;
  onChange: (link: string) => void;
}

/** The name of a bridge that is made, or the interface of the host that a network goes out by. */
export function LinkField({ engine, driver, value, problem, onChange }: Props) {
  const links = useSurroundings(engine)?.links ?? [];
  if (driver === 'bridge')
    return (
      <TextLine
        label="Name of the bridge"
        hint="As the host sees it; empty: the engine names it."
        value={value}
        problem={problem}
        onChange={onChange}
      />
    );
  return (
    <Labelled
      label="Interface of the host"
      problem={problem}
      hint="Containers go out by it. With a dot and a number, eth0.50, it is a VLAN that the engine makes."
    >
      {({ id, describedBy }) => (
        <Autocomplete
          freeSolo
          id={id}
          options={links}
          inputValue={value}
          onInputChange={(_, text) => onChange(text)}
          renderInput={params => (
            <TextField
              {...params}
              slotProps={{
                ...params.slotProps,
                htmlInput: {
                  ...params.slotProps.htmlInput,
                  'aria-describedby': describedBy,
                  'aria-invalid': problem !== undefined,
                  spellCheck: false,
                },
              }}
            />
          )}
        />
      )}
    </Labelled>
  );
}
