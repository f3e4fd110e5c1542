import { HostTabPage } from '#renderer/app/host-area/host-tab-page.tsx';
import { devicesTabs } from './tabs.ts';

export default function DevicesTab() {
  return <HostTabPage tabs={devicesTabs} />;
}
