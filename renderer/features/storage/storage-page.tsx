import { HostAreaPage } from '#renderer/app/host-area/host-area-page.tsx';
import { UnfinishedNote } from '#renderer/app/unfinished/unfinished-note.tsx';
import { storageTabs } from './tabs.ts';

/** The storage of one host. */
export default function StoragePage() {
  return (
    <HostAreaPage
      area="storage"
      title="Storage"
      tabs={storageTabs}
      useKnown={() => true}
      above={({ id }) => <UnfinishedNote whose={{ connection: id }} />}
    />
  );
}
