import CloseIcon from '@mui/icons-material/Close';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Snackbar from '@mui/material/Snackbar';
import { StateIcon } from '#renderer/ui/state-icon.tsx';
import { dismissNotice, useNotices, type Notice } from './store.ts';
import styles from './notifications.module.css';

const shownForMs = { info: 5000, success: 4000, failure: 12_000 } as const;

/** What asks for a decision stays until there is one: nobody decides against a clock. */
const shownFor = ({ tone, action }: Notice) => (action?.decides ? null : shownForMs[tone]);

function NoticeCard({ notice }: { notice: Notice }) {
  return (
    <div
      className={styles['card']}
      role={notice.tone === 'failure' ? 'alert' : 'status'}
      data-tone={notice.tone}
    >
      <StateIcon look={notice.tone === 'failure' ? 'error' : notice.tone === 'success' ? 'ok' : 'info'} />
      <div className={styles['words']}>
        <strong>{notice.text}</strong>
        {notice.more && <p>{notice.more}</p>}
        {notice.detail && (
          <details>
            <summary>What was reported</summary>
            <code>{notice.detail}</code>
          </details>
        )}
      </div>
      {notice.action && (
        <Button
          onClick={() => {
            notice.action?.run();
            dismissNotice(notice.id);
          }}
        >
          {notice.action.label}
        </Button>
      )}
      <IconButton aria-label="Close this message" onClick={() => dismissNotice(notice.id)}>
        <CloseIcon />
      </IconButton>
    </div>
  );
}

/** The queue of messages, in the lower left corner so that they never cover a guest's actions. */
export function Notifications() {
  const shown = useNotices(state => state.shown);
  return (
    <div className={styles['stack']}>
      {shown.map(notice => (
        <Snackbar
          key={notice.id}
          open
          className={styles['snackbar'] ?? ''}
          autoHideDuration={shownFor(notice)}
          onClose={(_event, reason) => reason !== 'clickaway' && dismissNotice(notice.id)}
        >
          <div>
            <NoticeCard notice={notice} />
          </div>
        </Snackbar>
      ))}
    </div>
  );
}
