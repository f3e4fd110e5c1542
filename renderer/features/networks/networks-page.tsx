import { HostAreaPage } from '#renderer/app/host-area/host-area-page.tsx';
import { networksTabs } from './tabs.ts';

/** The networks of one host. */
export default function NetworksPage() {
  return <HostAreaPage area="networks" title="Networks" tabs={networksTabs} useKnown={() => true} />;
}
