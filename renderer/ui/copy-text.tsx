import CheckIcon from '@mui/icons-material/Check';
import ContentCopyIcon from '@mui/icons-material/ContentCopyOutlined';
import { useEffect, useState } from 'react';
import styles from './copy-text.module.css';

/** Text a machine would read, with a button that copies it. */
export function CopyText({ text, what }: { text: string; what: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <span className={styles['copy']}>
      <code title={text}>{text}</code>
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
