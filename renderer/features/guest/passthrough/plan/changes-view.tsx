import { Suspense } from 'react';
import { lazy } from '#renderer/ui/lazy.ts';
import type { DryRun } from '#shared/contract/host-changes.ts';
import { DryRunView } from '#renderer/ui/host-change/dry-run-view.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { LineCount } from './line-count.tsx';
import styles from './changes.module.css';

const XmlEditor = lazy(async () => ({
  default: (await import('#renderer/ui/xml-editor/xml-editor.tsx')).XmlEditor,
}));

interface Props {
  host: string;
  guestName: string;
  dryRun: DryRun | undefined;
  guest: { before: string; after: string } | undefined;
  differs: readonly string[];
  stale: boolean;
}

/** All that is changed, line by line: the host's files as its helper would write them, and the guest's document. */
export function ChangesView({ host, guestName, dryRun, guest, differs, stale }: Props) {
  return (
    <div className={styles['changes']} aria-busy={stale}>
      <Section title={`On ${host}`}>
        {dryRun === undefined ? (
          <p className={styles['none']}>Nothing of the host is changed.</p>
        ) : (
          <DryRunView
            dryRun={dryRun}
            stale={stale}
            {...(differs.length > 0 && { rebootWhy: differs.join(' ') })}
          />
        )}
      </Section>
      <Section
        title={`${guestName}.xml`}
        aside={guest && <LineCount before={guest.before} after={guest.after} />}
      >
        {guest === undefined || guest.before === guest.after ? (
          <p className={styles['none']}>The guest’s document stays as it is.</p>
        ) : (
          <Suspense fallback={null}>
            <XmlEditor
              label={`What changes in the document of ${guestName}`}
              text={guest.after}
              original={guest.before}
            />
          </Suspense>
        )}
      </Section>
    </div>
  );
}
