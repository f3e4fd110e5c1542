import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useId, useState, type FormEvent } from 'react';
import { useStale } from '#renderer/api/live/connections.ts';
import { formatBytes } from '#renderer/ui/format.ts';
import { Section } from '#renderer/ui/section.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import type { HostTuning, HugePageSize } from '#shared/contract/host-tuning.ts';
import { pageBytes, pageLabel } from '#shared/domain/host-tuning/page-size.ts';
import { neededPages, planPages, poolOf } from '#shared/domain/host-tuning/pages.ts';
import type { TuningPlan, When } from '#shared/domain/host-tuning/plan.ts';
import { usePlace } from '#renderer/app/host-area/place.ts';
import { Notes } from './remarks.tsx';
import { PoolTable } from './pool-table.tsx';
import styles from './host-tuning.module.css';

const EVERYWHERE = '';

/** Huge pages: what is reserved, what guests need, and a form that reserves more, or gives them back. */
export function PagesSection({ tuning, onPlan }: { tuning: HostTuning; onPlan: (plan: TuningPlan) => void }) {
  const id = useId();
  const { connection } = usePlace();
  const stale = useStale(connection);
  const sizes = (['2M', '1G'] as const).filter(size => poolOf(tuning, size, undefined));
  const [size, setSize] = useState<HugePageSize>('2M');
  const [node, setNode] = useState(EVERYWHERE);
  const [typed, setTyped] = useState<string>();
  const [when, setWhen] = useState<When>('both');
  if (sizes.length === 0)
    return (
      <Section title="Huge pages">
        <p className={styles['muted']}>What this host has of them cannot be read.</p>
      </Section>
    );
  const nodes = tuning.pages.flatMap(pool =>
    pool.size === size && pool.node !== undefined ? [pool.node] : [],
  );
  const chosen = node === EVERYWHERE ? undefined : Number(node);
  const text = typed ?? String(poolOf(tuning, size, chosen)?.total ?? 0);
  const count = /^\d{1,6}$/.test(text) ? Number(text) : undefined;
  const plan =
    count === undefined
      ? undefined
      : planPages(tuning, { size, count, when, ...(chosen !== undefined && { node: chosen }) });
  const { all, users } = neededPages(tuning, size);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (plan && plan.steps.length > 0) onPlan(plan);
  };
  return (
    <Section title="Huge pages">
      <p className={styles['about']}>
        Memory in large pieces that only guests use which ask for it: less work for the processor, a few per
        cent of speed. The host can use them for nothing else.
      </p>
      <PoolTable tuning={tuning} />
      {users.length > 0 && (
        <p>
          {users.map(({ name }) => name).join(', ')} {users.length === 1 ? 'takes' : 'take'} {all} of{' '}
          {pageLabel[size]}.
        </p>
      )}
      <form className={styles['form']} onSubmit={submit}>
        {sizes.length > 1 && (
          <Segmented
            label="Size"
            value={size}
            choices={sizes.map(value => ({ value, label: pageLabel[value] }))}
            onChange={value => {
              setSize(value);
              setTyped(undefined);
            }}
          />
        )}
        {nodes.length > 1 && (
          <TextField
            select
            size="small"
            label="Where"
            value={node}
            onChange={({ target }) => {
              setNode(target.value);
              setTyped(undefined);
            }}
            slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
          >
            <MenuItem value={EVERYWHERE}>Over all nodes</MenuItem>
            {nodes.map(each => (
              <MenuItem key={each} value={String(each)}>
                NUMA node {each}
              </MenuItem>
            ))}
          </TextField>
        )}
        <TextField
          size="small"
          id={id}
          label="Pages in all"
          value={text}
          onChange={({ target }) => setTyped(target.value)}
          error={count === undefined}
          helperText={count === undefined ? 'A whole number.' : formatBytes(count * pageBytes[size])}
          slotProps={{ htmlInput: { inputMode: 'numeric', autoComplete: 'off' } }}
        />
        <WhenChoice value={when} onChange={setWhen} />
        <Button type="submit" variant="outlined" disabled={stale || !plan || plan.steps.length === 0}>
          Reserve…
        </Button>
      </form>
      {plan && <Notes problems={plan.problems} warnings={typed === undefined ? [] : plan.warnings} />}
    </Section>
  );
}

/** At once, at each start of the host, or both. */
export function WhenChoice({ value, onChange }: { value: When; onChange: (when: When) => void }) {
  return (
    <Segmented
      label="When"
      value={value}
      choices={[
        { value: 'now', label: 'Now' },
        { value: 'boot', label: 'At each start' },
        { value: 'both', label: 'Both' },
      ]}
      onChange={onChange}
    />
  );
}
