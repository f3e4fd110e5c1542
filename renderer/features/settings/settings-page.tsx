import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { changeSettings, useSettings } from '#renderer/api/live/settings.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { FieldRow } from '#renderer/ui/field-row.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import type { Settings } from '#shared/contract/settings.ts';

const change = (settings: Partial<Settings>) => void changeSettings(settings).catch(notifyFailure);

const intervals = [1000, 2000, 3000, 5000, 10_000, 30_000];
const secondsText = (ms: number) => (ms === 1000 ? 'Every second' : `Every ${ms / 1000} seconds`);

/** How Innkeeper looks and behaves. Every change holds at once. */
export default function SettingsPage() {
  const settings = useSettings();
  const interval = settings.sampleIntervalMs;
  return (
    <Page title="Settings" lead="Every change holds at once and is kept for the next start.">
      <Section title="Appearance">
        <FieldRow label="Theme" hint="System follows what your desktop asks for.">
          <Segmented
            label="Theme"
            value={settings.theme}
            choices={[
              { value: 'system', label: 'System' },
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
            ]}
            onChange={theme => change({ theme })}
          />
        </FieldRow>
        <FieldRow label="Row height" hint="Of every list.">
          <Segmented
            label="Row height"
            value={settings.density}
            choices={[
              { value: 'comfortable', label: 'Comfortable' },
              { value: 'compact', label: 'Compact' },
            ]}
            onChange={density => change({ density })}
          />
        </FieldRow>
        <FieldRow label="Columns of the guests list" hint={hiddenText(settings.hiddenColumns)}>
          <Button
            disabled={settings.hiddenColumns.length === 0}
            onClick={() => change({ hiddenColumns: [] })}
          >
            Show all columns
          </Button>
        </FieldRow>
      </Section>
      <Section title="Behaviour">
        <FieldRow
          label="Measure CPU and memory"
          hint="Only guests in sight are measured. Longer pauses cost the host less."
        >
          <TextField
            select
            value={interval}
            slotProps={{ htmlInput: { 'aria-label': 'Measure CPU and memory' } }}
            onChange={event => change({ sampleIntervalMs: Number(event.target.value) })}
          >
            {[...new Set([...intervals, interval])]
              .toSorted((a, b) => a - b)
              .map(ms => (
                <MenuItem key={ms} value={ms}>
                  {secondsText(ms)}
                </MenuItem>
              ))}
          </TextField>
        </FieldRow>
        <FieldRow label="Open consoles" hint="A tab beside the list, or a window of its own for each.">
          <Segmented
            label="Open consoles"
            value={settings.consoleIn}
            choices={[
              { value: 'tab', label: 'In a tab' },
              { value: 'window', label: 'In a window' },
            ]}
            onChange={consoleIn => change({ consoleIn })}
          />
        </FieldRow>
      </Section>
    </Page>
  );
}

const hiddenText = (hidden: readonly string[]): string =>
  hidden.length === 0 ? 'All of them are shown.' : `Hidden: ${hidden.join(', ')}.`;
