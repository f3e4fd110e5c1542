import { useQuery } from '@tanstack/react-query';
import Button from '@mui/material/Button';
import { api } from '#renderer/api/client.ts';
import { openOverlay } from '#renderer/app/overlays.ts';
import { runLikeBut } from '#renderer/app/run-container-from.ts';
import { IsolationSection } from '#renderer/ui/isolation/isolation-section.tsx';
import { usePanelContainer } from '../panel-container.ts';
import styles from './isolation-tab.module.css';

/** What separates the container from its host, and ways to one like it that is more apart. */
export default function IsolationTab() {
  const { engine, id, state, image } = usePanelContainer();
  const container = { engine, id };
  const isolation = useQuery({
    // What it is may change with a start.
    queryKey: ['isolation', container, state],
    queryFn: ({ signal }) => api.isolation.ofContainer({ container }, { signal }),
  });
  return (
    <div className={styles['tab']}>
      <IsolationSection
        isolation={isolation}
        fixOf={fix =>
          fix.do === 'machine' ? (
            <Button variant="outlined" onClick={() => openOverlay({ kind: 'image-machine', engine, image })}>
              {fix.label}…
            </Button>
          ) : fix.do === 'run-like' ? (
            <Button variant="outlined" onClick={() => runLikeBut(container, fix)}>
              {fix.label}…
            </Button>
          ) : null
        }
      />
    </div>
  );
}
