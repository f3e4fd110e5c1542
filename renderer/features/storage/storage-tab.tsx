import { HostTabPage } from '#renderer/app/host-area/host-tab-page.tsx';
import { storageTabs } from './tabs.ts';

export default function StorageTab() {
  return <HostTabPage tabs={storageTabs} />;
}
