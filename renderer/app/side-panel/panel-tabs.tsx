import CloseIcon from '@mui/icons-material/Close';
import IconButton from '@mui/material/IconButton';
import { Link, type LinkOptions } from '@tanstack/react-router';
import { go } from '#renderer/app/go.ts';
import { MoreTabs } from './more-tabs.tsx';
import { useFitting } from './use-fitting.ts';
import styles from './side-panel.module.css';

export interface PanelTab {
  readonly id: string;
  readonly label: string;
  readonly link: LinkOptions;
}

/** For a tab that is one page, and for one in which things are chosen. */
export const exactTab = { exact: true, includeSearch: false };
export const tabWithin = { exact: false, includeSearch: false };

/** The tabs of what the panel shows; each has its own address. Those that find no room are behind “More”. */
export function PanelTabs({ name, tabs }: { name: string; tabs: readonly PanelTab[] }) {
  const { bar, isShown } = useFitting(tabs.map(({ label }) => label).join('\n'));
  const rest = tabs.filter((_, at) => !isShown(at));
  return (
    <nav className={styles['tabs']} aria-label={`Tabs of ${name}`}>
      <div ref={bar} className={styles['fitting']}>
        {tabs.map(({ id, label, link }, at) => (
          <Link key={id} {...link} hidden={!isShown(at)}>
            {label}
          </Link>
        ))}
      </div>
      {rest.length > 0 && <MoreTabs tabs={rest} />}
      <IconButton
        className={styles['close'] ?? ''}
        aria-label="Close the panel"
        title="Close (Esc in the list)"
        onClick={() => void go({ to: '/guests', search: true })}
      >
        <CloseIcon />
      </IconButton>
    </nav>
  );
}
