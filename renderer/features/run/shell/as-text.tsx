import Button from '@mui/material/Button';
import CheckIcon from '@mui/icons-material/Check';
import CopyIcon from '@mui/icons-material/ContentCopyOutlined';
import { useEffect, useId, useState } from 'react';
import { usePlan } from '../wizard/plan-store.ts';
import styles from './as-text.module.css';

const COPIED_MS = 1500;

interface Props {
  title: string;
  what: 'line' | 'compose';
  /** All of it in sight. */
  tall?: boolean;
}

/** The same container for elsewhere, to be copied. Nothing before there is an image. */
export function AsText({ title, what, tall = false }: Props) {
  const text = usePlan(({ plan }) => plan?.[what]);
  const heading = useId();
  const [copied, setCopied] = useState<string>();
  useEffect(() => {
    if (copied === undefined) return;
    const timer = setTimeout(() => setCopied(undefined), COPIED_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  if (text === undefined) return null;
  const done = copied === text;
  return (
    <section className={styles['text']} data-tall={tall || undefined} aria-labelledby={heading}>
      <header>
        <h3 id={heading}>{title}</h3>
        <Button
          startIcon={done ? <CheckIcon /> : <CopyIcon />}
          aria-label={done ? `Copied ${title}` : `Copy ${title}`}
          onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(text))}
        >
          {done ? 'Copied' : 'Copy'}
        </Button>
      </header>
      {/* It scrolls, so the keyboard has to reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above */}
      <pre tabIndex={0} aria-labelledby={heading}>
        {text}
      </pre>
    </section>
  );
}
