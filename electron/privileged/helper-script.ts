import helper from '#resources/innkeeper-helper?raw';

/** Where packages put the helper that pkexec may run, and what polkit knows of it. */
export const INSTALLED_HELPER = '/usr/lib/innkeeper/innkeeper-helper';
export const POLKIT_POLICY = '/usr/share/polkit-1/actions/org.innkeeper.helper.policy';

export const helperText = helper;

/**
 * For `bash -p -c`, with the helper's length in bytes and its words: the helper comes first on standard input, its plan
 * after it. It is longer than one argument of a program may be.
 */
export const HELPER_LOADER =
  'LC_ALL=C; IFS= read -r -N "$1" INNKEEPER_HELPER && shift && eval "$INNKEEPER_HELPER"';

/** A word no line of the helper or of a plan can be. */
const HELPER_END = 'END-OF-INNKEEPER-HELPER';
const PLAN_END = 'END-OF-INNKEEPER-PLAN';

/**
 * The helper and a plan as one script, for `bash -s` as well as for a file that a person gives to `sudo bash`: what
 * follows its name are the helper's own words. `apply` without a stamp shows the dry run first and asks.
 */
export function carryingScript(plan: string): string {
  return `#!/bin/bash -p
# Changes of this host for its guests, made by Innkeeper. As root:
#   bash THIS-FILE dry-run   what it would do; changes nothing
#   bash THIS-FILE apply     shows that, asks, and does it
#   bash THIS-FILE undo      undoes what was done last
PATH=/usr/sbin:/usr/bin:/sbin:/bin
IFS= read -r -d '' helper <<'${HELPER_END}'
${helper}${HELPER_END}
IFS= read -r -d '' plan <<'${PLAN_END}'
${plan}${PLAN_END}
helper() {
  local LC_ALL=C
  { printf '%s' "$helper"; printf '%s' "$plan"; } |
    /bin/bash -p -c '${HELPER_LOADER}' innkeeper-helper "\${#helper}" "$@"
}
main() {
  if [[ \${1:-dry-run} != apply || $# -gt 1 ]]; then
    helper "\${@:-dry-run}"
    return
  fi
  local shown line stamp='' answer=''
  shown=$(helper dry-run) || { printf '%s\\n' "$shown"; return 1; }
  printf '%s\\n' "$shown"
  while IFS= read -r line; do [[ $line != stamp$'\\t'* ]] || stamp=\${line#stamp$'\\t'}; done <<<"$shown"
  read -r -p 'Do all of this? Type yes: ' answer </dev/tty
  [[ $answer == yes ]] || { echo 'Nothing was changed.'; return 1; }
  helper apply "$stamp"
}
main "$@"
exit
`;
}
