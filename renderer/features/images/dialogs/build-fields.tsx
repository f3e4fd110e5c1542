import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { LabelsField } from '#renderer/ui/item-panel/labels-field.tsx';
import { TextLine } from '#renderer/ui/item-panel/text-line.tsx';
import { More } from '#renderer/ui/more.tsx';
import type { BuildOffer } from '#shared/contract/images/build.ts';
import styles from '../images.module.css';

export interface BuildChoices {
  readonly dockerfile?: string;
  readonly tags: string;
  readonly target?: string;
  readonly args: Readonly<Record<string, string>>;
  readonly labels: string;
  readonly platform?: string;
  readonly noCache?: boolean;
  readonly pull?: boolean;
}

interface Props {
  offer: BuildOffer;
  dockerfile: BuildOffer['dockerfiles'][number];
  choices: BuildChoices;
  tagsProblem: string | undefined;
  labelsProblem: string | undefined;
  onChange: (change: Partial<BuildChoices>) => void;
}

/** What a Dockerfile lets one choose, as it says itself. */
export function BuildFields({ offer, dockerfile, choices, tagsProblem, labelsProblem, onChange }: Props) {
  const { path, stages, args } = dockerfile;
  const last = stages.at(-1);
  return (
    <>
      {offer.dockerfiles.length > 1 && (
        <TextField
          select
          fullWidth
          label="Dockerfile"
          value={path}
          onChange={event => onChange({ dockerfile: event.target.value })}
        >
          {offer.dockerfiles.map(each => (
            <MenuItem key={each.path} value={each.path}>
              {each.path}
            </MenuItem>
          ))}
        </TextField>
      )}
      <TextLine
        label="Names"
        hint="One or several, such as shop/web:1.2. Without any, it is found by its id alone."
        value={choices.tags}
        problem={tagsProblem}
        onChange={tags => onChange({ tags })}
      />
      {stages.length > 1 && (
        <TextField
          select
          fullWidth
          label="Stage to end at"
          value={choices.target !== undefined && stages.includes(choices.target) ? choices.target : last}
          onChange={event => onChange({ target: event.target.value })}
        >
          {stages.map(stage => (
            <MenuItem key={stage} value={stage}>
              {stage === last ? `${stage} (the last)` : stage}
            </MenuItem>
          ))}
        </TextField>
      )}
      {args.length > 0 && (
        <fieldset className={styles['args']} aria-label="Arguments">
          {args.map(({ name, value }) => (
            <TextField
              key={name}
              label={name}
              placeholder={value ?? ''}
              value={choices.args[name] ?? ''}
              onChange={event => onChange({ args: { ...choices.args, [name]: event.target.value } })}
              slotProps={{ htmlInput: { spellCheck: false, autoComplete: 'off' } }}
            />
          ))}
        </fieldset>
      )}
      <More label="More">
        <FormControlLabel
          control={
            <Checkbox
              checked={choices.pull === true}
              onChange={event => onChange({ pull: event.target.checked })}
            />
          }
          label="Ask registries for newer images to build on"
        />
        <FormControlLabel
          control={
            <Checkbox
              checked={choices.noCache === true}
              onChange={event => onChange({ noCache: event.target.checked })}
            />
          }
          label="Use nothing again that was built before"
        />
        <TextLine
          label="Platform"
          hint="Such as linux/arm64; left empty, that of the engine."
          value={choices.platform ?? ''}
          problem={undefined}
          onChange={platform => onChange({ platform })}
        />
        <LabelsField
          label="Labels"
          hint="One a line, such as team=web."
          value={choices.labels}
          problem={labelsProblem}
          onChange={labels => onChange({ labels })}
        />
      </More>
    </>
  );
}
