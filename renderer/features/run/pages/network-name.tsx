import { SelectControl } from '#renderer/ui/wizard/select-control.tsx';
import { useAnswer } from '../wizard/use-answer.ts';

export function NetworkName({ at, names }: { at: number; names: readonly string[] }) {
  const answer = useAnswer(`network.networks.${at}.name`);
  return (
    <SelectControl
      answer={{ ...answer, chosen: false }}
      label="Network"
      choices={names.map(name => ({ value: name, label: name }))}
    />
  );
}
