import { HostAreaHome } from '#renderer/app/host-area/host-area-home.tsx';
import { networksTabs } from './tabs.ts';

export default function NetworksHome() {
  return <HostAreaHome area="networks" tabs={networksTabs} what="networks" />;
}
