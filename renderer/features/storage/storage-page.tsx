import { HostAreaPage } from '#renderer/app/host-area/host-area-page.tsx';
import { storageTabs } from './tabs.ts';

/** The storage of one host. */
export default function StoragePage() {
  return <HostAreaPage area="storage" title="Storage" tabs={storageTabs} useKnown={() => true} />;
}
