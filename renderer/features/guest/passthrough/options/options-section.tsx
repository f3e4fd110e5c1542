import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import type { ConnectionId } from '#shared/contract/values.ts';
import { Section } from '#renderer/ui/section.tsx';
import { HideField } from './hide-field.tsx';
import { InputField } from './input-field.tsx';
import { LookingGlassField } from './looking-glass-field.tsx';
import { OptionRow } from './option-row.tsx';
import { PinField } from './pin-field.tsx';
import { RomField } from './rom-field.tsx';
import { SelectField } from './select-field.tsx';
import { around, type OptionsForm } from './form.ts';
import styles from './options.module.css';

/** Every decision beside the way, each with its default's reason: left alone, they are what an expert would choose. */
export function OptionsSection({ connection, ...form }: OptionsForm & { connection: ConnectionId }) {
  const { give, options } = form;
  return (
    <Section title="4. The rest" aside={<span className={styles['aside']}>Good as it stands</span>}>
      <div className={styles['rows']}>
        <SelectField field="machine" label="Machine" of={options.machine} {...form} />
        <SelectField field="firmware" label="Firmware" of={options.firmware} {...form} />
        <SelectField field="video" label="Emulated screen" of={options.video} {...form} />
        <RomField {...form} />
        <HideField {...form} />
        <PinField connection={connection} {...form} />
        <SelectField field="hugePages" label="Huge pages" of={options.hugePages} {...form} />
        <OptionRow label="Memory" why={options.memory.why} {...around(form, 'lockMemory')}>
          <FormControlLabel
            control={
              <Checkbox
                checked={give.value('lockMemory') ?? false}
                onChange={(_, on) => give.choose({ lockMemory: on })}
              />
            }
            label="Never swapped out"
          />
        </OptionRow>
        <InputField {...form} />
        <LookingGlassField {...form} />
      </div>
    </Section>
  );
}
