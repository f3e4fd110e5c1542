import CheckIcon from '@mui/icons-material/Check';
import ContentCopyIcon from '@mui/icons-material/ContentCopyOutlined';
import { useEffect, useState } from 'react';
import styles from './copy-text.module.css';

/** The end of a path tells files apart, so this much of it stays in sight. */
const endLength = 22;

interface Props {
  text: string;
  what: string;
  /** Where it is cut when it finds no room. */
  cut?: 'end' | 'middle';
}

/** Text a machine would read, with a button that copies it. */
export function CopyText({ text, what, cut = 'end' }: Props) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <span className={styles['copy']}>
      {cut === 'end' ? (
        <code title={text}>{text}</code>
      ) : (
        <code title={text} className={styles['middle']}>
          <span>{text.slice(0, -endLength)}</span>
          <span>{text.slice(-endLength)}</span>
        </code>
      )}
      <button
        type="button"
        aria-label={copied ? `Copied ${what}` : `Copy ${what}`}
        title={copied ? 'Copied' : 'Copy'}
        onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
      >
        {copied ? <CheckIcon /> : <ContentCopyIcon />}
      </button>
    </span>
  );
}
