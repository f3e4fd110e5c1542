import { zodResolver } from '@hookform/resolvers/zod';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { api } from '#renderer/api/client.ts';
import { toFailure } from '#renderer/api/failure.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import type { Connection } from '#shared/contract/connections.ts';
import type { Failure } from '#shared/contract/failure.ts';
import { connectionIdSchema } from '#shared/contract/values.ts';
import styles from './create-form.module.css';
import { beginCreation, type Creation } from './creation.ts';
import {
  draftSchema,
  draftWords,
  isWorthKeeping,
  onConnection,
  type Draft,
  type DraftInput,
} from './draft.ts';
import { ProblemNotes } from './problem-note.tsx';
import { Receipt } from './receipt.tsx';
import { SourcePicker } from './source-picker.tsx';
import { useFix } from './use-fix.ts';
import { usePlan } from './use-plan.ts';

interface Props {
  initial: Draft;
  /** Those that are online. */
  connections: readonly Connection[];
  /** Why the last attempt failed. */
  failure: Failure | undefined;
  onWorthKeeping: (worth: boolean) => void;
  onCancel: () => void;
  onCreating: (draft: Draft, creation: Creation) => void;
}

/** A name and a source on the left; on the right what comes of them. */
export function CreateForm({ initial, connections, failure, onWorthKeeping, onCancel, onCreating }: Props) {
  const form = useForm<DraftInput, unknown, Draft>({
    defaultValues: initial,
    resolver: zodResolver(draftSchema, { error: draftWords }),
    mode: 'onTouched',
  });
  const { control, setValue, reset, register, handleSubmit, formState } = form;
  const { ref: nameRef, ...name } = register('name');
  // Every field has a default, so what is watched is a whole draft.
  const draft = useWatch({ control }) as Draft;
  const [refused, setRefused] = useState<Failure | undefined>(failure);

  const options = useQuery({
    queryKey: ['create', 'options', draft.connection],
    queryFn: ({ signal }) => api.create.options({ connection: draft.connection }, { signal }),
  });
  const suggestedName = options.data?.suggestedName;
  useEffect(() => form.setFocus('name', { shouldSelect: true }), [form]);
  useEffect(() => {
    // Whoever has begun to type keeps what is typed, and is not selected away from under the next key.
    if (suggestedName === undefined || form.getValues('name') !== '') return;
    setValue('name', suggestedName);
    form.setFocus('name', { shouldSelect: true });
  }, [form, setValue, suggestedName]);
  useEffect(
    () => onWorthKeeping(isWorthKeeping(draft, suggestedName)),
    [onWorthKeeping, draft, suggestedName],
  );

  const checked = draftSchema.safeParse(draft);
  const planned = usePlan(checked.success ? checked.data : undefined);
  const { fix, fixing } = useFix(checked.data, next => reset(next, { keepDefaultValues: true }));
  const problems = planned.plan?.problems ?? [];
  const beside = (field: 'name' | 'source' | 'connection') => (
    <ProblemNotes problems={problems.filter(each => each.field === field)} onFix={fixing ? undefined : fix} />
  );

  const create = handleSubmit(async request => {
    try {
      onCreating(draft, await beginCreation(request));
    } catch (error) {
      setRefused(toFailure(error));
    }
  });
  const impossible = problems.length > 0 && !planned.stale;

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl+Enter from any of its fields
    <form
      className={styles['form']}
      onSubmit={event => void create(event)}
      onKeyDown={event => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
      }}
    >
      <DialogContent className={styles['content'] ?? ''}>
        <div className={styles['fields']}>
          {refused && <FailureNote failure={refused} />}
          <div>
            <TextField
              fullWidth
              label="Name"
              {...name}
              inputRef={nameRef}
              autoComplete="off"
              error={formState.errors.name !== undefined}
              helperText={formState.errors.name?.message}
              onFocus={event => event.target.select()}
              slotProps={{
                htmlInput: { spellCheck: false },
                inputLabel: { shrink: true },
              }}
            />
            {beside('name')}
          </div>
          {connections.length > 1 && (
            <div>
              <TextField
                select
                fullWidth
                label="Host"
                value={draft.connection}
                onChange={event => reset(onConnection(draft, connectionIdSchema.parse(event.target.value)))}
              >
                {connections.map(({ id, label }) => (
                  <MenuItem key={id} value={id}>
                    {label}
                  </MenuItem>
                ))}
              </TextField>
              {beside('connection')}
            </div>
          )}
          <div>
            <SourcePicker
              connection={draft.connection}
              source={draft.source}
              options={options.data}
              error={sourceError(formState.errors.source)}
              onChange={source =>
                setValue('source', source, { shouldDirty: true, shouldValidate: formState.isSubmitted })
              }
            />
            {beside('source')}
          </div>
          {planned.plan?.warnings.map(({ text, why }) => (
            <Attention key={text} what={text} why={why} />
          ))}
          {options.error && <FailureNote failure={toFailure(options.error)} />}
        </div>
        <Receipt
          state={planned}
          options={options.data}
          asked={checked.success}
          draft={draft}
          onChange={(field, value) => setValue(field, value as never, { shouldDirty: true })}
          onFix={fixing ? undefined : fix}
        />
      </DialogContent>
      <DialogActions className={styles['actions'] ?? ''}>
        <FormControlLabel
          control={
            <Checkbox checked={draft.start !== false} onChange={(_, start) => setValue('start', start)} />
          }
          label="Start it and open its screen"
        />
        <span className={styles['gap']} />
        <Button onClick={onCancel}>Cancel</Button>
        <Button
          type="submit"
          variant="contained"
          color="primary"
          disabled={impossible || fixing || formState.isSubmitting}
          title="Ctrl+Enter"
        >
          Create
        </Button>
      </DialogActions>
    </form>
  );
}

/** The source is a union, so its error may sit on the whole or on its path. */
function sourceError(error: object | undefined): string | undefined {
  const path = error && 'path' in error ? (error.path as { message?: string }) : undefined;
  return path?.message ?? (error && 'message' in error ? String(error.message) : undefined);
}
