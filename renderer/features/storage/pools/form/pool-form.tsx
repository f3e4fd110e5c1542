import Button from '@mui/material/Button';
import { useState } from 'react';
import { More } from '#renderer/ui/more.tsx';
import type { ItemValues } from '#shared/contract/hardware.ts';
import type { PoolChoices } from '#shared/contract/pools.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { isEmpty, textOf } from '#shared/domain/pools/checks.ts';
import { shownFields } from '#shared/domain/pools/document.ts';
import type { PoolField, PoolKind, PoolValue } from '#shared/domain/pools/kind.ts';
import { FieldInput } from './field-input.tsx';
import { SourcesDialog } from './sources-dialog.tsx';

interface Props {
  connection: ConnectionId;
  kind: PoolKind;
  values: ItemValues;
  choices: PoolChoices;
  /** By property: what the plan says is wrong. */
  problemOf: (property: string) => string | undefined;
  onChange: (values: ItemValues) => void;
  /** A secret was made: the choices are others. */
  onSecret: () => void;
}

/** The form of one type of pool, drawn from its description. */
export function PoolForm({ connection, kind, values, choices, problemOf, onChange, onSecret }: Props) {
  const [searching, setSearching] = useState(false);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { search } = kind;
  const fields = shownFields(kind, values);
  const rare = fields.filter(field => field.rare === true);
  const usual = fields.filter(field => field.rare !== true);
  const ready = search?.needs.every(property => textOf(values[property]) !== '');
  // A field that nobody has been to yet is empty, not wrong.
  const problemShown = (property: string) =>
    isEmpty(values[property] ?? null) && !property.includes('[') && !left.has(property)
      ? undefined
      : problemOf(property);
  const draw = (field: PoolField) => (
    <FieldInput
      key={field.property}
      connection={connection}
      field={field}
      value={values[field.property] ?? null}
      choices={choices}
      problemOf={problemShown}
      onChange={(value: PoolValue) => onChange({ ...values, [field.property]: value })}
      onSecret={onSecret}
      onLeave={() => setLeft(before => new Set([...before, field.property]))}
    />
  );
  return (
    <>
      {usual.map(draw)}
      {search && (
        <div>
          <Button variant="outlined" disabled={ready !== true} onClick={() => setSearching(true)}>
            {search.label}…
          </Button>
        </div>
      )}
      {rare.length > 0 && (
        <More label="More" open={rare.some(({ property }) => problemOf(property) !== undefined)}>
          {rare.map(draw)}
        </More>
      )}
      {searching && (
        <SourcesDialog
          connection={connection}
          kind={kind}
          values={values}
          onPick={found => {
            setSearching(false);
            onChange({ ...values, ...found });
          }}
          onClose={() => setSearching(false)}
        />
      )}
    </>
  );
}
