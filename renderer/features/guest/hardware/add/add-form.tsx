import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useMemo, useState } from 'react';
import type { Failure } from '#shared/contract/failure.ts';
import type { HardwareEdit, ItemId, ItemValues } from '#shared/contract/hardware.ts';
import { consequences } from '#shared/domain/hardware/catalogue/consequences.ts';
import type { ItemPair } from '#shared/domain/hardware/pair-items.ts';
import type { Kind, Start } from '#shared/domain/hardware/catalogue/kind.ts';
import { useDocumentsAgain, useHardwarePlan } from '#renderer/api/hardware.ts';
import { toFailure } from '#renderer/api/failure.ts';
import { guestKey } from '#renderer/api/live/guests.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { useSettled } from '#renderer/ui/use-settled.ts';
import { applyAndTell } from '../changes/apply.ts';
import { Form } from '../form/form.tsx';
import { wrongWith } from '../form/unreadable.ts';
import { FormProvider, type FormModel } from '../form/form-model.ts';
import { readDocuments } from '../model/read-documents.ts';
import { notesOf } from '../model/notes.ts';
import type { Hardware } from '../use-hardware.ts';
import styles from './add-dialog.module.css';

interface Props {
  hardware: Hardware;
  kind: Kind;
  start: Start;
  onAdded: (item: ItemId | undefined) => void;
  onClose: () => void;
}

const restMs = 300;

/** A device before it is there. The host says all the while when the guest would get it and what stands in the way. */
export function AddForm({ hardware, kind, start, onAdded, onClose }: Props) {
  const { guest, documents, context, asking, locked } = hardware;
  const [values, setValues] = useState<ItemValues>(() => start.values(context));
  const [later, setLater] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const again = useDocumentsAgain(guestKey(guest));
  const edits = useMemo((): HardwareEdit[] => [{ op: 'add', element: kind.element, values }], [kind, values]);
  const settled = useSettled(edits, restMs);
  const { plan, failure: planFailure, stale } = useHardwarePlan(guest, settled);
  const { sections } = kind;
  const wrong = useMemo(
    () =>
      sections
        .flatMap(({ fields }) => fields)
        .filter(field => field.shown?.(context, values) ?? true)
        .some(field => wrongWith(field, context, values) !== undefined),
    [sections, context, values],
  );
  const missing = (start.fill ?? []).filter(property => (values[property] ?? '') === '');
  const notes = useMemo(() => notesOf(plan, settled, 'added'), [plan, settled]);
  const form = useMemo(
    (): FormModel => ({
      guest,
      context,
      asking,
      values,
      disabled: locked !== undefined || busy,
      set: (property, value) =>
        setValues(before => ({
          ...before,
          ...consequences(sections, context, before, property, value),
          [property]: value,
        })),
      reset: () => undefined,
      stateOf: property => ({
        touched: true,
        problems: notes.problems(property),
        warnings: notes.warnings(property),
      }),
    }),
    [guest, context, sections, asking, values, locked, busy, notes],
  );
  const shown = new Set(kind.sections.flatMap(({ fields }) => fields.map(({ property }) => property)));
  const unplaced =
    plan?.problems.filter(({ property }) => property === undefined || !shown.has(property)) ?? [];
  const now = plan?.changes.some(({ effect }) => effect === 'now') ?? false;

  async function add() {
    setBusy(true);
    setFailure(undefined);
    try {
      await applyAndTell(guest, edits, later);
      const after = await again();
      const before = new Set(documents.devices.map(({ id }) => id));
      onAdded(after && readDocuments(after)?.devices.find(isNew(before, kind.element))?.id);
    } catch (error) {
      setFailure(toFailure(error));
      setBusy(false);
    }
  }
  return (
    <>
      <DialogContent className={styles['form'] ?? ''}>
        {start.why && <p className={styles['why']}>{start.why}</p>}
        <FormProvider value={form}>
          <Form sections={kind.sections} />
        </FormProvider>
        {notes.warnings(undefined).map(({ text, why, remedy }) => (
          <Attention key={text} what={text} why={[why, remedy].filter(Boolean).join(' ')} />
        ))}
        {unplaced.map(({ property, failure: problem }) => (
          <FailureNote key={`${problem.code} ${property ?? ''}`} failure={problem} />
        ))}
        {planFailure && <FailureNote failure={planFailure} />}
        {failure && <FailureNote failure={failure} />}
      </DialogContent>
      <DialogActions>
        <span className={styles['when']} role="status">
          {missing.length > 0
            ? `Still missing: ${missing.map(labelOf(kind)).join(', ')}.`
            : context.running && plan && plan.problems.length === 0
              ? whenText(now && !later, plan.changes[0]?.why)
              : ''}
        </span>
        {context.running && now && (
          <FormControlLabel
            control={<Checkbox checked={later} onChange={(_, on) => setLater(on)} />}
            label="Only at the next start"
          />
        )}
        <Button onClick={onClose} disabled={busy}>
          Cancel
        </Button>
        <Button
          variant="contained"
          color="primary"
          disabled={
            busy ||
            wrong ||
            missing.length > 0 ||
            stale ||
            edits !== settled ||
            !plan ||
            plan.problems.length > 0
          }
          onClick={() => void add()}
        >
          Add
        </Button>
      </DialogActions>
    </>
  );
}

const whenText = (now: boolean, why: string | undefined): string =>
  now
    ? 'The guest gets it at once.'
    : `The guest gets it at its next start.${why === undefined ? '' : ` ${why}`}`;

/** libvirt names it when it takes it: a card by the address that it was given, a controller by the next number. */
const isNew =
  (before: ReadonlySet<ItemId>, named: string) =>
  ({ id, element }: ItemPair): boolean =>
    element === named && !before.has(id);

const labelOf =
  ({ sections }: Kind) =>
  (property: string): string =>
    sections.flatMap(({ fields }) => fields).find(field => field.property === property)?.label ?? property;
