import { HostAreaHome } from '#renderer/app/host-area/host-area-home.tsx';
import { devicesTabs } from './tabs.ts';

export default function DevicesHome() {
  return <HostAreaHome area="devices" tabs={devicesTabs} what="devices" />;
}
