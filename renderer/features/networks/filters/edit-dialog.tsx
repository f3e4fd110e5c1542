import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { filterWays } from '#renderer/api/filters.ts';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import type { FilterAction, FilterForm } from '#shared/contract/filters.ts';
import type { ConnectionId, Uuid } from '#shared/contract/values.ts';
import { CHAINS, checkForm } from '#shared/domain/filters/check-form.ts';
import { EntryForm } from './entry-form.tsx';
import { actionWords, directionWords, ruleText } from './rule-words.ts';
import styles from './filters.module.css';

interface Props {
  connection: ConnectionId;
  names: readonly string[];
  form: FilterForm;
  /** The filter that is changed; missing: a new one. */
  old?: { readonly uuid: Uuid; readonly base: string };
  onClose: () => void;
}

type Entry = FilterForm['entries'][number];

/** A filter’s rules and references, one under the other in the order of the document; below them what is to be done. */
export function EditDialog({ connection, names, form: given, old, onClose }: Props) {
  const [form, setForm] = useState(given);
  const [open, setOpen] = useState<number>();
  const wrong = new Map(checkForm(form, new Set(names)).map(({ at, text }) => [at, text]));
  const change = (part: Partial<FilterForm>) => setForm({ ...form, ...part });
  const setEntries = (entries: Entry[]) => change({ entries });
  const add = (entry: Entry) => {
    setOpen(form.entries.length);
    setEntries([...form.entries, entry]);
  };
  const action: FilterAction | undefined =
    form.name === '' ? undefined : old ? { do: 'edit', ...old, form } : { do: 'create', form };
  return (
    <PlanDialog
      title={old ? `Change the filter “${given.name}”` : 'New filter'}
      guestName={form.name}
      action={action}
      {...filterWays(connection)}
      confirm={old ? 'Change' : 'Make'}
      onClose={onClose}
    >
      {problemOf => (
        <>
          <div className={styles['fields']}>
            <TextField
              label="Name"
              value={form.name}
              disabled={old !== undefined}
              error={form.name !== '' && (wrong.get('name') ?? problemOf('name')) !== undefined}
              helperText={form.name === '' ? ' ' : (wrong.get('name') ?? problemOf('name') ?? ' ')}
              onChange={({ target }) => change({ name: target.value })}
            />
            <TextField
              select
              label="Chain"
              value={form.chain}
              helperText="root looks at everything; the others at one kind of frame."
              onChange={({ target }) => change({ chain: target.value })}
            >
              {[...new Set([...CHAINS, form.chain])].map(chain => (
                <MenuItem key={chain} value={chain}>
                  {chain}
                </MenuItem>
              ))}
            </TextField>
          </div>
          <ol className={styles['entries']} aria-label="Rules and references">
            {form.entries.map((entry, index) => (
              <li
                key={entry.was ?? `new ${index}`}
                data-wrong={[...wrong.keys()].some(at => at.startsWith(`entries.${index}.`)) || undefined}
              >
                <div className={styles['entry']}>
                  <button
                    type="button"
                    aria-expanded={open === index}
                    onClick={() => setOpen(open === index ? undefined : index)}
                  >
                    {entry.entry === 'rule' ? (
                      <>
                        <strong>{actionWords[entry.action]}</strong> {directionWords[entry.direction]}:{' '}
                        {ruleText(entry)}
                      </>
                    ) : (
                      <>
                        <strong>as</strong> {entry.filter || 'a filter'}
                      </>
                    )}
                  </button>
                  <Button
                    disabled={index === 0}
                    aria-label={`Move line ${index + 1} up`}
                    onClick={() => setEntries(swapped(form.entries, index))}
                  >
                    ↑
                  </Button>
                  <Button
                    aria-label={`Take line ${index + 1} out`}
                    onClick={() => setEntries(form.entries.filter((_, at) => at !== index))}
                  >
                    Remove
                  </Button>
                </div>
                {open === index && (
                  <EntryForm
                    entry={entry}
                    filters={names.filter(name => name !== form.name)}
                    wrongAt={path => wrong.get(`entries.${index}.${path}`)}
                    onChange={next =>
                      setEntries(form.entries.map((each, at) => (at === index ? next : each)))
                    }
                  />
                )}
              </li>
            ))}
          </ol>
          <div className={styles['add']}>
            <Button
              onClick={() =>
                add({ entry: 'rule', action: 'accept', direction: 'in', protocol: 'tcp', fields: {} })
              }
            >
              Add a rule
            </Button>
            <Button onClick={() => add({ entry: 'reference', filter: '', parameters: [] })}>
              Refer to a filter
            </Button>
          </div>
        </>
      )}
    </PlanDialog>
  );
}

/** An entry before the one above it. */
function swapped(entries: readonly Entry[], index: number): Entry[] {
  const [above, entry] = [entries[index - 1], entries[index]];
  if (!above || !entry) return [...entries];
  return [...entries.slice(0, index - 1), entry, above, ...entries.slice(index + 1)];
}
