import policy from '#resources/polkit/org.innkeeper.helper.policy?raw';
import { helperText, INSTALLED_HELPER, POLKIT_POLICY } from './helper-script.ts';

const files = [
  { path: INSTALLED_HELPER, mode: '755', text: helperText },
  { path: POLKIT_POLICY, mode: '644', text: policy },
];

/** Puts the helper where polkit lets it be run from, for who has Innkeeper from an AppImage or a checkout. */
export const installScript = `#!/bin/bash -p
# Installs Innkeeper's root helper, so that the desktop asks for a password where the host is to be changed.
# As root: bash THIS-FILE. To remove it again: rm ${files.map(file => file.path).join(' ')}
set -eu
PATH=/usr/sbin:/usr/bin:/sbin:/bin
umask 022
main() {
  mkdir -p /usr/lib/innkeeper
${files.map(({ path, mode }, index) => `  printf '%s' "$file${index}" >'${path}.new'\n  chmod ${mode} '${path}.new'\n  mv -fT '${path}.new' '${path}'`).join('\n')}
}
${files.map(({ text }, index) => `IFS= read -r -d '' file${index} <<'END-OF-FILE-${index}' || true\n${text}END-OF-FILE-${index}`).join('\n')}
main
echo 'Installed.'
`;
