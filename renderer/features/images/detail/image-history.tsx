import Button from '@mui/material/Button';
import { useState } from 'react';
import { toFailure } from '#renderer/api/failure.ts';
import { useImageDetails } from '#renderer/api/images.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { formatBytes } from '#renderer/ui/format.ts';
import type { Image } from '#shared/contract/images/image.ts';
import { stepWords } from '#shared/domain/images/step-words.ts';
import styles from '../images.module.css';

/** The steps that made it, the newest first; those that made no layer are folded away. */
export function ImageHistory({ image }: { image: Image }) {
  const { data, error } = useImageDetails(image);
  const [all, setAll] = useState(false);
  if (error) return <FailureNote failure={toFailure(error)} />;
  if (!data) return <div aria-busy="true" />;
  const empty = data.steps.filter(({ size }) => size === 0).length;
  const steps = all ? data.steps : data.steps.filter(({ size }) => size > 0);
  return (
    <>
      <ol className={styles['steps']} aria-label="Layers, the newest first">
        {steps.map((step, at) => (
          <li key={`${at} ${step.command}`} data-empty={step.size === 0 || undefined}>
            <code>{stepWords(step.command) || step.comment || 'Not said'}</code>
            <span className={styles['size']}>{step.size === 0 ? 'no layer' : formatBytes(step.size)}</span>
          </li>
        ))}
      </ol>
      {empty > 0 && (
        <Button onClick={() => setAll(!all)}>
          {all ? 'Only steps with a layer' : `Also ${empty} step${empty === 1 ? '' : 's'} without a layer`}
        </Button>
      )}
    </>
  );
}
