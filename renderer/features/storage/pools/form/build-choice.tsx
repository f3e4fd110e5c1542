import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { type CardChoice, ChoiceCards } from '#renderer/ui/choice-cards.tsx';
import type { PoolBuild } from '#shared/contract/pools.ts';
import type { PoolKind } from '#shared/domain/pools/kind.ts';

interface Props {
  kind: PoolKind;
  value: PoolBuild;
  onChange: (value: PoolBuild) => void;
}

/** What is made of the source first; nothing is asked where nothing can be. */
export function BuildChoice({ kind: { type, making }, value, onChange }: Props) {
  if (making) {
    const choices: CardChoice<PoolBuild>[] = [
      { value: 'no', label: making.without, about: 'What is there stays as it is.' },
      { value: 'make', label: making.label, about: 'Only where nothing is there yet; else nothing is done.' },
      ...(making.guarded
        ? [
            {
              value: 'overwrite' as const,
              label: `${making.label}, whatever is there`,
              about: 'Everything on it is lost.',
            },
          ]
        : []),
    ];
    return (
      <ChoiceCards label="What is done to it first" value={value} choices={choices} onChange={onChange} />
    );
  }
  if (type !== 'dir') return null;
  return (
    <FormControlLabel
      label="Make the folder if it is missing"
      control={<Checkbox checked={value === 'make'} onChange={(_, on) => onChange(on ? 'make' : 'no')} />}
    />
  );
}
