import CopyIcon from '@mui/icons-material/ContentCopyOutlined';
import Button from '@mui/material/Button';
import { useGuestDetails } from '#renderer/api/details.ts';
import { notify, notifyFailure } from '#renderer/app/notifications/store.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { usePanelGuest } from './panel-guest.ts';
import styles from './xml-tab.module.css';

/** The document as libvirt has it, to read and to copy. */
export default function XmlTab() {
  const guest = usePanelGuest();
  const { details, failure } = useGuestDetails(guest);
  const copy = async () => {
    if (details === undefined) return;
    await navigator.clipboard.writeText(details.xml);
    notify({ tone: 'success', text: `Copied the XML of “${guest.name}”.` });
  };
  return (
    <div className={styles['xml']}>
      <div className={styles['bar']}>
        <span>As libvirt has it now, without secrets. Read only.</span>
        <Button
          startIcon={<CopyIcon />}
          disabled={details === undefined}
          onClick={() => void copy().catch(notifyFailure)}
        >
          Copy
        </Button>
      </div>
      {failure && <FailureNote failure={failure} />}
      {details && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
        <pre tabIndex={0} aria-label={`XML of ${guest.name}`}>
          {details.xml}
        </pre>
      )}
    </div>
  );
}
