import TextField from '@mui/material/TextField';
import { ChoiceCards } from '#renderer/ui/choice-cards.tsx';
import type { FormProps } from './form.ts';

/** What is started in it. */
export function RunsFields({ draft, problemOf, change }: FormProps) {
  return (
    <>
      <ChoiceCards
        label="What it runs"
        value={draft.runs}
        onChange={runs => change({ runs })}
        choices={[
          {
            value: 'system',
            label: 'A whole system',
            about: 'Its init starts its services, as on a machine.',
          },
          { value: 'program', label: 'One program', about: 'The container ends when the program does.' },
        ]}
      />
      {draft.runs === 'system' ? (
        <TextField
          fullWidth
          label="Init"
          value={draft.init}
          error={problemOf('runs.init') !== undefined}
          helperText={problemOf('runs.init')}
          onChange={({ target }) => change({ init: target.value })}
        />
      ) : (
        <>
          <TextField
            fullWidth
            label="Program with its arguments"
            value={draft.command}
            error={problemOf('runs.path') !== undefined}
            helperText={problemOf('runs.path') ?? 'As in a shell, with the whole path: /bin/app --port 80'}
            onChange={({ target }) => change({ command: target.value })}
          />
          <TextField
            fullWidth
            multiline
            minRows={2}
            label="Environment"
            value={draft.env}
            helperText={problemOf('runs.env') ?? 'A line each: NAME=value'}
            onChange={({ target }) => change({ env: target.value })}
          />
          <TextField
            fullWidth
            label="User"
            value={draft.user}
            error={problemOf('runs.user') !== undefined}
            helperText={problemOf('runs.user') ?? 'Left empty: root of the container.'}
            onChange={({ target }) => change({ user: target.value })}
          />
          <TextField
            fullWidth
            label="Begins in the folder"
            value={draft.workFolder}
            error={problemOf('runs.folder') !== undefined}
            helperText={problemOf('runs.folder')}
            onChange={({ target }) => change({ workFolder: target.value })}
          />
        </>
      )}
    </>
  );
}
