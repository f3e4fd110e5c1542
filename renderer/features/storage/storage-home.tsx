import { HostAreaHome } from '#renderer/app/host-area/host-area-home.tsx';
import { storageTabs } from './tabs.ts';

export default function StorageHome() {
  return <HostAreaHome area="storage" tabs={storageTabs} what="storage" />;
}
