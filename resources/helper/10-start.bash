#!/bin/bash -p
# innkeeper-helper: all that Innkeeper does as root, and the way back from it.
#
#   innkeeper-helper dry-run        what the plan on standard input would do; changes nothing, needs no root
#   innkeeper-helper apply STAMP    does it, if it is what the dry run with that stamp said
#   innkeeper-helper status         the runs so far: before (undone), after (done), interrupted
#   innkeeper-helper plan-undo RUN  what undoing would do
#   innkeeper-helper undo [RUN [STAMP]]   undoes it; the latest that is not undone if none is named
#   innkeeper-helper confirm [RUN]  keeps what else is undone by itself: see 83-confirm
#   innkeeper-helper continue [RUN] goes on with an interrupted one
#   innkeeper-helper restore        at the host's start: what /etc/innkeeper/host.conf says
#   innkeeper-helper rules          of that, the firewall's rules alone: a network of libvirt started
#   innkeeper-helper firewall       prints the firewall's rules, which only root may read
#   innkeeper-helper version
#   … --root DIR                    before the verb: a system mounted there, of which nothing runs
#
# In a rescue shell bash and coreutils are enough:  bash /var/lib/innkeeper/innkeeper-helper undo
# innkeeper=off on the kernel's command line leaves out all that is done at a start, for that start.
#
# Every word of a plan is checked here against an anchored pattern; nothing of it, or of a file, is ever run or
# sourced. Each run keeps a folder in /var/lib/innkeeper/runs with a manifest and the files as they were, complete and
# on the disk before the first change. Files are replaced whole, by rename. Exit: 0 done, 1 failed, 2 bad usage or
# plan, 3 not what the stamp says, 4 a problem stands in the way, 5 another one runs.

set -uf
PATH=/usr/sbin:/usr/bin:/sbin:/bin
LC_ALL=C
IFS=$' \t\n'
export PATH LC_ALL
unset CDPATH GLOBIGNORE TMOUT TMPDIR POSIXLY_CORRECT ENV BASH_ENV
shopt -s nullglob
umask 022

readonly VERSION=1
# This very text: of the file, or as who carries it here read it (INNKEEPER_HELPER).
SELF=${BASH_SOURCE[0]:-}
[[ $SELF == /* || -z $SELF ]] || SELF=$PWD/$SELF
readonly SELF
[[ -z $SELF ]] || unset INNKEEPER_HELPER
readonly HOME_DIR=/var/lib/innkeeper
readonly HOST_CONF=/etc/innkeeper/host.conf
readonly TAB=$'\t' NL=$'\n'
ROOT=''

declare -a STEPS=() PROBLEMS=() NOTES=()
TITLE='Changes of the host'
CURRENT=-

# One record of output: fields parted by tabs.
say() {
  local IFS=$TAB
  printf '%s\n' "$*"
}

# Bad usage or a bad plan: nothing was touched.
refuse() {
  say refused "$1" >&2
  exit 2
}

# problem CODE DETAIL [KEY=VALUE…]: of the step that is being planned; the run is refused while there is one.
problem() {
  local code=$1 detail=$2 line
  shift 2
  local IFS=$TAB said="$CURRENT$TAB$code$TAB$detail${*:+$TAB$*}"
  for line in "${PROBLEMS[@]}"; do [[ $line != "$said" ]] || return 0; done
  PROBLEMS+=("$said")
}
