import { HostTabPage } from '#renderer/app/host-area/host-tab-page.tsx';
import { networksTabs } from './tabs.ts';

export default function NetworksTab() {
  return <HostTabPage tabs={networksTabs} />;
}
