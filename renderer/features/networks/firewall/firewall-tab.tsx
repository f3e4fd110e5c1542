import { useFirewall } from '#renderer/api/forwards.ts';
import { usePlace } from '#renderer/app/host-area/place.ts';
import { CheckPage } from '#renderer/ui/check-list/check-page.tsx';
import type { FirewallCheck } from '#shared/contract/firewall.ts';

/** What of the host's firewalls keeps guests from the network, and the way out of it. */
export default function FirewallTab() {
  const { connection, item } = usePlace();
  const { rules, ...found } = useFirewall(connection);
  const summary = found.checks ? diagnosis(found.checks, rules) : 'Looking at the host’s firewalls…';
  return (
    <CheckPage
      connection={connection}
      title="Do guests get through?"
      summary={summary}
      item={item}
      {...found}
    />
  );
}

function diagnosis(checks: readonly FirewallCheck[], rules: boolean): string {
  const problems = checks.filter(({ verdict }) => verdict === 'problem').length;
  const seen = rules ? '' : ' The rules themselves only root may read: files and services told this.';
  if (problems === 1) return `One thing stops guests. It comes first, with its remedy.${seen}`;
  if (problems > 1) return `${problems} things stop guests. They come first, each with its remedy.${seen}`;
  return `Nothing was found that stops guests.${seen}`;
}
