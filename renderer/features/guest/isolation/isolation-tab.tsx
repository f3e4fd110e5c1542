import { useQuery } from '@tanstack/react-query';
import Button from '@mui/material/Button';
import { api } from '#renderer/api/client.ts';
import { go } from '#renderer/app/go.ts';
import { IsolationSection } from '#renderer/ui/isolation/isolation-section.tsx';
import { usePanelGuest } from '../panel-guest.ts';
import styles from './isolation-tab.module.css';

/** What separates the guest from its host, and where its hardware says otherwise. */
export default function IsolationTab() {
  const { connection, uuid, state } = usePanelGuest();
  const guest = { connection, uuid };
  const isolation = useQuery({
    // A guest that runs has other labels than its document.
    queryKey: ['isolation', guest, state],
    queryFn: ({ signal }) => api.isolation.ofGuest({ guest }, { signal }),
  });
  return (
    <div className={styles['tab']}>
      <IsolationSection
        isolation={isolation}
        fixOf={fix =>
          fix.do === 'hardware' ? (
            <Button
              variant="outlined"
              onClick={() =>
                void go({
                  to: '/guests/$connection/$uuid/hardware/{-$item}',
                  params: { connection, uuid, item: fix.item },
                  search: true,
                })
              }
            >
              {fix.label}…
            </Button>
          ) : null
        }
      />
    </div>
  );
}
