import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { cpusOf, hostShape, type Shape } from '#shared/domain/topology/host-shape.ts';
import { AnswerFrame } from '#renderer/ui/wizard/answer-frame.tsx';
import { useAnswer } from '../../wizard/use-answer.ts';
import { useOptions } from '../../wizard/use-options.ts';
import styles from './topology-answer.module.css';

const parts = [
  { key: 'sockets', label: 'Sockets' },
  { key: 'dies', label: 'Dies' },
  { key: 'cores', label: 'Cores' },
  { key: 'threads', label: 'Threads' },
] as const;

/** How the guest's CPUs are built: what its scheduler and its licences go by. */
export function TopologyAnswer() {
  const answer = useAnswer('cpu.topology');
  const maximum = useAnswer('cpu.maximum');
  const host = useOptions()?.host.topology;
  const shape = answer.value;
  if (shape === undefined) return null;
  const product = cpusOf(shape);
  const wanted = maximum.value ?? product;

  return (
    <AnswerFrame answer={answer} label="Topology">
      <fieldset className={styles['topology']} aria-label="Topology">
        {parts.map(({ key, label }) => (
          <TextField
            key={key}
            label={label}
            value={Number.isNaN(shape[key]) ? '' : shape[key]}
            error={answer.problems.length > 0}
            autoComplete="off"
            slotProps={{ htmlInput: { inputMode: 'numeric' } }}
            onFocus={({ target }) => target.select()}
            onChange={({ target }) => answer.set({ ...shape, [key]: countIn(target.value) })}
          />
        ))}
        <output>= {Number.isNaN(product) ? '…' : product}</output>
        {host && <Button onClick={() => answer.set(hostShape(wanted, host))}>Like the host</Button>}
        {differs(shape, wanted) && (
          <Button onClick={() => maximum.set(product)}>Let it grow to {product}</Button>
        )}
      </fieldset>
    </AnswerFrame>
  );
}

/** NaN for what is no number: the field then says so. */
const countIn = (text: string): number => (/^\s*\d{1,4}\s*$/.test(text) ? Number(text) : Number.NaN);

const differs = (shape: Shape, wanted: number): boolean =>
  Number.isInteger(cpusOf(shape)) && cpusOf(shape) > 0 && cpusOf(shape) !== wanted;
