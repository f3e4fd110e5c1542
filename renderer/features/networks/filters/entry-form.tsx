import Button from '@mui/material/Button';
import ListSubheader from '@mui/material/ListSubheader';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { More } from '#renderer/ui/more.tsx';
import type { FilterForm, FilterReference, FilterRule } from '#shared/contract/filters.ts';
import { type FieldType, fieldTypes } from '#shared/domain/filters/field-types.ts';
import { type FilterField, protocolOf, protocols } from '#shared/domain/filters/protocols.ts';
import { actionWords, directionWords } from './rule-words.ts';
import styles from './filters.module.css';

type WrongAt = (path: string) => string | undefined;

interface Props<Entry> {
  entry: Entry;
  wrongAt: WrongAt;
  onChange: (next: Entry) => void;
}

/** One line of a filter, opened. */
export function EntryForm({
  filters,
  entry,
  wrongAt,
  onChange,
}: Props<FilterForm['entries'][number]> & { filters: readonly string[] }) {
  return entry.entry === 'rule' ? (
    <RuleForm entry={entry} wrongAt={wrongAt} onChange={onChange} />
  ) : (
    <ReferenceForm entry={entry} filters={filters} wrongAt={wrongAt} onChange={onChange} />
  );
}

const ANY = '';

function RuleForm({ entry, wrongAt, onChange }: Props<FilterRule>) {
  const { protocol, fields } = entry;
  const known = protocol === undefined ? undefined : protocolOf(protocol);
  const setField = (name: string, value: string) => {
    const { [name]: _, ...others } = fields;
    onChange({ ...entry, fields: value === '' ? others : { ...others, [name]: value } });
  };
  const input = (field: FilterField) => (
    <FieldInput
      key={field.name}
      field={field}
      value={fields[field.name] ?? ''}
      wrong={wrongAt(`fields.${field.name}`)}
      onChange={value => setField(field.name, value)}
    />
  );
  const usual = known?.fields.filter(({ rare }) => rare !== true) ?? [];
  const rare = known?.fields.filter(field => field.rare === true) ?? [];
  return (
    <div className={styles['form']}>
      <div className={styles['fields']}>
        <Choice
          label="Do"
          value={entry.action}
          words={actionWords}
          onChange={action => onChange({ ...entry, action })}
        />
        <Choice
          label="Traffic"
          value={entry.direction}
          words={directionWords}
          onChange={direction => onChange({ ...entry, direction })}
        />
        <TextField
          label="Priority"
          type="number"
          value={entry.priority ?? ''}
          error={wrongAt('priority') !== undefined}
          helperText={wrongAt('priority') ?? 'Lower comes first; 500 if left empty.'}
          onChange={({ target }) => {
            const { priority: _, ...others } = entry;
            onChange(target.value === '' ? others : { ...others, priority: Number(target.value) });
          }}
        />
        <TextField
          select
          label="Of"
          value={protocol ?? ANY}
          helperText={known?.what ?? 'Whatever the packet is.'}
          onChange={({ target }) => {
            const { protocol: _, inverted: __, ...others } = entry;
            // What both protocols look at stays.
            const next = protocolOf(target.value);
            const kept = Object.entries(fields).filter(([name]) =>
              next?.fields.some(each => each.name === name),
            );
            onChange({ ...others, ...(next && { protocol: next.id }), fields: Object.fromEntries(kept) });
          }}
        >
          <MenuItem value={ANY}>Every packet</MenuItem>
          {(['IPv4', 'IPv6', 'Ethernet'] as const).flatMap(group => [
            <ListSubheader key={group}>{group}</ListSubheader>,
            ...protocols
              .filter(each => each.group === group)
              .map(({ id, label }) => (
                <MenuItem key={id} value={id}>
                  {label}
                </MenuItem>
              )),
          ])}
        </TextField>
        {usual.map(input)}
      </div>
      {rare.length > 0 && (
        <More label="More">
          <div className={styles['fields']}>
            {rare.map(input)}
            <Choice
              label="Matches"
              value={entry.inverted === true ? 'not' : 'these'}
              words={{ these: 'what is said here', not: 'everything but that' }}
              onChange={value => onChange({ ...entry, inverted: value === 'not' })}
            />
            <Choice
              label="Connections"
              value={entry.stateMatch === false ? 'not' : 'followed'}
              words={{ followed: 'answers pass too', not: 'each packet by itself' }}
              onChange={value => {
                const { stateMatch: _, ...others } = entry;
                onChange(value === 'not' ? { ...others, stateMatch: false } : others);
              }}
            />
          </div>
        </More>
      )}
    </div>
  );
}

function Choice<Value extends string>({
  label,
  value,
  words,
  onChange,
}: {
  label: string;
  value: Value;
  words: Readonly<Record<Value, string>>;
  onChange: (value: Value) => void;
}) {
  return (
    <TextField select label={label} value={value} onChange={({ target }) => onChange(target.value as Value)}>
      {Object.entries<string>(words).map(([key, text]) => (
        <MenuItem key={key} value={key}>
          {text}
        </MenuItem>
      ))}
    </TextField>
  );
}

interface FieldProps {
  field: FilterField;
  value: string;
  wrong: string | undefined;
  onChange: (value: string) => void;
}

function FieldInput({ field, value, wrong, onChange }: FieldProps) {
  const type: FieldType = fieldTypes[field.type];
  const list = `filter-field-${field.name}`;
  return (
    <>
      <TextField
        label={field.label}
        value={value}
        placeholder={type.placeholder ?? ''}
        error={wrong !== undefined}
        helperText={wrong}
        slotProps={{ htmlInput: { spellCheck: false, ...(type.choices && { list }) } }}
        onChange={({ target }) => onChange(target.value)}
      />
      {type.choices && (
        <datalist id={list}>
          {type.choices.map(choice => (
            <option key={choice}>{choice}</option>
          ))}
        </datalist>
      )}
    </>
  );
}

function ReferenceForm({
  entry,
  filters,
  wrongAt,
  onChange,
}: Props<FilterReference> & { filters: readonly string[] }) {
  const { filter, parameters } = entry;
  const set = (at: number, part: Partial<FilterReference['parameters'][number]>) =>
    onChange({
      ...entry,
      parameters: parameters.map((each, index) => (index === at ? { ...each, ...part } : each)),
    });
  return (
    <div className={styles['form']}>
      <TextField
        select
        label="Filter"
        value={filter}
        error={wrongAt('filter') !== undefined}
        helperText={wrongAt('filter')}
        onChange={({ target }) => onChange({ ...entry, filter: target.value })}
      >
        {[...new Set([...filters, ...(filter === '' ? [] : [filter])])].map(name => (
          <MenuItem key={name} value={name}>
            {name}
          </MenuItem>
        ))}
      </TextField>
      {parameters.map(({ name, value }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- parameters have no name of their own that lasts
        <div key={index} className={styles['fields']}>
          <TextField
            label="Variable"
            value={name}
            error={wrongAt(`parameters.${index}.name`) !== undefined}
            helperText={wrongAt(`parameters.${index}.name`)}
            onChange={({ target }) => set(index, { name: target.value })}
          />
          <TextField
            label="Value"
            value={value}
            error={wrongAt(`parameters.${index}.value`) !== undefined}
            helperText={wrongAt(`parameters.${index}.value`)}
            onChange={({ target }) => set(index, { value: target.value })}
          />
        </div>
      ))}
      <div>
        <Button onClick={() => onChange({ ...entry, parameters: [...parameters, { name: '', value: '' }] })}>
          Give a variable
        </Button>
      </div>
    </div>
  );
}
