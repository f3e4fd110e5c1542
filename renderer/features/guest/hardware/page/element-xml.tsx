import CopyIcon from '@mui/icons-material/ContentCopyOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { notify, notifyFailure } from '#renderer/app/notifications/store.ts';
import { More } from '#renderer/ui/more.tsx';
import { ReviewDialog } from '../changes/review-dialog.tsx';
import type { HardwareItem } from '../model/items.ts';
import type { Hardware } from '../use-hardware.ts';
import styles from './item-page.module.css';

/** The device as its own XML, to read, to copy, and to write by hand. */
export function ElementXml({ hardware, item }: { hardware: Hardware; item: HardwareItem }) {
  const [typed, setTyped] = useState<string>();
  const [reviewing, setReviewing] = useState(false);
  const text = dedent((item.pair.next ?? item.pair.live)?.node.toString() ?? '');
  const drafted = hardware.draft.has(item.id);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    notify({ tone: 'success', text: `Copied the XML of ${item.title}.` });
  };
  return (
    <More label="XML of this element">
      <div className={styles['xml']}>
        {typed === undefined ? (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
          <pre tabIndex={0} aria-label={`XML of ${item.title}`}>
            {text}
          </pre>
        ) : (
          <textarea
            aria-label={`XML of ${item.title}`}
            rows={Math.min(24, typed.split('\n').length + 1)}
            spellCheck={false}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        )}
        <div className={styles['actions']}>
          {typed === undefined ? (
            <>
              <Button startIcon={<CopyIcon />} onClick={() => void copy().catch(notifyFailure)}>
                Copy
              </Button>
              <Button
                disabled={hardware.locked !== undefined || item.leaves || drafted}
                title={drafted ? 'Apply or discard what was changed above first.' : ''}
                onClick={() => setTyped(text)}
              >
                Edit
              </Button>
            </>
          ) : (
            <>
              <Button onClick={() => setTyped(undefined)}>Cancel</Button>
              <Button
                variant="contained"
                color="primary"
                disabled={typed === text}
                onClick={() => setReviewing(true)}
              >
                Review and apply…
              </Button>
            </>
          )}
        </div>
        {reviewing && typed !== undefined && (
          <ReviewDialog
            hardware={hardware}
            title={`Change ${item.title}`}
            confirm="Apply"
            edits={[{ op: 'replace', item: item.id, xml: typed }]}
            onApplied={() => {
              setReviewing(false);
              setTyped(undefined);
            }}
            onClose={() => setReviewing(false)}
          />
        )}
      </div>
    </More>
  );
}

/** An element stands indented in its document; alone it begins at the margin. */
function dedent(text: string): string {
  const last = /\n( +)<\/[^>]*>$/.exec(text)?.[1] ?? '';
  return last === '' ? text : text.replaceAll(`\n${last}`, '\n');
}
